"""An incident with its parts as it was at one moment, or as it is."""

from typing import Any

from incidents.history.events import TABLES, Marks, events_of
from incidents.models.history import COUNTERS, UNKEPT
from incidents.models.incident import DERIVED

Row = dict[str, Any]
"""The columns of one row by their names, foreign keys by number."""
State = dict[tuple[str, int], Row]
"""Every row of an incident at one moment, by its table and number."""

UNSAID = {"id", "incident", "affiliation", *COUNTERS, *UNKEPT, "entered_at", "entered_by"}
"""Columns that follow from others or say who belongs to whom: no change of what is said."""


def said_columns(table: str) -> list[Any]:
    """The columns whose change is a change of the incident."""
    unsaid = UNSAID | set(DERIVED) if table == "incident" else UNSAID
    return [field for field in TABLES[table]._meta.concrete_fields if field.name not in unsaid]


def row_of(table: str, held: Any) -> Row:
    """What a row, or an event of it, says."""
    return {field.attname: getattr(held, field.attname) for field in said_columns(table)}


def state_at(incident: int, marks: Marks) -> State:
    """The rows there were at the marks, one statement a table."""
    state: State = {}
    for table, mark in marks.items():
        until = events_of(table, incident).filter(pgh_id__lte=mark)
        newest = until.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        state |= {
            (table, event.pgh_obj_id): row_of(table, event)
            for event in newest
            if event.pgh_label != "delete"
        }
    return state


def state_now(incident: int) -> State:
    """The rows there are, one statement a table."""
    state: State = {}
    for table, model in TABLES.items():
        key = "pk" if table == "incident" else "incident_id"
        rows = model._default_manager.filter(**{key: incident}).order_by("pk")
        state |= {(table, row.pk): row_of(table, row) for row in rows}
    return state
