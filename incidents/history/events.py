"""The event tables of an incident and its parts, and a moment as a mark in each of them."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Max, Model, Value

from incidents.models import (
    Citation,
    Figure,
    Incident,
    IncidentLink,
    IncidentOtherType,
    Location,
    Origin,
    Participation,
)

PARTS: tuple[type[Model], ...] = (
    IncidentOtherType,
    Location,
    Participation,
    Figure,
    Citation,
    IncidentLink,
    Origin,
)
MODELS: tuple[type[Model], ...] = (Incident, *PARTS)
TABLES: dict[str, Any] = {str(model._meta.model_name): model for model in MODELS}
"""The tables an incident is kept in, by the name its marks give them."""

Marks = dict[str, int]
"""A moment: the newest event of the incident in each table. Times would not do, since all that a
transaction writes has the time it began."""
MARK = re.compile(r"([a-z]+):(\d{1,10})", re.ASCII)


def events(model: type[Model]) -> Any:
    """The history of a tracked model."""
    tracked: Any = model  # pghistory gives it its event model at start-up
    return tracked.pgh_event_model._default_manager.order_by()


def events_of(table: str, incident: int) -> Any:
    """The history of one incident in one of its tables."""
    return events(TABLES[table]).filter(**{owner_of(table): incident})


def owner_of(table: str) -> str:
    """The column of the history that says which incident a row belongs to."""
    return "pgh_obj_id" if table == "incident" else "incident_id"


def marks_now(incident: int) -> Marks:
    """The present moment of an incident, in one statement."""
    first, *others = (
        events_of(table, incident)
        .annotate(table=Value(table))
        .order_by("-pgh_id")
        .values_list("table", "pgh_id")[:1]
        for table in TABLES
    )
    return dict(first.union(*others, all=True))


def marks_of(incidents: Iterable[int]) -> dict[int, Marks]:
    """The present moments of several incidents, in one statement."""
    marks: dict[int, Marks] = {incident: {} for incident in incidents}
    first, *others = (
        events(TABLES[table])
        .filter(**{f"{key}__in": list(marks)})
        .values(owner=F(key))
        .annotate(table=Value(table), newest=Max("pgh_id"))
        .values_list("owner", "table", "newest")
        for table, key in ((table, owner_of(table)) for table in TABLES)
    )
    for owner, table, newest in first.union(*others, all=True):
        marks[owner][table] = newest
    return marks


def written(marks: Marks) -> str:
    """The marks as a form carries them."""
    return ",".join(f"{table}:{mark}" for table, mark in marks.items())


def read_marks(text: str) -> Marks | None:
    """The marks a form sends back; None when it is no such text."""
    parts = [MARK.fullmatch(part) for part in text.split(",")]
    marks = {part[1]: int(part[2]) for part in parts if part and part[1] in TABLES}
    return marks if len(marks) == len(parts) and "incident" in marks else None
