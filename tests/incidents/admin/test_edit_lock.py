"""Two editors of one incident."""

import pytest
from django.test import Client

from incidents.models import Incident, Participation, User
from tests.incidents.admin.conftest import BACKEND, address, errors_of, filled


@pytest.fixture
def other(editor: User) -> Client:
    client = Client()
    client.force_login(editor, backend=BACKEND)
    return client


def test_the_second_save_is_refused_and_says_whose_was_first(
    as_analyst: Client, other: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)
    mine, theirs = filled(as_analyst.get(page)), filled(other.get(page))

    first = other.post(page, theirs | {"title": "Their title"})
    second = as_analyst.post(page, mine | {"title": "My title"})

    assert (first.status_code, second.status_code) == (302, 200)
    [error] = errors_of(second)
    assert "editor changed this incident (incident, " in error
    assert b"My title" in second.content
    draft.refresh_from_db()
    assert draft.title == "Their title"


def test_a_change_of_a_part_counts_as_a_change(
    as_analyst: Client, other: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)
    mine, theirs = filled(as_analyst.get(page)), filled(other.get(page))

    other.post(page, theirs | {"participations-0-reason": "Because"})
    second = as_analyst.post(page, mine | {"title": "My title"})

    [error] = errors_of(second)
    assert "changed this incident" in error


def test_rows_another_deleted_do_not_take_typed_rows_with_them(
    as_analyst: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)
    mine = filled(as_analyst.get(page)) | {"participations-0-reason": "Typed with care"}
    Participation.objects.filter(incident=draft).delete()

    second = as_analyst.post(page, mine)

    assert second.status_code == 200
    assert b"Typed with care" in second.content


def test_a_form_without_the_revision_it_saw_is_refused(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page))
    del fields["revision_seen"]

    assert as_analyst.post(page, fields).status_code == 200


def test_saving_twice_in_a_row_from_fresh_pages_is_fine(
    as_analyst: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)

    for title in ("One", "Two"):
        response = as_analyst.post(page, filled(as_analyst.get(page)) | {"title": title})
        assert response.status_code == 302, errors_of(response)
