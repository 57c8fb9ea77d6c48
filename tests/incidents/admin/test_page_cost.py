"""What opening the page of an incident costs, whatever is below it."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Incident
from tests.incidents.admin.big_incident import big_incident
from tests.incidents.admin.conftest import address

MOST_STATEMENTS = 25


def statements(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def page_of(incident: Incident) -> str:
    return address("incident", "change", incident.pk)


def test_page_takes_the_same_few_statements_for_any_number_of_rows(as_analyst: Client) -> None:
    few, many = page_of(big_incident(3, 2, 2)), page_of(big_incident(30, 20, 20))

    assert statements(as_analyst, few) == statements(as_analyst, many) <= MOST_STATEMENTS


def test_page_of_a_reader_takes_no_more(as_analyst: Client, reader_user, sign_in) -> None:
    few, many = page_of(big_incident(3, 2, 2)), page_of(big_incident(30, 20, 20))
    reader = sign_in(reader_user)

    assert statements(reader, few) == statements(reader, many) <= MOST_STATEMENTS


def test_empty_page_takes_few_statements(as_analyst: Client) -> None:
    assert statements(as_analyst, address("incident", "add")) <= MOST_STATEMENTS
