"""Timelines at the desk: drafted by analysts, published by editors."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.incidents.admin.conftest import errors_of, filled
from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK
from timeline.admin.publishing import as_seen
from timeline.models import PublishedTimeline, Timeline, TimelineEntry
from timeline.saved.publishing import publish

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
BACKEND = "django.contrib.auth.backends.ModelBackend"
LIST = "/admin/timeline/timeline/"
ADD = f"{LIST}add/"


@pytest.fixture
def as_analyst(client: Client, analyst: Any) -> Client:
    client.force_login(analyst, backend=BACKEND)
    return client


@pytest.fixture
def as_editor(client: Client, editor: Any) -> Client:
    client.force_login(editor, backend=BACKEND)
    return client


def change(it: Timeline) -> str:
    return reverse("admin:timeline_timeline_change", args=[it.pk])


def typed(**more: Any) -> dict[str, Any]:
    rows = {f"{name}-{what}_FORMS": 0 for name in ("sections", "entries") for what in FORMS}
    fields = {"title": "Rockets", "slug": "rockets", "filter": "type=rocket-attack"}
    return {"author": "", "introduction": "", "as_of": "", **rows, **fields, **more}


FORMS = ("TOTAL", "INITIAL")


def entry(number: int = 0, **fields: Any) -> dict[str, Any]:
    given = {"reference": KIRKUK, "kind": "pinned", "headline": "", "note": "", **fields}
    named = {f"entries-{number}-{name}": value for name, value in given.items()}
    return {"entries-TOTAL_FORMS": number + 1, **named}


def test_analyst_makes_one_with_section_and_entries(as_analyst):
    section = {
        "sections-TOTAL_FORMS": 1,
        "sections-0-position": 1,
        "sections-0-title": "Before",
        "sections-0-end": "2019-12-26",
    }
    response = as_analyst.post(ADD, typed(**section, **entry(headline="H", note="N")))

    assert response.status_code == 302, errors_of(response)
    it = Timeline.objects.get()
    (row,) = it.entries.all()
    assert (row.reference, row.headline, row.seen) == (KIRKUK, "H", 4)
    assert it.sections.get().title == "Before"
    page = as_analyst.get(change(it)).content.decode()
    assert "Readers do not see it." in page
    assert "1 pinned, 0 left out" in page
    assert "_act_publish" not in page


def test_filter_is_refused_in_the_words_of_the_api(as_analyst):
    response = as_analyst.post(ADD, typed(filter="tpye=attack"))
    assert response.status_code == 200
    assert any("did you mean type" in error for error in errors_of(response))
    assert "filter" in response.context["adminform"].form.errors
    assert not Timeline.objects.exists()


def test_filter_is_kept_in_its_normal_form(as_analyst):
    as_analyst.post(ADD, typed(filter="?during=2019-12&country=IQ"))
    assert Timeline.objects.get().filter == "country=iq&during=2019-12"


@pytest.mark.parametrize(("as_of", "kept"), [("7", 7), ("", None), (" 12 ", 12)])
def test_position_is_kept(as_analyst, as_of, kept):
    assert as_analyst.post(ADD, typed(as_of=as_of)).status_code == 302
    assert Timeline.objects.get().as_of == kept


@pytest.mark.parametrize(
    ("as_of", "words"),
    [("99999", "beyond the ledger"), ("2026-01-05", "write the time too"), ("x", "neither")],
)
def test_position_that_cannot_be_is_refused(as_analyst, as_of, words):
    response = as_analyst.post(ADD, typed(as_of=as_of))
    assert any(words in error for error in errors_of(response)), errors_of(response)
    assert "as_of" in response.context["adminform"].form.errors


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("INC-999999", "No incident"),
        ("42", "No incident"),
        ("", "required"),
        ("inc-000004", None),
    ],
)
def test_reference_is_looked_up(as_analyst, reference, words):
    response = as_analyst.post(ADD, typed(**entry(reference=reference, headline="x")))
    if words is None:
        assert TimelineEntry.objects.get().reference == KIRKUK
    else:
        assert any(words in error for error in errors_of(response)), errors_of(response)
        assert not Timeline.objects.exists()


def test_reference_has_to_be_published_at_the_position(as_analyst):
    response = as_analyst.post(ADD, typed(as_of="3", **entry()))
    assert any("as of position 3" in error for error in errors_of(response))


def test_hidden_entry_with_words_and_second_entry_of_one_incident_are_refused(as_analyst):
    response = as_analyst.post(ADD, typed(**entry(kind="hidden", note="x")))
    assert any("neither headline nor note" in error for error in errors_of(response))
    response = as_analyst.post(ADD, typed(**(entry() | entry(1))))
    assert response.status_code == 200
    assert not Timeline.objects.exists()


def test_slug_stays(as_analyst):
    it = made.timeline()
    sent = filled(as_analyst.get(change(it)))
    assert "slug" not in sent
    assert (
        as_analyst.post(change(it), {**sent, "title": "Other", "slug": "other"}).status_code == 302
    )
    it.refresh_from_db()
    assert (it.title, it.slug) == ("Other", "rockets")


def test_analyst_does_not_publish(as_analyst):
    it = made.timeline()
    for address in (f"{LIST}act/publish/?pk={it.pk}", f"{LIST}act/withdraw/?pk={it.pk}"):
        assert as_analyst.get(address).status_code == 403
        assert as_analyst.post(address, {"chosen": as_seen(it), "reason": "x"}).status_code == 403
    page = as_analyst.get(LIST).content.decode()
    assert 'value="publish"' not in page
    sent = {**filled(as_analyst.get(change(it))), "_act_publish": "1"}
    assert as_analyst.post(change(it), sent)["Location"] == LIST
    assert not PublishedTimeline.objects.exists()


def test_editor_publishes_from_the_page_and_withdraws(as_editor):
    it = made.timeline()
    page = as_editor.get(change(it))
    assert "_act_publish" in page.content.decode()
    assert "_act_withdraw" not in page.content.decode()
    on = as_editor.post(change(it), {**filled(page), "_act_publish": "1"})
    asked = as_editor.get(on["Location"])
    assert "Readers will see it as it stands now." in asked.content.decode()
    assert not PublishedTimeline.objects.exists()

    done = as_editor.post(f"{LIST}act/publish/", {"chosen": as_seen(it)})
    assert done["Location"] == change(it)
    assert PublishedTimeline.objects.get().live
    assert "Edition 1 is published, and says the same." in (
        as_editor.get(change(it)).content.decode()
    )

    refused = as_editor.post(f"{LIST}act/withdraw/", {"chosen": as_seen(it), "reason": " "})
    assert refused.status_code == 200
    assert PublishedTimeline.objects.get().live
    as_editor.post(f"{LIST}act/withdraw/", {"chosen": as_seen(it), "reason": "Wrong."})
    assert not PublishedTimeline.objects.get().live


def test_editor_publishes_several_from_the_list_or_none(as_editor):
    one, two = made.timeline("one"), made.timeline("two")
    asked = as_editor.post(LIST, {"action": "publish", "_selected_action": [one.pk, two.pk]})
    assert asked.content.decode().count('name="chosen"') == 2
    Timeline.objects.filter(pk=two.pk).update(filter="tpye=x")

    two.refresh_from_db()
    both = {"chosen": [as_seen(one), as_seen(two)]}
    refused = as_editor.post(f"{LIST}act/publish/", both)
    assert "did you mean type" in refused.content.decode()
    assert not PublishedTimeline.objects.exists()

    Timeline.objects.filter(pk=two.pk).update(filter="")
    two.refresh_from_db()
    both = {"chosen": [as_seen(one), as_seen(two)]}
    assert as_editor.post(f"{LIST}act/publish/", both)["Location"] == LIST
    assert PublishedTimeline.objects.count() == 2
    assert as_editor.get(LIST).status_code == 200


def test_what_changed_after_the_page_was_shown_is_not_published(as_editor):
    it = made.timeline()
    seen = as_seen(it)
    assert seen in as_editor.get(f"{LIST}act/publish/?pk={it.pk}").content.decode()
    made.entry(it, KIRKUK, headline="Slipped in")

    refused = as_editor.post(f"{LIST}act/publish/", {"chosen": seen})

    assert "was changed after this page was shown" in refused.content.decode()
    assert as_seen(it) in refused.content.decode()
    assert not PublishedTimeline.objects.exists()


@pytest.mark.parametrize("address", ["act/none/", "act/publish/?pk=x"])
def test_act_that_there_is_not_is_a_404(as_editor, address):
    assert as_editor.get(f"{LIST}{address}").status_code == 404


def test_act_on_nothing_is_refused(as_editor):
    page = as_editor.post(f"{LIST}act/publish/", {"chosen": "x"})
    assert "Choose at least one timeline." in page.content.decode()


def test_preview_shows_the_draft_to_the_desk_alone(as_analyst, settings):
    settings.ANONYMOUS_READING = True
    it = made.timeline()
    made.entry(it, EMBASSY, headline="The crowd at the gate")
    address = reverse("admin:timeline_timeline_preview", args=[it.pk])

    told = as_analyst.get(address).content.decode()
    assert "A preview of the draft" in told
    assert "The crowd at the gate" in told
    assert 'class="exports"' not in told
    assert Client().get(address).status_code == 302
    Timeline.objects.filter(pk=it.pk).update(filter="tpye=x")
    assert as_analyst.get(address).status_code == 400
    assert "did you mean type" in as_analyst.get(change(it)).content.decode()


def test_preview_is_not_for_whoever_may_not_see_timelines(client, reader_user):
    reader_user.groups.clear()
    client.force_login(reader_user, backend=BACKEND)
    address = reverse("admin:timeline_timeline_preview", args=[made.timeline().pk])
    assert client.get(address).status_code == 403


def test_reader_looks_at_drafts_and_changes_nothing(client, reader_user):
    client.force_login(reader_user, backend=BACKEND)
    it = made.timeline()
    assert client.get(change(it)).status_code == 200
    assert client.post(change(it), typed()).status_code == 403
    assert client.get(ADD).status_code == 403


def test_published_timeline_is_not_deleted(as_editor, editor):
    it = made.timeline()
    publish(it, by=editor)
    as_editor.post(reverse("admin:timeline_timeline_delete", args=[it.pk]), {"post": "yes"})
    assert Timeline.objects.filter(pk=it.pk).exists()
    draft = made.timeline("draft")
    as_editor.post(reverse("admin:timeline_timeline_delete", args=[draft.pk]), {"post": "yes"})
    assert not Timeline.objects.filter(pk=draft.pk).exists()


def test_page_takes_the_same_few_statements_for_more_rows(
    as_analyst, django_assert_max_num_queries
):
    it = made.timeline()
    for number in range(1, 12):
        made.entry(it, f"INC-{number:06}")
    with django_assert_max_num_queries(16, using="default"):
        as_analyst.get(change(it))


def test_slug_that_somebody_takes_meanwhile_is_an_error_of_the_form(as_analyst, monkeypatch):
    """Found by the database alone: the other was not there yet when the form was checked."""
    made.timeline()
    monkeypatch.setattr(Timeline, "validate_unique", lambda *_args, **_options: None)

    refused = as_analyst.post(ADD, typed())

    assert refused.status_code == 200
    assert any("slug" in error for error in errors_of(refused)), errors_of(refused)
