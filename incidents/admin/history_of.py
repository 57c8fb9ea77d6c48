"""Which incidents were changed since a moment, they or one of their parts, by their history."""

from collections.abc import Collection
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q, Subquery

from incidents.admin.counting import MOST_COUNTED
from incidents.codes import LedgerAction, State
from incidents.history.events import PARTS
from incidents.models import Incident, Record

TRACKED: list[tuple[type[Model], str]] = [
    (Incident, "pgh_obj_id"),
    *((part, "incident_id") for part in PARTS),
]
"""The models, and the column of their history that holds the incident."""
NOT_OF_THE_DESK = (LedgerAction.RESTATED, LedgerAction.WITHHELD)
"""Entries of the ledger that do not publish what the desk holds."""


class LookedUp(Exists):
    """Whether there is a row, looked up for each: the OFFSET keeps PostgreSQL from hashing all."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


def histories() -> list[tuple[Any, str]]:
    """The event models, each with its column of the incident."""
    models: list[tuple[Any, str]] = list(TRACKED)
    return [(model.pgh_event_model, column) for model, column in models]


def changed_since(moment: datetime) -> Any:
    """Those with an event at the moment or later.

    A few events are looked up; where there are many, each incident is looked at, and a page is
    soon full.
    """
    recent = [
        (events.objects.filter(pgh_created_at__gte=moment).order_by(), column)
        for events, column in histories()
    ]
    first, *others = (events.values(whose=F(column)) for events, column in recent)
    changed = first.union(*others, all=True)
    if changed[: MOST_COUNTED + 1].count() <= MOST_COUNTED:
        return Q(pk__in={each["whose"] for each in changed})
    looked_at = [
        Q(LookedUp(events.filter(**{column: OuterRef("pk")}))) for events, column in recent
    ]
    return reduce(or_, looked_at)


def with_unpublished_edits(incidents: Collection[int]) -> set[int]:
    """Those of them that are published and were edited after that; one statement."""
    told = Record.objects.filter(incident=OuterRef("pk")).exclude(action__in=NOT_OF_THE_DESK)
    told_at = Subquery(told.order_by("-position").values("recorded_at")[:1])
    edited = Q()
    for events, column in histories():
        later = events.objects.filter(pgh_created_at__gt=OuterRef("told_at"))
        edited |= Q(Exists(later.filter(**{column: OuterRef("pk")})))
    published = Incident.objects.filter(pk__in=incidents, state=State.PUBLISHED)
    return set(published.annotate(told_at=told_at).filter(edited).values_list("pk", flat=True))
