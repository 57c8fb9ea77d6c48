"""Every change of the working tables leaves its trace, with who and why, whichever way it came."""

from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.db import connection, models

from incidents.models import (
    AccessToken,
    Actor,
    DuplicatePair,
    ImportJob,
    ImportMapping,
    Incident,
    IncidentLink,
    KeptAnswer,
    LinkCheck,
    Merge,
    NameDecision,
    NotSame,
    Participation,
    SavedFilter,
    Sheet,
    SheetBatch,
    SheetChange,
    SourceCopy,
)
from tests.incidents.models import rows
from timeline.models import TimelineEdition

pytestmark = pytest.mark.django_db

SHEETS = {Sheet, SheetBatch, SheetChange}
#: Judgements and habits of the desk, keys and answers kept: they change nothing that is said.
#: Copies of sources are never changed.
UNTRACKED = {
    *(AccessToken, KeptAnswer, LinkCheck, NotSame, SavedFilter, SourceCopy, TimelineEdition),
    *(DuplicatePair, ImportJob, ImportMapping, Merge, NameDecision, *SHEETS),
}
TRACKED = [model for model in rows.SOUND if model not in UNTRACKED]


def events(row: Any) -> list[tuple[str, Any]]:
    """The labels of the traces of a row with the context of each, oldest first."""
    model = type(row).pgh_event_model
    found = model.objects.filter(pgh_obj_id=row.pk).order_by("pgh_id").select_related("pgh_context")
    return [(each.pgh_label, each.pgh_context and each.pgh_context.metadata) for each in found]


def labels(row: Any) -> list[str]:
    return [label for label, _ in events(row)]


def test_working_tables_are_all_tracked():
    working = {
        model
        for app in ("incidents", "timeline")
        for model in apps.get_app_config(app).get_models()
        if hasattr(model, "pgh_event_model")
    }
    assert working == set(TRACKED)


@pytest.mark.parametrize("model", TRACKED)
def test_row_leaves_a_trace_when_inserted_changed_and_deleted(model: type[models.Model], editor):
    context = {"user": editor.pk, "reason": "test"}
    row = model(**rows.sound(model))
    column = changing(model)
    with pghistory.context(**context):
        row.save()
        model._default_manager.filter(pk=row.pk).update(**column)
        pk = row.pk
        row.delete()
    row.pk = pk
    assert events(row) == [(label, context) for label in ("insert", "update", "delete")]


def changing(model: type[models.Model]) -> dict[str, Any]:
    """A column of the model with another value."""
    names = {field.name for field in model._meta.local_fields}
    for name, value in (
        *(("name", "Other"), ("title", "Other"), ("locator", "page 2"), ("release", "2")),
        *(("reason", "other"), ("description", "Other"), ("note", "Other")),
    ):
        if name in names:
            return {name: value}
    return {"type": rows.kind("test-other")}


def test_bulk_create_leaves_a_trace_of_each_row(analyst):
    with pghistory.context(user=analyst.pk, reason="import"):
        made = Actor.objects.bulk_create(
            Actor(slug=f"test-{n}", name="Test", kind="military") for n in range(3)
        )
    context = {"user": analyst.pk, "reason": "import"}
    assert [events(row) for row in made] == [[("insert", context)]] * 3


def test_update_of_many_leaves_a_trace_of_each_row():
    made = [rows.actor(f"test-{n}") for n in range(3)]
    Actor.objects.filter(slug__startswith="test-").update(description="Other")
    assert [labels(row) for row in made] == [["insert", "update"]] * 3


@pytest.mark.parametrize(
    ("sql", "label"),
    [
        ("UPDATE incidents_actor SET name = 'Other' WHERE id = %s", "update"),
        ("DELETE FROM incidents_actor WHERE id = %s", "delete"),
    ],
)
def test_raw_sql_leaves_a_trace(sql, label, editor):
    row = rows.actor()
    with pghistory.context(user=editor.pk, reason="by hand"), connection.cursor() as cursor:
        cursor.execute(sql, [row.pk])
    assert events(row)[1:] == [(label, {"user": editor.pk, "reason": "by hand"})]


def test_trace_holds_the_row_as_it_was():
    row = rows.actor(name="First")
    Actor.objects.filter(pk=row.pk).update(name="Second")
    model: Any = Actor.pgh_event_model  # type: ignore[attr-defined]
    traces = model.objects.filter(pgh_obj_id=row.pk).order_by("pgh_id")
    assert [trace.name for trace in traces] == ["First", "Second"]


@pytest.mark.parametrize(
    "counter",
    ["revision = revision", "version = version + 1", "title = title"],
)
def test_counter_alone_leaves_no_trace(counter):
    incident = rows.incident()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE incidents_incident SET {counter} WHERE id = %s", [incident.pk])
    assert labels(incident) == ["insert"]


def test_part_leaves_its_own_trace_and_none_of_its_incident():
    incident = rows.incident()
    part = rows.stored(Participation, incident=incident)
    assert labels(incident) == labels(part) == ["insert"]


def test_link_as_last_published_leaves_no_trace():
    link = rows.stored(IncidentLink)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE incidents_incidentlink SET published_as = '{}' WHERE id = %s", [link.pk]
        )
    assert labels(link) == ["insert"]


def test_counter_beside_a_change_leaves_one_trace():
    incident = rows.incident()
    Incident.objects.filter(pk=incident.pk).update(title="Other", version=3)
    assert labels(incident) == ["insert", "update"]
