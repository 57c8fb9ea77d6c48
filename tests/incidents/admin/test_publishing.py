"""The acts of an editor, confirmed on a page of their own."""

from typing import Any

import pytest
from django.test import Client

from incidents.admin.confirming import line
from incidents.models import Citation, Incident, IncidentLink, Record, Source, User
from incidents.publishing import publish
from tests.incidents.admin.conftest import address, errors_of, filled
from tests.incidents.models import rows

LIST = "/admin/incidents/incident/"


def act(name: str) -> str:
    return f"/admin/incidents/incident/act/{name}/"


def confirmed(response: Any, **fields: Any) -> dict[str, Any]:
    """What the confirming page sends."""
    hidden: dict[str, Any] = {}
    for name, value in response.context["confirmation"].hidden:
        hidden.setdefault(name, []).append(value)
    return hidden | fields


@pytest.fixture
def published(as_editor: Client, draft: Incident) -> Incident:
    page = as_editor.get(act("publish"), {"pk": draft.pk})
    as_editor.post(act("publish"), confirmed(page))
    draft.refresh_from_db()
    assert draft.state == "published"
    return draft


@pytest.fixture
def published_too(db: None, editor: User) -> Incident:
    incident = rows.cited(title="Too")
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    incident.refresh_from_db()
    return incident


def test_publishing_from_the_list_asks_first_and_gives_a_reference(
    as_editor: Client, draft: Incident
) -> None:
    asked = as_editor.post(LIST, {"action": "publish", "_selected_action": [draft.pk]})
    assert b"Test attack" in asked.content
    draft.refresh_from_db()
    assert draft.state == "draft"

    done = as_editor.post(act("publish"), confirmed(asked), follow=True)

    draft.refresh_from_db()
    assert draft.state == "published"
    assert str(draft.reference).startswith("INC-")
    assert "1 incident published." in [str(m) for m in done.context["messages"]]


def test_the_button_saves_and_goes_on_to_the_confirming_page(
    as_editor: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_editor.get(page)) | {"title": "Better title", "_act_publish": "1"}

    response = as_editor.post(page, fields)

    assert response["Location"] == f"{act('publish')}?pk={draft.pk}"
    draft.refresh_from_db()
    assert (draft.title, draft.state) == ("Better title", "draft")


def test_publishing_without_a_citation_says_what_is_missing(
    as_editor: Client, draft: Incident
) -> None:
    draft.participations.all().delete()
    Citation.objects.filter(incident=draft).delete()

    asked = as_editor.get(act("publish"), {"pk": draft.pk})
    by_hand = as_editor.post(act("publish"), confirmed(asked))

    assert b"cites nothing" in asked.content
    assert b'value="Confirm"' not in asked.content
    assert by_hand.status_code == 200
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("action", ["publish", "bulk_tag"])
def test_title_in_arabic_does_not_turn_the_date_round(
    as_editor: Client, draft: Incident, action: str
) -> None:
    Incident.objects.filter(pk=draft.pk).update(title="كتائب <b>")
    chosen = {"action": action, "_selected_action": [draft.pk]}

    page = as_editor.post(LIST, chosen, follow=True).content.decode()

    assert "<bdi>كتائب &lt;b&gt;</bdi> · <bdi>2019-12-27</bdi> · <bdi>draft</bdi>" in page


@pytest.fixture
def unfit(draft: Incident) -> Incident:
    """A draft that cites nothing."""
    return Incident.objects.create(title="Unfit", type=draft.type, date="2019-12-28")


def test_fit_ones_are_published_and_the_others_left_alone_with_the_reason(
    as_editor: Client, draft: Incident, unfit: Incident, published_too: Incident
) -> None:
    everything = [draft.pk, unfit.pk, published_too.pk]
    asked = as_editor.post(LIST, {"action": "publish", "_selected_action": everything})
    confirmation = asked.context["confirmation"]

    assert confirmation.title == "Publish: 1 incident"
    assert confirmation.rows == [line("Test attack", "2019-12-27", "draft")]
    assert confirmation.skipped == [
        "Unfit: it cites nothing; add at least one citation.",
        f"{published_too}: it is published already; update or correct it.",
    ]
    assert confirmation.notes == [
        "1 incident will be published, all or none. Left alone, for the reasons below: 2."
    ]
    assert [each.split(":")[0] for each in confirmed(asked)["chosen"]] == [str(draft.pk)]
    done = as_editor.post(act("publish"), confirmed(asked), follow=True)

    why = "it cites nothing: 1, it is published already: 1"
    assert [str(message) for message in done.context["messages"]] == [
        f"1 incident published. Left alone: 2 ({why})."
    ]
    states = Incident.objects.filter(pk__in=everything).order_by("title")
    assert list(states.values_list("title", "state", "version")) == [
        ("Test attack", "published", 1),
        ("Too", "published", 1),
        ("Unfit", "draft", 0),
    ]


def test_one_left_alone_that_became_fit_meanwhile_is_not_published_unseen(
    as_editor: Client, draft: Incident, unfit: Incident, source: Source
) -> None:
    asked = as_editor.get(act("publish"), {"pk": [draft.pk, unfit.pk]})
    Citation.objects.create(incident=unfit, number=1, source=source)

    done = as_editor.post(act("publish"), confirmed(asked), follow=True)

    assert [str(message) for message in done.context["messages"]] == [
        "1 incident published. Left alone: 1 (it changed after it was shown: 1)."
    ]
    unfit.refresh_from_db()
    assert unfit.state == "draft"


@pytest.mark.parametrize("change", ["edited", "uncited", "published", "deleted"])
def test_change_between_page_and_act_stops_all_and_is_named(
    as_editor: Client, editor: User, draft: Incident, change: str
) -> None:
    other = rows.cited(title="Other")
    chosen = Incident.objects.filter(pk=other.pk)
    asked = as_editor.get(act("publish"), {"pk": [draft.pk, other.pk]})
    if change == "edited":
        chosen.update(title="Other still")
    elif change == "uncited":
        other.citations.all().delete()
    elif change == "published":
        publish(incidents=chosen, by=editor)
    else:
        chosen.delete()

    refused = as_editor.post(act("publish"), confirmed(asked))

    said = str(refused.context["adminform"].form.errors)
    assert "Look again, then confirm" in said
    assert "Other" in said or f"Incident {other.pk}: it was deleted" in said
    draft.refresh_from_db()
    assert draft.state == "draft"
    again = as_editor.post(act("publish"), confirmed(refused))
    assert again.status_code == 302


def test_update_leaves_alone_what_readers_see_already(
    as_editor: Client, published: Incident, published_too: Incident
) -> None:
    Incident.objects.filter(pk=published.pk).update(title="Better title")
    Incident.objects.filter(pk=published_too.pk).update(internal_note="Seen by the desk alone")
    both = {"pk": [published.pk, published_too.pk]}

    asked = as_editor.get(act("update"), both)

    why = "nothing that readers see changed since it was published"
    assert asked.context["confirmation"].skipped == [f"{published_too}: {why}."]
    assert as_editor.get(act("correct"), both).context["confirmation"].skipped == []


def test_link_to_a_draft_can_be_published_before_the_draft(
    as_editor: Client, published: Incident, unfit: Incident
) -> None:
    IncidentLink.objects.create(incident=published, kind="responds-to", to_incident=unfit)

    asked = as_editor.get(act("update"), {"pk": published.pk})

    assert asked.context["confirmation"].problems == []


@pytest.mark.parametrize("name", ["correct", "retract"])
def test_correcting_and_retracting_ask_for_the_reason(
    as_editor: Client, published: Incident, name: str
) -> None:
    asked = as_editor.get(act(name), {"pk": published.pk})
    before = Record.objects.count()

    response = as_editor.post(act(name), confirmed(asked, reason="  ", why="duplicate"))

    assert response.context["adminform"].form.errors["reason"] == ["This field is required."]
    assert Record.objects.count() == before


def test_retracting_asks_which_kind_of_reason(as_editor: Client, published: Incident) -> None:
    asked = as_editor.get(act("retract"), {"pk": published.pk})

    response = as_editor.post(act("retract"), confirmed(asked, reason="Told twice", why="bored"))

    assert "why" in response.context["adminform"].form.errors
    assert b"Told twice" in response.content


@pytest.mark.parametrize(
    ("name", "fields", "action"),
    [
        ("update", {}, "updated"),
        ("correct", {"reason": "The place was wrong"}, "corrected"),
        ("retract", {"reason": "Told twice", "why": "duplicate"}, "retracted"),
    ],
)
def test_what_is_public_is_updated_corrected_or_retracted(
    as_editor: Client, published: Incident, name: str, fields: dict[str, Any], action: str
) -> None:
    Incident.objects.filter(pk=published.pk).update(title="Better title")
    asked = as_editor.get(act(name), {"pk": published.pk})

    response = as_editor.post(act(name), confirmed(asked, **fields))

    assert response.status_code == 302
    record = Record.objects.filter(incident=published).latest("position")
    assert (record.action, record.version) == (action, 2)
    assert fields.get("reason", "") in record.reason


def test_an_act_from_the_wrong_state_is_refused(as_editor: Client, published: Incident) -> None:
    asked = as_editor.get(act("publish"), {"pk": published.pk})

    response = as_editor.post(act("publish"), confirmed(asked))

    assert response.status_code == 200
    published.refresh_from_db()
    assert published.version == 1


def test_what_changed_after_it_was_shown_is_shown_again(as_editor: Client, draft: Incident) -> None:
    asked = as_editor.get(act("publish"), {"pk": draft.pk})
    Incident.objects.filter(pk=draft.pk).update(title="Changed meanwhile")

    response = as_editor.post(act("publish"), confirmed(asked))

    assert b"Changed meanwhile" in response.content
    assert b"some changed after they were shown" in response.content
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("query", ["?pk=one", "?pk=1&pk='", "?pk="])
def test_numbers_that_are_none_are_not_found(as_editor: Client, query: str) -> None:
    assert as_editor.get(act("publish") + query).status_code == 404


def test_an_unknown_act_is_not_found(as_editor: Client, draft: Incident) -> None:
    assert as_editor.get(act("purge"), {"pk": draft.pk}).status_code == 404


def test_no_incident_at_all_is_said(as_editor: Client) -> None:
    assert b"Choose at least one" in as_editor.get(act("publish")).content


def test_the_page_offers_the_acts_of_the_present_state(
    as_editor: Client, published: Incident
) -> None:
    content = as_editor.get(address("incident", "change", published.pk)).content.decode()

    offered = [n for n in ("publish", "update", "correct", "retract") if f"_act_{n}" in content]
    assert offered == ["update", "correct", "retract"]


def test_restating_shows_the_count_and_restates(as_editor: Client, published: Incident) -> None:
    actor = published.participations.get().actor
    assert actor is not None
    page = address("actor", "change", actor.pk)
    renamed = as_editor.post(page, filled(as_editor.get(page)) | {"name": "Renamed Militia"})
    assert renamed.status_code == 302, errors_of(renamed)
    chosen = {"action": "restate_published_incidents", "_selected_action": [actor.pk]}

    asked = as_editor.post(address("actor", "changelist"), chosen)
    assert asked.context["title"] == "Restate published incidents: 1"
    as_editor.post(address("actor", "changelist"), confirmed(asked, reason="New name"))

    record = Record.objects.filter(incident=published).latest("position")
    assert (record.action, record.reason) == ("restated", "New name")
    assert "Renamed Militia" in record.document
    assert list(actor.names.values_list("name", flat=True)) == ["Test Militia"]


def test_reason_typed_where_a_report_was_attached_is_in_the_form(
    as_editor: Client, monkeypatch: pytest.MonkeyPatch, published: Incident
) -> None:
    module = "incidents.admin.publishing.reason_waiting"
    monkeypatch.setattr(module, lambda number, name: f"{name} of {number}")

    asked = as_editor.get(act("correct"), {"pk": published.pk})

    assert f">\ncorrect of {published.pk}</textarea>" in asked.content.decode()


def test_more_than_a_thousand_are_not_published_at_once(
    as_editor: Client, monkeypatch: pytest.MonkeyPatch, draft: Incident, unfit: Incident
) -> None:
    monkeypatch.setattr("incidents.admin.publishing.MOST_AT_ONCE", 1)
    chosen = {"action": "publish", "_selected_action": [draft.pk, unfit.pk]}

    answer = as_editor.post(LIST, chosen, follow=True)

    assert [str(each) for each in answer.context["messages"]] == [
        "Choose at most 1 incidents at once."
    ]
