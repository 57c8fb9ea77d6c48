"""The edit lock rises with every change of an incident and its parts, and with nothing else."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from incidents.models import (
    Actor,
    Affiliation,
    Citation,
    DuplicatePair,
    Figure,
    Incident,
    IncidentLink,
    IncidentOtherType,
    Location,
    NotSame,
    Origin,
    Participation,
    Place,
)
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db

#: Every part with a column that a test may change, and its SQL.
PARTS: list[tuple[type[models.Model], str]] = [
    (IncidentOtherType, "type_id = (SELECT id FROM incidents_incidenttype WHERE code = 'attack')"),
    (Location, "described_as = 'other'"),
    (Participation, "side = 1"),
    (Figure, "scope = 'part'"),
    (Citation, "locator = 'paragraph 2'"),
    (IncidentLink, "reason = 'other'"),
    (Origin, "release = '2'"),
]


def revision(incident: Incident) -> int:
    return int(Incident.objects.values_list("revision", flat=True).get(pk=incident.pk))


def run(sql: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def test_parts_are_all_here():
    children = {
        relation.related_model
        for relation in Incident._meta.get_fields(include_hidden=True)
        if relation.one_to_many and getattr(relation, "on_delete", None) is models.CASCADE
    }
    assert {model for model, _ in PARTS} == children - {DuplicatePair, NotSame}


@pytest.mark.parametrize("how", ["save", "update", "sql"])
def test_revision_rises_with_the_incident(how):
    incident = rows.incident()
    before = revision(incident)
    if how == "save":
        incident.save()
    elif how == "update":
        Incident.objects.filter(pk=incident.pk).update(title="Other")
    else:
        run("UPDATE incidents_incident SET title = 'Other' WHERE id = %s", incident.pk)
    assert revision(incident) == before + 1


@pytest.mark.parametrize("given", ["revision", "revision - 1", "0", "1000"])
def test_revision_cannot_be_set(given):
    incident = rows.incident()
    before = revision(incident)
    run(f"UPDATE incidents_incident SET revision = {given} WHERE id = %s", incident.pk)
    assert revision(incident) == before + 1


@pytest.mark.parametrize("model", [model for model, _ in PARTS])
def test_revision_rises_with_an_inserted_part(model):
    sound = rows.sound(model)
    before = revision(sound["incident"])
    model._default_manager.bulk_create([model(**sound)])
    assert revision(sound["incident"]) > before


@pytest.mark.parametrize(("model", "change"), PARTS)
def test_revision_rises_with_a_changed_part(model, change):
    part = rows.stored(model)
    before = revision(part.incident)
    run(f"UPDATE {model._meta.db_table} SET {change} WHERE id = %s", part.pk)
    assert revision(part.incident) > before


@pytest.mark.parametrize("model", [model for model, _ in PARTS])
def test_revision_rises_with_a_deleted_part(model):
    part = rows.stored(model)
    before = revision(part.incident)
    run(f"DELETE FROM {model._meta.db_table} WHERE id = %s", part.pk)
    assert revision(part.incident) > before


@pytest.mark.parametrize("model", [model for model, _ in PARTS])
def test_revision_rises_on_both_sides_of_a_moved_part(model):
    part = rows.stored(model)
    other = rows.incident("Other")
    before = (revision(part.incident), revision(other))
    run(f"UPDATE {model._meta.db_table} SET incident_id = %s WHERE id = %s", other.pk, part.pk)
    assert revision(part.incident) > before[0]
    assert revision(other) > before[1]


def test_revision_stays_when_other_rows_change():
    incident, other = rows.incident(), rows.incident("Other")
    part = rows.stored(Participation, incident=incident)
    before = revision(incident)

    rows.stored(Location, incident=other)
    other.save()
    Actor.objects.filter(pk=part.actor_id).update(name="Other")
    Place.objects.filter(slug="iraq").update(name="Other")
    cited = Citation.objects.create(
        affiliation=rows.stored(Affiliation), number=1, source=rows.source()
    )
    cited.delete()
    assert revision(incident) == before


def test_revision_of_a_link_target_stays():
    sound = rows.sound(IncidentLink)
    before = revision(sound["to_incident"])
    IncidentLink.objects.create(**sound)
    assert revision(sound["to_incident"]) == before


def today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def after(days: int) -> str:
    return str(today() + dt.timedelta(days=days))


@pytest.mark.parametrize("occurrence", ["occurred", "attempted"])
@pytest.mark.parametrize("days", [2, 400])
def test_what_occurred_is_not_in_the_future(occurrence, days):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        rows.incident(date=after(days), occurrence=occurrence)
    assert rows.constraint_of(refused.value) == "incident_occurred_is_not_in_the_future"
    assert "so it is planned or possible" in str(refused.value)


@pytest.mark.parametrize("days", [0, 1])
def test_what_occurred_may_be_tomorrow_where_it_was(days):
    rows.incident(date=after(days))


@pytest.mark.parametrize("date", ["2019/..", "../2100-01-01"])
def test_what_occurred_may_still_go_on(date):
    rows.incident(date=date)


@pytest.mark.parametrize("occurrence", ["planned", "possible", "cancelled", "refuted"])
def test_what_did_not_occur_may_be_in_the_future(occurrence):
    rows.incident(date=after(400), occurrence=occurrence)


@pytest.mark.parametrize("change", [{"occurrence": "occurred"}, {"date": "2999"}])
def test_change_to_an_occurrence_in_the_future_is_refused(change):
    was_planned = "occurrence" in change
    incident = rows.incident(
        date=after(400) if was_planned else "2019",
        occurrence="planned" if was_planned else "occurred",
    )
    for column, value in change.items():
        setattr(incident, column, value)
    with pytest.raises(IntegrityError, match="lies in the future"), transaction.atomic():
        incident.save(update_fields=list(change))
