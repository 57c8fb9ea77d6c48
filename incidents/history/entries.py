"""The history of an incident as its reader sees it: one entry for each act, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Value

from incidents.history.authors import name_in, names_of
from incidents.history.differences import Difference, difference
from incidents.history.events import TABLES, Marks, events, events_of
from incidents.history.publishers import Publishers
from incidents.history.states import Row, row_of
from incidents.models import Record

FAITHFUL = ("table", "pgh_id", "pgh_obj_id", "pgh_created_at", "pgh_context_id")
Event = tuple[str, int]


@dataclass
class Entry:
    """All that one act wrote of one incident, or one published version of it.

    ``key`` is the act's own, and stays; ``marks`` is the moment after it. ``objects`` are the rows
    it wrote, each with its event before the act and its last one in it.
    """

    key: str
    at: datetime
    marks: Marks = field(default_factory=dict)
    objects: dict[Event, tuple[int | None, int]] = field(default_factory=dict)
    record: Record | None = None
    who: str = ""
    act: str = ""
    reason: str = ""
    found: list[Difference] = field(default_factory=list)


def entries_of(incident: int) -> list[Entry]:
    """Every entry, newest first, without what it changed; three statements."""
    acts: dict[str, Entry] = {}
    last: dict[Event, int] = {}
    marks: Marks = {}
    for table, number, row, at, context in all_events(incident):
        key = str(context) if context else f"{at:%Y%m%dT%H%M%S.%f}"
        entry = acts.setdefault(key, Entry(key, at))
        marks[table] = max(number, marks.get(table, 0))
        entry.at, entry.marks = at, dict(marks)
        former = entry.objects.get((table, row), (last.get((table, row)), 0))[0]
        entry.objects[table, row] = (former, number)
        last[table, row] = number
    publishers = Publishers(incident)
    versions = [
        Entry(
            f"version-{record.position}",
            record.recorded_at,
            record=record,
            who=publishers.name(record.position),
        )
        for record in Record.objects.filter(incident_id=incident).defer("document")
    ]
    return sorted([*acts.values(), *versions], key=lambda entry: entry.at, reverse=True)


def all_events(incident: int) -> Iterable[tuple[Any, ...]]:
    """What stands in every event table of the incident, oldest first, without what it says."""
    first, *others = (
        events_of(table, incident).annotate(table=Value(table)).values_list(*FAITHFUL)
        for table in TABLES
    )
    found: list[tuple[Any, ...]] = list(first.union(*others, all=True))
    order = list(TABLES)
    return sorted(found, key=lambda event: (event[3], order.index(event[0]), event[1]))


def tell(entries: Sequence[Entry]) -> None:
    """Fill in who, why and what changed, in the same few statements for any number of entries."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for (table, _), pair in entry.objects.items():
            wanted[table] |= {number for number in pair if number}
    held = {
        (table, event.pgh_id): event
        for table in TABLES
        for event in events(TABLES[table])
        .filter(pgh_id__in=wanted[table])
        .select_related("pgh_context")
    }
    names = names_of(event.pgh_context for event in held.values())
    for entry in entries:
        tell_one(entry, held, names)


def tell_one(entry: Entry, held: dict[Event, Any], names: dict[int, str]) -> None:
    """Fill in one entry from the events it is made of."""
    if entry.record is not None:
        entry.act = entry.record.get_action_display()
        entry.reason = entry.record.reason
        return
    for (table, row), (former, number) in entry.objects.items():
        before = said(table, held.get((table, former or 0)))
        now = difference((table, row), before, said(table, held[table, number]))
        entry.found += [now] if now else []
        context = held[table, number].pgh_context
    entry.who = name_in(names, context)
    metadata = context.metadata if context else {}
    entry.act = str(metadata.get("act") or "")
    entry.reason = str(metadata.get("reason") or "")
    entry.found.sort(key=lambda each: (list(TABLES).index(each.table), each.pk))


def said(table: str, event: Any) -> Row | None:
    """What a row said after an event; None when it was not there."""
    if event is None or event.pgh_label == "delete":
        return None
    return row_of(table, event)
