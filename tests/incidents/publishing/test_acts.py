"""Publishing, updating, correcting, retracting, restoring."""

import json
import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from incidents.codes import RetractionReason
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.documents.slim import slim
from incidents.models import Citation, Incident, Record, RecordIndex, Term, User
from incidents.publishing import acts as acts_module
from incidents.publishing import correct, publish, restore, retract, update
from tests.incidents.documents.made import ROCKETS

pytestmark = pytest.mark.django_db


def made(**changes: Any) -> Incident:
    return load({**ROCKETS, **changes}, by=None)


def only(*incidents: Incident) -> Any:
    return Incident.objects.filter(pk__in=[incident.pk for incident in incidents])


def last_record(incident: Incident) -> Record:
    record = Record.objects.filter(incident=incident).last()
    assert record is not None
    return record


def test_published_incident_has_reference_version_and_record(editor: User) -> None:
    incident = made()

    entry = publish(incidents=only(incident), by=editor)

    incident.refresh_from_db()
    record = last_record(incident)
    assert (entry.count, entry.last) == (1, record.position)
    assert (incident.state, incident.version) == ("published", 1)
    assert record.reference == incident.reference
    assert re.fullmatch(r"INC-[0-9]{6,}", str(incident.reference))
    assert json.loads(record.document)["reference"] == incident.reference


def test_published_document_is_the_editorial_one(editor: User) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)

    assert json.loads(last_record(incident).document) == dump([incident.pk])[incident.pk]


@pytest.mark.parametrize("user", ["analyst", "reader_user"])
def test_nobody_but_editors_publishes(user: str, request: pytest.FixtureRequest) -> None:
    incident = made()

    with pytest.raises(PermissionDenied):
        publish(incidents=only(incident), by=request.getfixturevalue(user))

    incident.refresh_from_db()
    assert incident.state == "draft"


def test_incident_that_cites_nothing_is_refused_by_name(editor: User) -> None:
    sound, unfit = made(), made(title="Unfit", citations=[], locations=[])

    with pytest.raises(ValidationError, match="Unfit: it cites nothing"):
        publish(incidents=only(sound, unfit), by=editor)

    assert not Record.objects.filter(incident=sound).exists()


def test_nothing_chosen_is_refused(editor: User) -> None:
    with pytest.raises(ValidationError, match="at least one"):
        publish(incidents=Incident.objects.none(), by=editor)


def test_incident_without_place_figure_and_perpetrator_is_published(editor: User) -> None:
    incident = made(locations=[], not_stated=["place"])

    publish(incidents=only(incident), by=editor)

    assert RecordIndex.objects.get(incident_id=incident.pk).place == ""


def test_second_publication_is_an_update_or_a_correction(editor: User) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)

    with pytest.raises(ValidationError, match="it is published already"):
        publish(incidents=only(incident), by=editor)
    update(incidents=only(incident), by=editor)
    correct(incidents=only(incident), by=editor, reason="The date was wrong")

    records = Record.objects.filter(incident=incident).values_list("action", "version", "reason")
    assert list(records) == [
        ("published", 1, ""),
        ("updated", 2, ""),
        ("corrected", 3, "The date was wrong"),
    ]


def test_draft_cannot_be_corrected_or_retracted(editor: User) -> None:
    incident = made()

    for act in (correct, update):
        with pytest.raises(ValidationError, match="it is a draft"):
            act(incidents=only(incident), by=editor, reason="why")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_correction_without_a_reason_is_refused(editor: User, reason: str) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)

    with pytest.raises(ValidationError, match="Say why"):
        correct(incidents=only(incident), by=editor, reason=reason)


def test_retracted_incident_leaves_a_tombstone_and_its_history(editor: User) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)
    first = last_record(incident)

    retract(
        incidents=only(incident), by=editor, why=RetractionReason.DUPLICATE, reason="Held twice"
    )

    tombstone = last_record(incident)
    assert json.loads(tombstone.document) == {
        "reference": first.reference,
        "version": 2,
        "action": "retracted",
        "why": "duplicate",
        "reason": "Held twice",
    }
    assert RecordIndex.objects.get(pk=tombstone.pk).live is False
    assert RecordIndex.objects.get(pk=first.pk).superseded_by == tombstone.pk
    assert Record.objects.get(pk=first.pk).document == first.document


def test_earlier_state_is_restored_as_the_newest(editor: User) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)
    former = slim(json.loads(last_record(incident).document))
    load(
        {**ROCKETS, "title": "Wrong", "citations": ROCKETS["citations"]}, by=None, incident=incident
    )
    correct(incidents=only(incident), by=editor, reason="A slip")
    retract(incidents=only(incident), by=editor, why=RetractionReason.DUPLICATE, reason="No")

    reference = last_record(incident).reference
    restore(reference=reference, version=1, by=editor, reason="It was right")

    record = last_record(incident)
    assert (record.action, record.version) == ("restored", 4)
    assert slim(json.loads(record.document)) == former
    assert RecordIndex.objects.get(pk=record.pk).live


def test_version_that_never_was_cannot_be_restored(editor: User) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)

    with pytest.raises(ValidationError, match="no published version 9"):
        restore(reference=last_record(incident).reference, version=9, by=editor, reason="x")


def test_restoring_by_an_analyst_changes_nothing(editor: User, analyst: User) -> None:
    incident = made()
    publish(incidents=only(incident), by=editor)
    load({**ROCKETS, "title": "Edited"}, by=None, incident=incident)

    with pytest.raises(PermissionDenied):
        restore(reference=last_record(incident).reference, version=1, by=analyst, reason="x")

    incident.refresh_from_db()
    assert incident.title == "Edited"


def test_bulk_is_published_batch_by_batch(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts_module, "BATCH", 2)
    incidents = [made(title=f"Number {number}") for number in range(5)]

    entry = publish(incidents=only(*incidents), by=editor)

    positions = list(Record.objects.filter(incident__in=incidents).values_list("pk", flat=True))
    assert entry.count == 5
    assert (entry.first, entry.last) == (positions[0], positions[-1])


def test_rows_of_one_act_carry_one_instant(editor: User) -> None:
    first, second = made(), made(title="Second")

    publish(incidents=only(first, second), by=editor)

    assert last_record(first).recorded_at == last_record(second).recorded_at


def test_term_counts_follow_the_current_documents(editor: User) -> None:
    def count() -> int:
        return Term.objects.get(term="=place:kirkuk").count

    incident, before = made(), count()

    publish(incidents=only(incident), by=editor)
    assert count() == before + 1
    update(incidents=only(incident), by=editor)
    assert count() == before + 1
    retract(incidents=only(incident), by=editor, why=RetractionReason.DUPLICATE, reason="x")
    assert count() == before


def test_link_to_a_draft_is_not_in_the_document_until_it_is_published(editor: User) -> None:
    target = made(title="Target")
    source = made(title="Source", links=[{"kind": "part-of", "to": f"DRAFT-{target.pk}"}])
    publish(incidents=only(source), by=editor)
    assert json.loads(last_record(source).document)["links"] == []

    publish(incidents=only(target), by=editor)

    record = last_record(source)
    (link,) = json.loads(record.document)["links"]
    assert (record.action, record.version) == ("restated", 1)
    assert link["to"] == {"reference": last_record(target).reference, "title": "Target"}


def test_link_goes_when_its_target_is_retracted(editor: User) -> None:
    target = made(title="Target")
    source = made(title="Source", links=[{"kind": "part-of", "to": f"DRAFT-{target.pk}"}])
    publish(incidents=only(source, target), by=editor)
    assert json.loads(last_record(source).document)["links"]

    retract(incidents=only(target), by=editor, why=RetractionReason.DUPLICATE, reason="x")

    assert json.loads(last_record(source).document)["links"] == []


def test_pending_link_is_not_shown_when_its_target_is_published(editor: User) -> None:
    target, source = made(title="Target"), made(title="Source")
    publish(incidents=only(source), by=editor)
    pending = {"links": [{"kind": "part-of", "to": f"DRAFT-{target.pk}"}]}
    load({**ROCKETS, "title": "Source", **pending}, by=None, incident=source)

    publish(incidents=only(target), by=editor)

    assert json.loads(last_record(source).document)["links"] == []


def test_links_follow_the_title_of_their_target(editor: User) -> None:
    target = made(title="Target")
    source = made(title="Source", links=[{"kind": "part-of", "to": f"DRAFT-{target.pk}"}])
    publish(incidents=only(source, target), by=editor)
    Incident.objects.filter(pk=target.pk).update(title="Renamed")

    update(incidents=only(target), by=editor)

    (link,) = json.loads(last_record(source).document)["links"]
    assert link["to"]["title"] == "Renamed"


def test_withdrawn_citation_after_publication_stops_the_next_act(editor: User) -> None:
    incident = made(locations=[])
    publish(incidents=only(incident), by=editor)
    Citation.objects.filter(incident=incident).delete()

    with pytest.raises(ValidationError, match="cites nothing"):
        update(incidents=only(incident), by=editor)
