"""Sheets handed out, edited as a spreadsheet program would, and brought back, for tests."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import load_workbook

from incidents.documents.load import load
from incidents.models import Incident, SheetBatch, User
from incidents.sheets import as_csv, as_workbook
from incidents.sheets.batches import apply, bring_back, look_through
from incidents.sheets.columns import COLUMNS, INCIDENT
from incidents.sheets.comparison import Comparison
from incidents.sheets.exporting import hand_out
from tests.incidents.documents.made import ROCKETS

NAMES = [column.name for column in COLUMNS]
Edits = Mapping[Any, Mapping[str, str]]


def draft(by: User, **said: Any) -> Incident:
    return load({**ROCKETS, **said}, by=by)


def sheet_of(*incidents: Incident, by: User) -> bytes:
    """A CSV sheet of these incidents."""
    return as_csv.write(hand_out([row.pk for row in incidents], by=by, question="these"))


def edited(
    content: bytes, edits: Edits | None = None, new: Iterable[Mapping[str, str]] = ()
) -> bytes:
    """The sheet with cells changed, by handle (or incident) and column, and rows added."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    by_handle = {row[INCIDENT]: row for row in rows}
    for key, cells in (edits or {}).items():
        handle = key if isinstance(key, str) else key.reference or f"DRAFT-{key.pk}"
        by_handle[handle].update(cells)
    rows += [{**dict.fromkeys(NAMES, ""), **cells} for cells in new]
    return written(rows)


def written(rows: Iterable[Mapping[str, str]], names: Iterable[str] = NAMES) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(names), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def brought(content: bytes, by: User, **wishes: Any) -> SheetBatch:
    return bring_back(content, "sheet.csv", by=by, **wishes)


def compared(content: bytes, by: User, **wishes: Any) -> Comparison:
    return look_through(brought(content, by, **wishes), by=by)


def applied(content: bytes, by: User, **wishes: Any) -> SheetBatch:
    given = {name: wishes.pop(name) for name in ("reason", "publish_as", "seen") if name in wishes}
    batch = brought(content, by, **wishes)
    apply(batch, by=by, **{"reason": "Checked", **given})
    return batch


def workbook_of(*incidents: Incident, by: User) -> bytes:
    return as_workbook.write(hand_out([row.pk for row in incidents], by=by, question="these"))


def in_workbook(content: bytes, cells: Mapping[str, Any]) -> bytes:
    """The workbook with these cells, by column and row (title2), holding what is given."""
    book = load_workbook(io.BytesIO(content))
    for where, value in cells.items():
        name = where.rstrip("0123456789")
        column = NAMES.index(name) + 1
        book["incidents"].cell(int(where.removeprefix(name)), column).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def faults(found: Comparison) -> list[tuple[str, str]]:
    return [(each.column, each.rule) for each in found.faults]
