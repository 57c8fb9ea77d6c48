"""Rows of our own exports that come back: found by reference, and only what was edited is taken.

What was exported is read from the ledger again, at the position the row names; what differs from it
was edited, and is merged with what was changed here since, field by field.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F

from incidents.codes import CLOSED, WherePrecision
from incidents.columns import COLUMNS, Column, unfolded
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.documents.slim import slim
from incidents.importing.merging import merge
from incidents.importing.report import Outcome
from incidents.importing.wish import Wish
from incidents.models import Origin, Record, RecordIndex

if TYPE_CHECKING:
    from incidents.importing.batches import Row, Stored

EDITABLE = (
    *("title", "type", "date", "time", "part_of_day", "occurrence", "grain", "event_count"),
    *("means", "target_kinds", "tags"),
)
"""The columns that can be edited in an export, each a field of the document."""
WHERE = ("latitude", "longitude", "where_precision")
"""Those that move the primary location."""
_DIGITS = 16
_CLOSE = timedelta(milliseconds=1)
_PROOF = ("reference", "version", "position", "recorded_at")


@dataclass(frozen=True)
class Export:
    """What was exported of one incident: its entry in the ledger, and the columns made of it."""

    record: Record
    columns: Mapping[str, Any]


def own_rows(rows: "Sequence[Row]", wish: Wish) -> "tuple[list[Row], list[Row]]":
    """The rows of an export of ours, and those that are records of some dataset."""
    edits = wish.format.edits
    if edits is None:
        return [], list(rows)
    own: list[Row] = []
    others: list[Row] = []
    for row in rows:
        mine = edits(row.record.cells, wish.dataset) is not None
        (own if mine else others).append(row)
    return own, others


def take_back(rows: "Sequence[Row]", wish: Wish, stored: "Stored") -> None:
    """Take in what was edited in rows of ours; a row that was exported elsewhere is skipped."""
    exports = _exports(rows) if rows else {}
    numbers = [export.record.incident_id for export in exports.values()]
    documents = dump(numbers) if numbers else {}
    for row in rows:
        export = exports.get(row.original_id)
        if export is None:
            rule = "no export of ours says so: reference, position and recorded_at are not its"
            stored.add(Outcome.SKIPPED, row, rule)
        else:
            row.held = Origin(incident=export.record.incident)
            if strange := _unread(row.record.cells):
                stored.add(Outcome.NOTED, row, f"not read: {', '.join(strange)}")
            _take(row, export, slim(documents[export.record.incident_id]), wish, stored)


def _take(
    row: "Row", export: Export, ours: Mapping[str, Any], wish: Wish, stored: "Stored"
) -> None:
    incident, edited = export.record.incident, _edited(row.record.cells, export.columns)
    why_not = _why_not(row.record.cells, edited)
    if incident.state in CLOSED:
        why_not = f"{incident} is {incident.get_state_display().lower()} here; left so"
    if why_not:
        stored.add(Outcome.SKIPPED, row, why_not)
        return
    former = slim(json.loads(export.record.document))
    merged, conflicts = merge(ours, former, _new(row, edited, former, wish))
    if conflicts:
        rule = f"edited here and changed there: {', '.join(conflicts)}; left as it is here"
        stored.add(Outcome.SKIPPED, row, rule)
    elif merged == ours:
        stored.unchanged.append(incident.pk)
        stored.add(Outcome.UNCHANGED, row)
    else:
        row.document = merged
        load(merged, by=wish.by, incident=incident)
        stored.changed.append(incident.pk)
        stored.add(Outcome.UPDATED, row)


def _unread(cells: Mapping[str, str]) -> list[str]:
    known = {"id", "geometry", *(column.name for column in COLUMNS)}
    return [name for name, cell in cells.items() if name not in known and cell.strip()]


def _why_not(cells: Mapping[str, str], edited: Sequence[str]) -> str:
    """Why what was edited cannot be taken; "" where it can."""
    if others := [name for name in edited if name not in (*EDITABLE, *WHERE)]:
        return f"{', '.join(others)}: it follows from the incident; change it in its form"
    if gone := [name for name in WHERE if name in edited and not cells.get(name, "").strip()]:
        return f"{', '.join(gone)}: a place is taken away in the form of the incident only"
    return ""


def _exports(rows: "Sequence[Row]") -> dict[str, Export]:
    """The exports that rows were made of, by reference: what they say of themselves must hold."""
    told = {row.original_id: row.record.cells for row in rows}
    numbers = [int(cells["position"]) for cells in told.values() if _is_number(cells)]
    found = Record.objects.filter(pk__in=numbers, reference__in=told).select_related("incident")
    records = {
        each.reference: each
        for each in found
        if str(each.pk) == told[each.reference]["position"]
        and _at(told[each.reference].get("recorded_at", ""), each.recorded_at)
    }
    columns = _columns([each.pk for each in records.values()])
    return {
        name: Export(each, columns[each.pk]) for name, each in records.items() if each.pk in columns
    }


def _is_number(cells: Mapping[str, str]) -> bool:
    text = cells.get("position", "")
    return text.isascii() and text.isdecimal() and len(text) < _DIGITS


def _at(text: str, moment: datetime) -> bool:
    """Whether it is that moment; programs that edit maps keep milliseconds only."""
    try:
        told = datetime.fromisoformat(text)
        return abs(told - moment) < _CLOSE
    except (ValueError, TypeError):  # no time, or one without its offset
        return False


def _columns(positions: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What an export says of each position, column by column."""
    sources = [_source(each) for each in COLUMNS]
    rows = RecordIndex.objects.filter(record_id__in=positions, live=True)
    return {
        pk: {each.name: each.value(cell) for each, cell in zip(COLUMNS, cells, strict=True)}
        for pk, *cells in rows.values_list("record_id", *sources)
    }


def _source(column: Column) -> Any:
    """What a column is made of; texts as they were written, with nothing put in front."""
    plain = column.kind in ("text", "code", "list")
    return F(column.field or column.name) if plain else column.expression()


def _edited(cells: Mapping[str, str], exported: Mapping[str, Any]) -> list[str]:
    """The columns that the row has and that say something else than was exported.

    A geometry that is null has the two columns of its point, and they are empty.
    """
    told = {**(dict.fromkeys(WHERE[:2], "") if "geometry" in cells else {}), **cells}
    return [
        column.name
        for column in COLUMNS
        if column.name in told
        and column.name not in _PROOF
        and _read(column, told[column.name]) != _read(column, exported[column.name])
    ]


def _read(column: Column, value: Any) -> Any:
    """A value as it was exported or came back, so that the two can be compared."""
    if column.kind == "list":
        return _list(value)
    text = "" if value is None else str(value).strip()
    if column.kind == "number" and text:
        try:
            return round(float(text), 6)
        except ValueError:
            return text
    return text


def _list(value: Any) -> list[str]:
    if isinstance(value, str):
        try:
            value = json.loads(value) if value.startswith("[") else unfolded(value)
        except ValueError:
            value = [value]
    return [str(each).strip() for each in value or ()]


def _new(
    row: "Row", edited: Sequence[str], former: Mapping[str, Any], wish: Wish
) -> dict[str, Any]:
    """The fields that were edited, each as it is to be."""
    assert wish.format.edits
    said = slim(wish.format.edits(row.record.cells, wish.dataset) or {})
    new = {name: said[name] for name in EDITABLE if name in edited}
    if any(name in edited for name in WHERE):
        new["locations"] = _moved(row.record.cells, former["locations"])
    return new


def _moved(cells: Mapping[str, str], locations: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The locations with the primary one, or the first, at the point told; a new one if none is."""
    place: dict[str, Any] = {
        "latitude": float(cells["latitude"]),
        "longitude": float(cells["longitude"]),
    }
    if precision := cells.get("where_precision", "").strip():
        place["precision"] = precision
    told = [dict(each) for each in locations]
    if not told:
        told = [{"role": "at", "primary": True, "precision": str(WherePrecision.NEAR)}]
    told[next((n for n, each in enumerate(told) if each["primary"]), 0)] |= place
    return list(slim({"locations": told})["locations"])
