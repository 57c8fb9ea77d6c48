"""Past states of an incident, and what lies between them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.history.differences import FieldChange, differences
from incidents.history.events import marks_now, read_marks, written
from incidents.history.states import state_at, state_now
from incidents.history.wording import Words
from incidents.models import Citation, Incident, Participation
from tests.incidents.models import rows


def changes(incident: Incident, marks: dict[str, int]) -> list[tuple[str, str, list[str]]]:
    found = differences(state_at(incident.pk, marks), state_now(incident.pk))
    return [(each.table, each.kind, [field.name for field in each.fields]) for each in found]


def test_state_at_present_marks_is_the_present_state(incident: Incident) -> None:
    rows.stored(Participation, incident=incident)
    assert state_at(incident.pk, marks_now(incident.pk)) == state_now(incident.pk)


def test_state_before_changes_is_rebuilt_with_rows_that_went(incident: Incident) -> None:
    part = rows.stored(Participation, incident=incident)
    before, marks = state_now(incident.pk), marks_now(incident.pk)
    Incident.objects.filter(pk=incident.pk).update(title="Second title", tags=["one"])
    part.delete()
    Citation.objects.filter(incident=incident).update(locator="page 2")
    rows.stored(Participation, incident=incident, role="target")

    assert state_at(incident.pk, marks) == before
    kinds = [(table, kind) for table, kind, _ in changes(incident, marks)]
    assert kinds == [
        ("incident", "changed"),
        ("participation", "removed"),
        ("participation", "added"),
        ("citation", "changed"),
    ]


def test_fields_are_told_one_by_one_and_only_those_that_say_something(incident: Incident) -> None:
    marks = marks_now(incident.pk)
    Incident.objects.filter(pk=incident.pk).update(title="Second title", version=7)
    [found] = differences(state_at(incident.pk, marks), state_now(incident.pk))

    assert found.fields == (FieldChange("title", "First title", "Second title"),)


def test_order_of_rows_alone_is_no_difference(incident: Incident) -> None:
    part = rows.stored(Participation, incident=incident)
    marks = marks_now(incident.pk)
    Participation.objects.filter(pk=part.pk).update(position=5)

    assert changes(incident, marks) == []


def test_other_incidents_are_left_out(incident: Incident) -> None:
    marks = marks_now(incident.pk)
    rows.cited(title="Another")
    assert changes(incident, marks) == []


def test_words_are_those_of_the_form(incident: Incident) -> None:
    marks = marks_now(incident.pk)
    actor = rows.actor("test-army", name="Test Army")
    rows.stored(Participation, incident=incident, role="target", actor=actor, cites=[1])
    Incident.objects.filter(pk=incident.pk).update(means=["rocket"], grain="aggregate")
    found = differences(state_at(incident.pk, marks), state_now(incident.pk))
    words = Words(found)

    assert [words.title(each) for each in found] == ["Incident", "Participation Target Test Army"]
    shown = {
        words.label(each.table, f.name): words.value(each.table, f.name, f.new)
        for each in found
        for f in each.fields
    }
    assert shown["Means"] == "Rocket"
    assert shown["Grain"] == "Aggregate"
    assert shown["Actor"] == "Test Army"
    assert words.value("participation", "actor", 987654) == "actor 987654 (deleted)"
    assert words.value("location", "primary", False) == "no"
    assert words.value("incident", "summary", "") == "—"


def test_marks_survive_the_way_through_a_form(incident: Incident) -> None:
    marks = marks_now(incident.pk)
    assert read_marks(written(marks)) == marks
    for text in (
        "",
        "incident",
        "incident:x",
        "citation:1",
        "user:1,incident:2",
        "incident:١",
        "\0",
    ):
        assert read_marks(text) is None


def test_marks_take_one_statement(incident: Incident) -> None:
    with CaptureQueriesContext(connection) as asked:
        marks_now(incident.pk)
    assert len(asked) == 1
