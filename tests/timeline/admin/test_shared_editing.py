"""Two editors of one timeline."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.admin.base import Admin
from tests.incidents.admin.conftest import errors_of, filled
from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK
from timeline.models import Timeline, TimelineSection

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def it() -> Timeline:
    it = made.timeline(author="The desk")
    made.entry(it, KIRKUK, headline="H")
    TimelineSection.objects.create(timeline=it, title="Before", text="What came before.")
    return it


def address(it: Timeline) -> str:
    return reverse("admin:timeline_timeline_change", args=[it.pk])


def opened(user: Any, it: Timeline) -> tuple[Client, dict[str, Any]]:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client, filled(client.get(address(it)))


def test_second_save_is_refused_with_what_the_first_changed(it, analyst, editor):
    first, typed = opened(analyst, it)
    second, other = opened(editor, it)
    section = {"sections-0-text": "What came first."}
    row = {"entries-TOTAL_FORMS": 2, "entries-1-reference": EMBASSY, "entries-1-kind": "hidden"}
    saved = first.post(address(it), {**typed, "author": "Ann", **section, **row})
    assert saved.status_code == 302, errors_of(saved)

    refused = second.post(address(it), {**other, "introduction": "Mine."})

    assert refused.status_code == 200
    (error,) = errors_of(refused)
    assert "Not saved" in error
    assert (analyst.get_full_name() or analyst.get_username()) in error
    told = [
        (each.what, each.former, each.later) for each in refused.context["adminform"].form.meanwhile
    ]
    assert told == [
        ("Author", "The desk", "Ann"),
        ("Section “Before”", "What came before.", "What came first."),
        (EMBASSY, "", "Hidden"),
    ]
    page = refused.content.decode()
    assert "What changed while you had this page open" in page
    assert "Mine." in page
    it.refresh_from_db()
    assert (it.author, it.introduction) == ("Ann", "")


def test_what_was_shown_may_be_replaced_and_what_was_not_may_not(it, analyst, editor):
    first, typed = opened(analyst, it)
    second, other = opened(editor, it)
    first.post(address(it), {**typed, "author": "Ann"})
    refused = second.post(address(it), {**other, "author": "Bob"})
    merged = {"draft_merged": refused.context["adminform"].form.merged}
    first, typed = opened(analyst, it)
    first.post(address(it), {**typed, "author": "Ann and Eve"})

    again = second.post(address(it), {**other, "author": "Bob", **merged})
    assert again.status_code == 200
    assert "Ann and Eve" in again.content.decode()

    merged = {"draft_merged": again.context["adminform"].form.merged}
    last = second.post(address(it), {**other, "author": "Bob", **merged})
    assert last.status_code == 302
    it.refresh_from_db()
    assert it.author == "Bob"


@pytest.mark.parametrize("seen", ["", "{", "[]", "{}", '{"title": 3}', json.dumps({"sections": 1})])
def test_page_that_does_not_say_what_it_was_made_of_is_refused(it, editor, seen):
    client, typed = opened(editor, it)
    refused = client.post(address(it), {**typed, "draft_seen": seen, "author": "Bob"})
    assert refused.status_code == 200
    assert "Not saved" in errors_of(refused)[0]


def test_change_between_reading_draft_and_page_is_told_as_one(it, editor, monkeypatch):
    """The draft is read before the page: what changes in between is on the page, and is told."""
    plain = Admin.get_object

    def meanwhile(*args: Any) -> Any:
        Timeline.objects.filter(pk=it.pk).update(author="Meanwhile")
        return plain(*args)

    client = Client()
    client.force_login(editor, backend=BACKEND)
    with monkeypatch.context() as patched:
        patched.setattr(Admin, "get_object", meanwhile)
        typed = filled(client.get(address(it)))
    assert client.post(address(it), typed).status_code == 200


def test_row_that_the_other_removed_is_named(it, analyst, editor):
    first, typed = opened(analyst, it)
    second, other = opened(editor, it)
    assert first.post(address(it), {**typed, "entries-0-DELETE": "on"}).status_code == 302

    refused = second.post(address(it), other)

    assert refused.status_code == 200
    (change,) = refused.context["adminform"].form.meanwhile
    assert (change.what, change.later) == (KIRKUK, "")


def test_new_timeline_has_nothing_to_be_compared_with(editor):
    client = Client()
    client.force_login(editor, backend=BACKEND)
    page = client.get("/admin/timeline/timeline/add/")
    sent = {**filled(page), "title": "New", "slug": "new"}
    assert client.post("/admin/timeline/timeline/add/", sent).status_code == 302


def test_form_locks_the_timeline_until_it_is_saved(it, editor):
    client, typed = opened(editor, it)
    with CaptureQueriesContext(connection) as asked:
        client.post(address(it), {**typed, "author": "Bob"})
    assert any("FOR NO KEY UPDATE" in each["sql"] for each in asked)
