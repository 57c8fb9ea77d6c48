"""Saved filters: kept, renamed and deleted by the one whose they are, and by nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client

from incidents.models import SavedFilter, User
from tests.incidents.admin.test_incident_list import LIST, said

SAVE = f"{LIST}filters/"


def changed(kept: SavedFilter) -> str:
    return f"{SAVE}{kept.pk}/"


@pytest.fixture
def mine(analyst: User) -> SavedFilter:
    """A filter of the analyst."""
    return SavedFilter.objects.create(user=analyst, name="My drafts", query="state__exact=draft")


def test_query_is_saved_and_listed_as_a_link(as_analyst: Client, analyst: User) -> None:
    sent = {"name": " Drafts ", "query": "?state__exact=draft&p=3&q=a+b"}

    response = as_analyst.post(SAVE, sent, follow=True)

    kept = SavedFilter.objects.get()
    assert (kept.user, kept.name, kept.query) == (analyst, "Drafts", "state__exact=draft&q=a+b")
    assert "The filter “Drafts” is saved." in said(response)
    assert '<a href="?state__exact=draft&amp;q=a+b" aria-current="page">' in (
        response.content.decode()
    )


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("", "", "name"),
        ("x" * 101, "", "at most 100 characters"),
        ("a\0", "", "Null characters"),
        ("My drafts", "", "You have a filter of this name"),
        ("Long", "q=" + "x" * 3000, "at most 2000 characters"),
    ],
)
def test_what_cannot_be_saved_is_said(
    as_analyst: Client, mine: SavedFilter, name: str, query: str, words: str
) -> None:
    response = as_analyst.post(SAVE, {"name": name, "query": query}, follow=True)

    assert response.status_code == 200
    assert words in said(response)
    assert SavedFilter.objects.count() == 1


def test_own_filter_is_renamed_and_deleted(as_analyst: Client, mine: SavedFilter) -> None:
    as_analyst.post(changed(mine), {"act": "rename", "name": "Other"})
    mine.refresh_from_db()
    assert mine.name == "Other"
    as_analyst.post(changed(mine), {"act": "nonsense"})
    assert SavedFilter.objects.count() == 1

    as_analyst.post(changed(mine), {"act": "delete"})

    assert not SavedFilter.objects.exists()


def test_refused_name_changes_nothing(as_analyst: Client, mine: SavedFilter) -> None:
    response = as_analyst.post(changed(mine), {"act": "rename", "name": " "}, follow=True)

    assert "not saved" in said(response)
    mine.refresh_from_db()
    assert mine.name == "My drafts"


@pytest.mark.parametrize("act", ["rename", "delete"])
def test_filter_of_somebody_else_is_not_there(
    sign_in: Callable[[User], Client], editor: User, mine: SavedFilter, act: str
) -> None:
    client = sign_in(editor)

    assert client.post(changed(mine), {"act": act, "name": "Mine now"}).status_code == 404
    mine.refresh_from_db()
    assert mine.name == "My drafts"
    assert b"My drafts" not in client.get(LIST).content


def test_nothing_is_changed_by_a_link(as_analyst: Client, mine: SavedFilter) -> None:
    assert as_analyst.get(SAVE).status_code == 405
    assert as_analyst.get(changed(mine)).status_code == 405


def test_saving_takes_the_right_to_see_incidents(db: None, client: Client) -> None:
    nobody = User.objects.create_user("nobody", is_staff=True)
    client.force_login(nobody, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post(SAVE, {"name": "x", "query": ""}).status_code == 403
    assert not SavedFilter.objects.exists()


def test_popup_has_no_saved_filters(as_analyst: Client, mine: SavedFilter) -> None:
    assert b"My drafts" not in as_analyst.get(LIST, {"_popup": "1"}).content
