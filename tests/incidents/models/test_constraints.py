"""Every constraint refuses in the database what it names, and forms say so in its words."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from incidents.models import (
    ActorAncestor,
    Affiliation,
    Citation,
    Coverage,
    DuplicatePair,
    Entity,
    Figure,
    Incident,
    IncidentLink,
    Location,
    Merge,
    NotSame,
    Origin,
    Participation,
    Place,
    PlaceAncestor,
    RecordIndex,
    TypeAncestor,
)
from incidents.models.violations import explain
from tests.incidents.models import rows
from tests.incidents.models.broken import BROKEN, Broken, pair
from timeline.models import TimelineEntry, TimelineSection

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

#: Kept by triggers, or written in publishing alone: no form can show their message.
UNWRITTEN = (TypeAncestor, PlaceAncestor, ActorAncestor, RecordIndex, Entity)
#: What Python cannot hold, or what saving would put right: written past the models.
RAW = [
    (Incident, "incident_earliest_is_not_after_latest", "earliest = '2019-12-28'"),
    (Incident, "incident_date_has_a_bound", "earliest = NULL, latest = NULL"),
    (Incident, "incident_date_is_in_the_calendar", "latest = 'infinity'"),
    (Incident, "incident_date_is_in_the_calendar", "earliest = '-infinity'"),
    (Incident, "incident_date_is_in_the_calendar", "latest = '10000-01-01'"),
    (Incident, "incident_date_is_in_the_calendar", "earliest = '0001-12-31 BC'"),
    (Incident, "incident_certain_stretch_is_a_stretch", "certain_to = NULL"),
    (Incident, "incident_certain_stretch_is_a_stretch", "certain_from = NULL"),
    (Incident, "incident_certain_stretch_is_a_stretch", "certain_to = '2019-12-26'"),
    (Place, "place_is_on_earth", "latitude = 'NaN', longitude = 44"),
    (Place, "place_is_on_earth", "latitude = 33, longitude = 'NaN'"),
    (Place, "place_is_on_earth", "latitude = 'NaN', longitude = 'NaN'"),
    (Place, "place_radius_is_a_distance", "radius_km = 'NaN'"),
    (Location, "location_is_on_earth", "latitude = 'NaN', longitude = 'NaN'"),
    (Location, "location_radius_is_a_distance", "radius_km = 'NaN'"),
    (Affiliation, "affiliation_joins_two_actors", "parent_id = child_id"),
    (IncidentLink, "incidentlink_joins_two_incidents", "to_incident_id = incident_id"),
    (NotSame, "not_same_names_the_older_first", "first_id = second_id"),
    (DuplicatePair, "duplicate_pair_names_the_older_first", "first_id = second_id"),
    (Merge, "merge_joins_two_incidents", "loser_id = winner_id"),
    (
        DuplicatePair,
        "duplicate_pair_put_off_has_a_time",
        "put_off_by_id = (SELECT min(id) FROM incidents_user)",
    ),
    (TimelineEntry, "timeline_entry_has_been_seen", "seen = 0"),
    (TimelineSection, "timeline_section_is_in_the_calendar", "start = '-infinity'"),
    (TimelineSection, "timeline_section_is_in_the_calendar", "\"end\" = '10000-01-01'"),
    (Coverage, "coverage_is_in_the_calendar", "coded_until = 'infinity'"),
    (Coverage, "coverage_is_in_the_calendar", "start = '-infinity'"),
    (Coverage, "coverage_is_in_the_calendar", "\"end\" = '10000-01-01'"),
]
#: Tested beside the matrix, because their rows are made differently.
APART = {
    "affiliation_citation_number_is_unique",
    "record_action_is_known",
    *(constraint.name for model in UNWRITTEN for constraint in model._meta.constraints),
}
VERBS = {
    *("is", "are", "has", "have", "names", "says", "joins", "belongs", "needs"),
    *("fit", "start", "starts", "stands", "changes"),
}


def constraints() -> dict[str, tuple[Any, models.BaseConstraint]]:
    """Every constraint declared by a model of ours, by name."""
    return {
        constraint.name: (model, constraint)
        for app in ("incidents", "timeline")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def violated(row: models.Model) -> dict[str, str]:
    """The constraints that a row breaks, as forms check them, with what they say."""
    found = {}
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError as error:
            found[constraint.name] = error.messages[0]
    return found


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_constraint_refuses_the_row_in_the_database(broken: Broken):
    former, row = pair(broken)
    if broken.beside is not None:
        former.save()

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        broken.model._default_manager.bulk_create([row])

    assert rows.constraint_of(refused.value) == broken.constraint
    assert explain(refused.value) == constraints()[broken.constraint][1].violation_error_message


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_constraint_speaks_in_forms(broken: Broken):
    former, row = pair(broken)
    if broken.beside is not None:
        former.save()

    with pytest.raises(ValidationError) as said:
        row.full_clean()

    message = constraints()[broken.constraint][1].violation_error_message
    # Where the field itself refuses the value, as of a code, it speaks instead.
    assert message in said.value.messages or said.value.message_dict.keys() & broken.changes.keys()
    assert violated(row) == {broken.constraint: message}


@pytest.mark.parametrize("model", rows.SOUND, ids=lambda model: model.__name__)
def test_sound_row_is_accepted(model: type[models.Model]):
    row = model(**rows.sound(model))
    row.full_clean()
    row.save()
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize(("model", "name", "change"), RAW)
def test_constraint_refuses_what_is_written_past_the_models(model, name, change):
    row = rows.stored(model)
    with pytest.raises(IntegrityError) as refused, connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET {change} WHERE id = %s", [row.pk])
    assert rows.constraint_of(refused.value) == name


@pytest.mark.parametrize(
    ("model", "one", "other"),
    [(Affiliation, "child", "parent"), (IncidentLink, "incident", "to_incident")],
)
def test_relation_to_itself_is_refused_in_forms(model, one, other):
    sound = rows.sound(model)
    row = model(**{**sound, other: sound[one]})
    assert set(violated(row).values()) == {
        "Choose two different ones: nothing is related to itself."
    }


def test_citation_number_stands_once_in_an_affiliation():
    owner = rows.stored(Affiliation)
    Citation.objects.create(affiliation=owner, number=1, source=rows.source())
    again = Citation(affiliation=owner, number=1, publisher=rows.publisher())

    assert list(violated(again)) == ["affiliation_citation_number_is_unique"]
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        again.save()
    assert rows.constraint_of(refused.value) == "affiliation_citation_number_is_unique"


def test_citation_with_two_owners_is_refused():
    sound = rows.sound(Citation)
    row = Citation(**{**sound, "affiliation": rows.stored(Affiliation)})
    assert list(violated(row)) == ["citation_belongs_to_one_owner"]


def test_record_with_an_unknown_action_is_refused():
    with connection.cursor() as cursor:
        cursor.execute("SELECT lock_ledger()")
    with pytest.raises(IntegrityError) as refused, connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO incidents_record
                (incident_id, reference, version, action, reason, schema_version, document)
            SELECT incident_id, reference, version, 'nonsens', '', 1, '{}'
            FROM incidents_record LIMIT 1"""
        )
    assert rows.constraint_of(refused.value) == "record_action_is_known"
    assert explain(refused.value).startswith("action: choose one of published, ")


@pytest.mark.parametrize(
    ("model", "first", "second"),
    [
        (Figure, {"low": 2, "best": 2, "high": 2}, {"standing": "alternative"}),
        (Figure, {}, {"status": "civilian"}),
        (Figure, {"standing": "rejected"}, {}),
        (Participation, {}, {"standing": "alternative"}),
        (Participation, {"role": "target"}, {}),
        (Location, {"primary": True}, {}),
        (IncidentLink, {"kind": "part-of"}, {}),
        (Origin, {"original_id": "2"}, {}),
    ],
)
def test_second_row_that_differs_is_accepted(model, first, second):
    sound = rows.sound(model)
    for changes in (first, second):
        row = model(**{**sound, **changes})
        row.full_clean()
        row.save()


@pytest.mark.parametrize(
    "numbers",
    [
        {"quantifier": "about", "low": None, "high": None},
        {"quantifier": "about", "low": 0, "best": 2, "high": 9},
        {"quantifier": "at-least", "best": None, "high": None},
        {"quantifier": "fewer-than", "low": None, "best": None},
        {"quantifier": "range", "best": None, "high": 5},
        {
            "quantifier": "words",
            "low": None,
            "best": None,
            "high": None,
            "words": "several thousand",
        },
        {"low": 5, "best": 3, "high": 4, "as_reported": True},
        {"low": 2**53, "best": 2**53, "high": 2**53},
        {"low": 0, "best": 0, "high": 0},
    ],
    ids=str,
)
def test_figure_that_fits_its_quantifier_is_accepted(numbers):
    figure = rows.stored(Figure, **numbers)
    figure.full_clean()


@pytest.mark.parametrize(
    "point",
    [("90", "180"), ("-90", "-180"), ("0", "0"), (None, None)],
)
def test_point_at_the_edge_of_the_earth_is_accepted(point):
    latitude, longitude = point
    rows.stored(Place, latitude=latitude, longitude=longitude).full_clean()


def test_time_with_an_exact_day_is_accepted():
    rows.stored(Incident, time=dt.time(21, 30)).full_clean()


@pytest.mark.parametrize(
    ("model", "column"),
    [
        (model, field.name)
        for model in rows.SOUND
        for field in model._meta.local_fields
        if field.unique and not field.primary_key
    ],
)
def test_unique_column_names_one_row(model, column):
    values = {"reference": "INC-999999", "entry_token": str(UUID(int=1)), "digest": "a" * 64}
    made = {"source": rows.source, "loser": lambda: rows.incident("Lost")}
    value = made[column]() if column in made else values.get(column, "test-twice")
    sound = {**rows.sound(model), column: value}
    model(**sound).save()
    again = model(**sound)

    with pytest.raises(ValidationError) as said:
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    assert column in said.value.message_dict


@pytest.mark.parametrize("name", constraints())
def test_constraint_has_a_case_here(name):
    assert name in {broken.constraint for broken in BROKEN} | {name for _, name, _ in RAW} | APART


@pytest.mark.parametrize("name", constraints())
def test_constraint_has_a_message_of_its_own(name):
    model, constraint = constraints()[name]
    if model not in UNWRITTEN:
        assert constraint.violation_error_message != constraint.default_violation_error_message


@pytest.mark.parametrize("name", constraints())
def test_constraint_name_is_a_phrase(name):
    words = name.split("_")
    assert re.fullmatch(r"[a-z0-9_]+", name)
    assert len(words) >= 3
    assert VERBS.intersection(words[1:])
