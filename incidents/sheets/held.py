"""What is held of incidents, as the cells of a sheet; and the cells a sheet was handed out with."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef

from incidents.codes import State
from incidents.documents.dump import dump
from incidents.documents.slim import slim
from incidents.models import Incident, Location
from incidents.sheets.columns import COLUMNS, MEASURES
from incidents.sheets.figures import figure_values
from incidents.sheets.locations import location_values

BATCH = 1000
#: What a spreadsheet holds in one cell, counted in UTF-16.
LONGEST_CELL = 32_767
TOO_LONG = "(too long for a cell: edit it in the form)"
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Held:
    """One incident as it is held now; `hidden` says that some place of it is kept from readers."""

    pk: int
    handle: str
    revision: int
    state: str
    document: dict[str, Any]
    internal_note: str
    hidden: bool
    shown: Mapping[str, str]

    @cached_property
    def cells(self) -> dict[str, str]:
        """Every column but that of the sheet, as text."""
        desk = {
            "incident": self.handle,
            "revision": str(self.revision),
            "state": self.state,
            **self.shown,
        }
        return {**desk, **cells_of(self.document, self.internal_note)}


def cells_of(document: Mapping[str, Any], internal_note: str) -> dict[str, str]:
    """The cells that a slim document fills, and the note beside it."""
    values: dict[str, Any] = {**document, "internal_note": internal_note}
    values |= location_values(document)
    for measure in MEASURES:
        values |= figure_values(document, measure)
    return {column.name: written(values[column.name]) for column in COLUMNS if not column.locked}


def written(value: Any) -> str:
    """A value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    text = str(value)
    return text if len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL else TOO_LONG


def held(incidents: Iterable[int]) -> Iterator[Held]:
    """These incidents in the order given, read a thousand at a time; the gone are left out."""
    coming = iter(incidents)
    hidden = Location.objects.filter(incident=OuterRef("pk")).exclude(public_precision="")
    while numbers := list(islice(coming, BATCH)):
        rows = Incident.objects.filter(pk__in=numbers).annotate(hides=Exists(hidden))
        by_number = {row.pk: row for row in rows}
        documents = dump(by_number)
        for pk in numbers:
            if pk in by_number:
                yield _held(by_number[pk], documents[pk])


def _held(row: Any, document: Mapping[str, Any]) -> Held:
    return Held(
        pk=row.pk,
        handle=handle_of(row),
        revision=row.revision,
        state=State(row.state).value,
        document=slim(document),
        internal_note=row.internal_note,
        hidden=row.hides,
        shown={
            "place": _place_name(document),
            "actors": _names(each.get("actor") for each in document["participations"]),
            "sources": _names(each.get("source") for each in document["citations"]),
        },
    )


def handle_of(row: Incident) -> str:
    """How a sheet names an incident, as documents do."""
    return row.reference or f"DRAFT-{row.pk}"


def _place_name(document: Mapping[str, Any]) -> str:
    flagged = [each for each in document["locations"] if each["primary"]]
    where = flagged or (document["locations"] if len(document["locations"]) == 1 else [])
    return _names(each["place"] for each in where)


def _names(rows: Iterable[Mapping[str, Any] | None]) -> str:
    told = dict.fromkeys(str(row.get("name") or row.get("title")) for row in rows if row)
    return written(list(told))


def packed(rows: Mapping[int, Cells]) -> bytes:
    """The cells of a sheet by the number of the incident, as they are kept."""
    names = [column.name for column in COLUMNS if column.name != "sheet"]
    lines: dict[str, Sequence[str]] = {
        str(pk): [cells[name] for name in names] for pk, cells in rows.items()
    }
    told = {"columns": names, "rows": lines}
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 6)


def unpacked(cells: bytes | memoryview) -> dict[int, dict[str, str]]:
    """What `packed` kept."""
    told = json.loads(zlib.decompress(bytes(cells)))
    return {
        int(pk): dict(zip(told["columns"], row, strict=True)) for pk, row in told["rows"].items()
    }
