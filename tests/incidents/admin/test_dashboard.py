"""The first page of the admin: numbers that lead to lists of exactly so many rows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.admin import counting
from incidents.models import Incident, Record, Source, User
from incidents.publishing import correct
from tests.incidents.models import rows

FIRST = "/admin/"


def desk(client: Client) -> Any:
    response = client.get(FIRST)
    assert response.status_code == 200
    return response.context["desk"]


@pytest.fixture
def busy(editor: User, source: Source) -> User:
    """An editor with something under every number."""
    rows.incident("Bare", entered_by=editor)
    rows.cited(title="Mine", entered_by=editor)
    rows.cited(title="Somebody's")
    Source.objects.filter(pk=source.pk).update(assigned_to=editor)
    published = Incident.objects.published().order_by("pk")[:2]
    chosen = Incident.objects.filter(pk__in=[each.pk for each in published])
    correct(incidents=chosen, by=editor, reason="A wrong number")
    return editor


def test_every_number_leads_to_a_list_of_exactly_so_many(
    busy: User, sign_in: Callable[[User], Client]
) -> None:
    client = sign_in(busy)
    shown = desk(client)
    numbers = [*shown.numbers, *(day.number for day in shown.days)]

    for number in numbers:
        response = client.get(number.address)
        assert response.status_code == 200, number.address
        assert response.context["cl"].result_count == number.count, number

    assert {number.label: number.count for number in shown.numbers} == {
        "My drafts": 2,
        "Waiting for publication": 2,
        "Possible duplicates": 0,
        "Sources assigned to me, uncoded": 1,
        "Corrected in 30 days": 2,
        "No citation": 1,
        "One source only": counted_one_source(),
    }
    assert shown.days[-1].number.count == Incident.objects.count()


def counted_one_source() -> int:
    """Incidents with one source, counted row by row."""
    counts = 0
    for incident in Incident.objects.prefetch_related("citations"):
        sources = {each.source_id or -each.publisher_id for each in incident.citations.all()}
        counts += len(sources) == 1
    return counts


def test_many_are_more_than_the_list_counts(
    busy: User, sign_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 1)

    page = sign_in(busy).get(FIRST).content.decode()

    assert "more than 1" in page


def test_ledger_is_told_newest_first(busy: User, sign_in: Callable[[User], Client]) -> None:
    page = sign_in(busy).get(FIRST)

    newest = Record.objects.order_by("-position")[0]
    assert page.context["desk"].ledger[0].pk == newest.pk
    assert f"{newest.reference}: {newest.incident.title}" in page.content.decode()


def test_first_page_takes_few_statements(busy: User, sign_in: Callable[[User], Client]) -> None:
    client = sign_in(busy)
    client.get(FIRST)
    with CaptureQueriesContext(connection) as asked:
        client.get(FIRST)

    assert len(asked) <= 13, [query["sql"][:100] for query in asked]


def test_reader_sees_what_a_reader_may(
    reader_user: User, sign_in: Callable[[User], Client], busy: User
) -> None:
    shown = desk(sign_in(reader_user))

    assert [number.label for number in shown.numbers] == [
        "Corrected in 30 days",
        "No citation",
        "One source only",
    ]


def test_whoever_may_not_see_incidents_sees_no_number(db: None, client: Client) -> None:
    nobody = User.objects.create_user("nobody", is_staff=True)
    client.force_login(nobody, backend="django.contrib.auth.backends.ModelBackend")

    assert desk(client) is None


def test_report_is_coded_from_the_first_page_by_those_who_may(
    analyst: User, reader_user: User, sign_in: Callable[[User], Client]
) -> None:
    link = '<a class="button" href="/admin/incidents/source/code/">Code a report</a>'

    assert link in sign_in(analyst).get(FIRST).content.decode()
    page = sign_in(reader_user).get(FIRST).content.decode()
    assert "What waits" in page
    assert "Code a report" not in page
    assert "without a report" not in page
