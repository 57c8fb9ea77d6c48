"""Which form a page holds, and when the browser is told that a draft has been saved."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from incidents.admin.unsaved import MOST_SAVED, cookie_name
from incidents.models import Actor, Incident, User
from tests.incidents.admin.conftest import address, filled

ID = "1-22-333-4294967295"


def saved(response: Any) -> str:
    """What the browser is told; empty when it is told nothing."""
    cookie = response.cookies.get(cookie_name())
    return cookie.value if cookie else ""


def send(client: Client, page: str, **changed: Any) -> Any:
    """Open the page, change some fields, save."""
    fields = filled(client.get(page)) | {"_unsaved": ID} | changed
    return client.post(page, fields)


def test_page_says_whose_form_it_holds(as_analyst: Client, analyst: User, draft: Incident) -> None:
    draft.refresh_from_db()
    page = as_analyst.get(address("incident", "change", draft.pk)).content.decode()

    assert f'data-user="{analyst.pk}" data-form="incident" data-object="{draft.pk}"' in page
    assert f'data-revision="{draft.revision}"' in page


@pytest.mark.parametrize("model", ["incident", "source", "actor", "place", "publisher"])
def test_every_form_of_the_desk_keeps_drafts(as_analyst: Client, model: str) -> None:
    page = as_analyst.get(address(model, "add")).content.decode()

    assert f'data-form="{model}" data-object=""' in page
    assert "desk/unsaved" in page


def test_reader_who_may_type_nothing_has_no_drafts(
    reader_user: User, sign_in: Any, draft: Incident
) -> None:
    page = sign_in(reader_user).get(address("incident", "change", draft.pk)).content.decode()

    assert 'id="unsaved"' not in page


def test_saved_change_names_its_draft(as_analyst: Client, draft: Incident) -> None:
    response = send(as_analyst, address("incident", "change", draft.pk), title="Another")

    assert response.status_code == 302
    assert saved(response) == ID


def test_saved_new_row_names_its_draft(as_analyst: Client) -> None:
    page = address("actor", "add")
    response = send(as_analyst, page, name="New", slug="new-one", kind="military")

    assert Actor.objects.filter(slug="new-one").exists()
    assert saved(response) == ID


def test_refused_form_keeps_its_draft_and_remembers_its_name(
    as_analyst: Client, draft: Incident
) -> None:
    response = send(as_analyst, address("incident", "change", draft.pk), title="")

    assert response.status_code == 200
    assert saved(response) == ""
    assert f'data-posted="{ID}"' in response.content.decode()


def test_expired_session_keeps_the_draft(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page)) | {"_unsaved": ID}
    as_analyst.logout()
    response = as_analyst.post(page, fields)

    assert response.status_code == 302
    assert "/login/" in response["Location"]
    assert saved(response) == ""


def test_row_that_is_no_longer_there_keeps_the_draft(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page)) | {"_unsaved": ID}
    draft.delete()
    response = as_analyst.post(page, fields)

    assert response.status_code == 302
    assert [str(said) for said in get_messages(response.wsgi_request)]
    assert saved(response) == ""


@pytest.mark.parametrize(
    "named", ["", "x", "1-2-3", "1-2-3-4;Path=/", "1-2-3-4\n", "١-٢-٣-٤", "9" * 60]
)
def test_name_that_is_none_is_not_repeated(as_analyst: Client, draft: Incident, named: str) -> None:
    page = address("incident", "change", draft.pk)
    response = send(as_analyst, page, title="Another", _unsaved=named)

    assert response.status_code == 302
    assert saved(response) == ""


def test_names_the_browser_was_not_told_of_are_kept(as_analyst: Client, draft: Incident) -> None:
    as_analyst.cookies[cookie_name()] = ".".join(["bad name", *["5-6-7-8"] * 30])
    response = send(as_analyst, address("incident", "change", draft.pk), title="Another")

    assert saved(response).split(".") == ["5-6-7-8"] * (MOST_SAVED - 1) + [ID]
