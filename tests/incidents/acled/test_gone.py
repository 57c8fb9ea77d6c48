"""What is gone for somebody who keeps a copy of ACLED's rows: committed, as the reader sees it."""

from incidents.acled.asking import read
from incidents.acled.gone import DELETED, deleted
from incidents.acled.reading import Answer
from incidents.acled.sub_events import equivalents
from incidents.codes import RetractionReason
from incidents.models import Incident, Origin, User
from incidents.publishing.acts import correct, retract

KIRKUK, EMBASSY = "INC-000004", "INC-000007"


def ids(**parameters: str) -> list[str]:
    asked = read({name: [value] for name, value in parameters.items()})
    return [each["event_id_cnty"] for each in Answer(asked).rows()]


def gone(**parameters: str) -> list[str]:
    given = {name: [value] for name, value in parameters.items()}
    asked = read(given, DELETED)
    return [each["event_id_cnty"] for each in deleted(asked, equivalents("reader"))]


def test_nothing_is_gone_at_first(committed: None):
    assert gone() == []


def test_retracted_and_no_longer_sayable_are_gone(committed: None, editor: User):
    kirkuk = Incident.objects.filter(reference=KIRKUK)
    retract(incidents=kirkuk, by=editor, why=RetractionReason.DID_NOT_HAPPEN, reason="Made up.")
    embassy = Incident.objects.filter(reference=EMBASSY)
    embassy.update(occurrence="planned")
    correct(incidents=embassy, by=editor, reason="It was planned only.")

    assert gone() == [EMBASSY, KIRKUK]
    assert gone(event_id_cnty="000007") == [EMBASSY]
    assert gone(deleted_timestamp="2020-01-01") == [EMBASSY, KIRKUK]
    assert gone(deleted_timestamp="2999-01-01") == []
    assert not {EMBASSY, KIRKUK} & set(ids())


def test_corrected_row_stays_with_a_later_timestamp(committed: None, editor: User):
    kirkuk = Incident.objects.filter(reference=KIRKUK)
    kirkuk.update(title="Changed", summary="")
    correct(incidents=kirkuk, by=editor, reason="A better title.")

    assert gone() == []
    (told,) = Answer(read({"event_id_cnty": [KIRKUK]})).rows()
    assert told["notes"] == "Changed"


def test_id_that_changed_is_gone_under_the_old_one(committed: None, editor: User):
    kirkuk = Incident.objects.get(reference=KIRKUK)
    of = {"event": ""}
    origin = Origin(incident=kirkuk, dataset="acled", original_id="IRQ7", codes={"of": of})
    origin.save()
    correct(incidents=Incident.objects.filter(pk=kirkuk.pk), by=editor, reason="It is ACLED's.")

    assert gone() == [KIRKUK]
    assert "IRQ7" in ids()
    why = RetractionReason.DUPLICATE
    retract(incidents=Incident.objects.filter(pk=kirkuk.pk), by=editor, why=why, reason="Twice.")
    assert gone() == [KIRKUK, "IRQ7"]

    origin.delete()
    embassy = Incident.objects.get(reference=EMBASSY)
    Origin.objects.create(incident=embassy, dataset="acled", original_id="IRQ7", codes={"of": of})
    correct(incidents=Incident.objects.filter(pk=embassy.pk), by=editor, reason="It is this one.")
    assert set(gone()) == {KIRKUK, EMBASSY}
    assert "IRQ7" in ids()
