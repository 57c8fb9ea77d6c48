"""Going back to a former state: all of it or nothing."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from incidents.history.entries import entries_of, tell
from incidents.history.events import marks_now
from incidents.history.restoring import restore_state
from incidents.history.states import state_at, state_now
from incidents.models import Actor, Citation, Incident, IncidentLink, Location, Participation, User
from incidents.publishing import publish
from tests.conftest import signed_up
from tests.incidents.models import rows


def restore(incident: Incident, marks: dict[str, int], by: User, **changes: Any) -> int:
    incident.refresh_from_db()
    given = {"seen": incident.revision, "reason": "Back", **changes}
    return restore_state(incident=incident, marks=marks, by=by, **given)


@pytest.fixture
def changed(incident: Incident) -> tuple[dict[str, int], dict[Any, Any]]:
    """The marks and the state before every kind of change."""
    part = rows.stored(Participation, incident=incident, cites=[1])
    first = rows.stored(Location, incident=incident, primary=True)
    Citation.objects.create(incident=incident, number=2, source=rows.source())
    rows.stored(IncidentLink, incident=incident)
    before = marks_now(incident.pk), state_now(incident.pk)
    Incident.objects.filter(pk=incident.pk).update(title="Second", tags=["x"], date="2020")
    Location.objects.filter(pk=first.pk).update(primary=False)
    rows.stored(Location, incident=incident, primary=True)
    numbers = dict(Citation.objects.filter(incident=incident).values_list("number", "pk"))
    Citation.objects.filter(pk=numbers[1]).update(number=9)
    Citation.objects.filter(pk=numbers[2]).update(number=1)
    Citation.objects.filter(pk=numbers[1]).update(number=2)
    part.delete()
    IncidentLink.objects.filter(incident=incident).update(reason="Other", published_as={"a": 1})
    return before


def test_former_state_comes_back_with_the_numbers_of_its_rows(
    incident: Incident, changed: Any, analyst: User
) -> None:
    marks, before = changed
    assert restore(incident, marks, analyst) == 7
    assert state_now(incident.pk) == before
    incident.refresh_from_db()
    assert (incident.title, str(incident.earliest)) == ("First title", "2019-12-27")
    assert incident.links.get().published_as == {"a": 1}


def test_going_back_is_a_change_like_any_other(
    incident: Incident, changed: Any, analyst: User
) -> None:
    pending = marks_now(incident.pk)
    former = state_now(incident.pk)
    restore(incident, changed[0], analyst)
    assert state_at(incident.pk, pending) == former
    [entry] = [each for each in entries_of(incident.pk) if len(each.key) == 36]
    tell([entry])
    assert (entry.who, entry.reason, entry.act) == ("analyst", "Back", "state restored")
    kinds = {each.table: each.kind for each in entry.found}
    assert kinds == {
        "incident": "changed",
        "participation": "added",
        "location": "removed",
        "citation": "changed",
        "incidentlink": "changed",
    }
    restore(incident, pending, analyst)
    assert state_now(incident.pk) == former


def test_row_that_names_what_is_gone_is_named_and_nothing_is_written(
    incident: Incident, analyst: User
) -> None:
    part = rows.stored(Participation, incident=incident, actor=rows.actor("gone", name="Gone"))
    marks = marks_now(incident.pk)
    part.delete()
    Actor.objects.get(slug="gone").delete()
    Incident.objects.filter(pk=incident.pk).update(title="Second")

    with pytest.raises(ValidationError) as refused:
        restore(incident, marks, analyst)

    [said] = refused.value.messages
    assert said.startswith("Participation Initiator actor ")
    assert said.endswith("(deleted), is no longer there.")
    incident.refresh_from_db()
    assert incident.title == "Second"


def test_rule_of_the_database_refuses_all_of_it(incident: Incident, analyst: User) -> None:
    origin = {"dataset": "Test", "original_id": "1"}
    held = incident.origins.create(**origin)
    marks = marks_now(incident.pk)
    held.delete()
    rows.incident("Another").origins.create(**origin)
    Incident.objects.filter(pk=incident.pk).update(title="Second")

    with pytest.raises(ValidationError, match="Another incident already came from this record"):
        restore(incident, marks, analyst)
    incident.refresh_from_db()
    assert incident.title == "Second"


def test_state_and_reference_are_left_to_the_ledger(analyst: User) -> None:
    incident = rows.cited()
    marks = marks_now(incident.pk)
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=signed_up("ed", "editor"))
    Incident.objects.filter(pk=incident.pk).update(title="Second")
    restore(incident, marks, analyst)
    incident.refresh_from_db()
    assert (incident.title, incident.state, incident.version) == ("Test attack", "published", 1)
    assert incident.reference


@pytest.mark.parametrize(
    ("given", "words"),
    [({"seen": -1}, "Somebody changed it"), ({"reason": " "}, "Say why")],
)
def test_restoring_blindly_or_without_a_reason_is_refused(
    incident: Incident, analyst: User, given: Any, words: str
) -> None:
    marks = marks_now(incident.pk)
    Incident.objects.filter(pk=incident.pk).update(title="Second")
    with pytest.raises(ValidationError, match=words):
        restore(incident, marks, analyst, **given)
