"""What the page of a returned sheet shows: each incident with its cells before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from incidents.models import SheetBatch
from incidents.sheets.columns import BY_NAME
from incidents.sheets.comparison import Comparison

SHOWN = 200
"""So many incidents, and so many faults, stand on a page; the command tells all."""


@dataclass(frozen=True)
class ShownRow:
    """One incident: where it is, what it is called, and each cell with its two sides."""

    row: int
    handle: str
    title: str
    address: str
    created: bool
    undone: bool
    cells: Sequence[tuple[str, str, str]]


def wanted(found: Comparison) -> list[ShownRow]:
    """What a sheet would do."""
    return [
        ShownRow(
            row=each.row.number,
            handle=each.handle,
            title=each.title,
            address=_address(each.held.pk if each.held else None),
            created=each.held is None,
            undone=False,
            cells=each.changes,
        )
        for each in found.wanted[:SHOWN]
    ]


def stored(batch: SheetBatch) -> list[ShownRow]:
    """What a batch did."""
    return [
        ShownRow(
            row=each.row,
            handle=each.handle,
            title=each.title,
            address=_address(each.incident_id),
            created=each.created,
            undone=each.undone,
            cells=[
                (name, each.before.get(name, ""), each.after[name])
                for name in BY_NAME  # since JSON is kept in an order of its own
                if name in each.after
            ],
        )
        for each in batch.changes.all()[:SHOWN]
    ]


def _address(incident: int | None) -> str:
    return reverse("admin:incidents_incident_change", args=[incident]) if incident else ""


def shortened(lines: Iterable[object]) -> tuple[list[object], int]:
    """The first of them, and how many there are beside."""
    every = list(lines)
    return every[:SHOWN], max(0, len(every) - SHOWN)
