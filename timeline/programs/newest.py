"""What was published last: what a feed tells, for one filter, newest first.

Of each incident the last act counts that said something new of it; an act that only restated names
is none. An incident that the filter found once and finds no more is told as gone.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Min, OuterRef, QuerySet, Subquery

from incidents.api import lookup
from incidents.api.withholding import with_withholding
from incidents.codes import WITHDRAWING, LedgerAction
from incidents.models import Record
from incidents.selection import READER, Selection
from timeline.desk import Desk, desk_of
from timeline.programs.alone import Alone, alone

MOST = 100
"""Changes in one feed: who asks seldom follows `/api/v1/changes/`, which leaves out none."""
PROBED = 20_000
"""So many ledger positions are looked through before it is asked which incidents there are."""
FEW = 20_000
"""So many incidents are looked up one by one; more are met soon in the order of the ledger."""
RARE = 1_000
"""Incidents found no more often are asked for at once: their index is quicker than positions."""
_HEAD = ("position", "recorded_at", "reference", "version", "action", "reason", "document")


@dataclass(frozen=True, slots=True)
class Change:
    """The last act on one incident; `told` is None, and `gone` says why, where it has gone."""

    reference: str
    recorded_at: datetime
    published_at: datetime
    action: LedgerAction
    version: int
    reason: str
    told: Alone | None
    gone: str = ""


def changes(selection: Selection) -> list[Change]:
    """The newest ones up to the position of the selection, in four statements or five."""
    found = _newest(selection)
    published = _published([row["incident_id"] for row in found])
    standing = [row["standing"] for row in found if row["standing"] and not row["withheld_as"]]
    records = Record.objects.using(READER).filter(position__in=standing)
    documents = dict(records.values_list("position", "document"))
    desk = desk_of(selection)
    return [
        _change(row, documents.get(row["standing"]), published[row["incident_id"]], desk)
        for row in found
    ]


def _newest(selection: Selection) -> list[dict[str, Any]]:
    """From the newest positions if they are enough; from the incidents, if they are few."""
    acts = _acts(selection)
    withheld = _rows(acts.filter(action=LedgerAction.WITHHELD))
    found = acts.filter(found_once__isnull=False)
    rare, probed = selection.at_most <= RARE, found.filter(position__gt=selection.position - PROBED)
    near = [] if rare else _rows(probed)
    if rare or (len(near) < MOST and selection.position > PROBED):
        incidents = _incidents(selection)
        near = _rows(found.filter(incident__in=incidents) if len(incidents) <= FEW else found)
    merged = {row["position"]: row for row in [*near, *withheld]}
    return [merged[position] for position in sorted(merged, reverse=True)[:MOST]]


def _acts(selection: Selection) -> QuerySet[Any]:
    """The last act on each incident, with the position at which the filter finds it, if it does.

    Subqueries of one value each, which PostgreSQL cannot make a join of all incidents from.
    """
    own = {"incident_id": OuterRef("incident_id")}
    until = Record.objects.filter(position__lte=selection.position)
    until = until.exclude(action=LedgerAction.RESTATED)
    last = until.filter(**own).order_by().values("incident_id").annotate(at=Max("position"))
    standing = selection.rows().filter(**own).values("record_id")[:1]
    found_once = selection.found.filter(live=True, record_id__lte=selection.position, **own)
    return (
        with_withholding(until.using(READER))
        .annotate(standing=Subquery(standing))
        .annotate(found_once=Subquery(found_once.values("record_id")[:1]))
        .filter(position=Subquery(last.values("at")))
    )


def _rows(acts: QuerySet[Any]) -> list[dict[str, Any]]:
    rows = acts.order_by("-position").values(*_HEAD, "incident_id", "standing", "withheld_as")
    return list(rows[:MOST])


def _incidents(selection: Selection) -> list[int]:
    """All that the filter ever found, or one more than a few."""
    once = selection.found.filter(live=True, record_id__lte=selection.position)
    return list(once.values_list("incident_id", flat=True).distinct()[: FEW + 1])


def _published(incidents: Iterable[int]) -> dict[int, datetime]:
    """When each was published first."""
    records = Record.objects.using(READER).filter(incident__in=incidents).order_by()
    first = records.values("incident_id").annotate(at=Min("recorded_at"))
    return dict(first.values_list("incident_id", "at"))


def _change(
    row: dict[str, Any], document: str | None, published_at: datetime, desk: Desk
) -> Change:
    return Change(
        reference=row["reference"],
        recorded_at=row["recorded_at"],
        published_at=published_at,
        action=LedgerAction(row["action"]),
        version=row["version"],
        reason=row["reason"],
        told=alone(json.loads(document), row["recorded_at"], desk) if document else None,
        gone="" if document else _gone(row),
    )


def _gone(row: dict[str, Any]) -> str:
    if row["action"] not in WITHDRAWING and not row["withheld_as"]:
        return "What is known of it has changed: the filter of this feed finds it no more."
    head = {name: row[name] for name in _HEAD}
    head["document"] = row["withheld_as"] or row["document"]
    return lookup.Entry(**head, live=False).withdrawn
