"""What each row of a returned sheet is about, and how its cells were when it was handed out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from incidents.columns import COLUMNS as PUBLISHED
from incidents.importing.files import FormFault
from incidents.models import RecordIndex, Sheet
from incidents.sheets.columns import COLUMNS, EDITABLE, INCIDENT, SHEET, SheetColumn
from incidents.sheets.held import unpacked, written
from incidents.sheets.reading import POSITION, REFERENCE, Returned, Row
from incidents.sheets.values import tidy

_PUBLISHED = {column.name: column for column in PUBLISHED}
#: A place is published by its name, which may be that of several places.
_OF_PUBLISHED = [column for column in EDITABLE if column.name in _PUBLISHED]
_LOCKED_PUBLISHED = [
    SheetColumn(name, "locked", column.meaning)
    for name, column in _PUBLISHED.items()
    if name not in {each.name for each in _OF_PUBLISHED}
]


@dataclass(frozen=True)
class Base:
    """The incident of a row, none for a new one, and its cells as they were handed out."""

    incident: int | None
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bases:
    """The sheet that came back, and what each row of it is about."""

    sheet: Sheet | None
    by_row: dict[int, Base]
    faults: list[FormFault]


def bases(returned: Returned) -> Bases:
    """Find them; a row that is about nothing known, or twice the same, is a fault."""
    found = _published(returned) if returned.published else _edited(returned)
    seen: dict[int, int] = {}
    name = REFERENCE if returned.published else INCIDENT
    for row in returned.rows:
        base = found.by_row.get(row.number)
        if base and base.incident:
            first = seen.setdefault(base.incident, row.number)
            if first != row.number:
                rule = f"row {first} is about the same incident: keep one of them"
                found.faults.append(fault(returned, row, name, rule))
    return found


def fault(returned: Returned, row: Row, column: str, rule: str) -> FormFault:
    """What is wrong with a cell, by its address."""
    return FormFault(row.number, returned.address(column, row.number), row.text(column)[:60], rule)


def editable(returned: Returned) -> list[SheetColumn]:
    """The columns of it that may be changed."""
    columns = _OF_PUBLISHED if returned.published else EDITABLE
    return [column for column in columns if column.name in returned.letters]


def locked(returned: Returned) -> list[SheetColumn]:
    """The columns of it that only say what is held, or was published."""
    ours = [column for column in COLUMNS if column.locked and column.name != SHEET]
    columns = _LOCKED_PUBLISHED if returned.published else ours
    return [column for column in columns if column.name in returned.letters]


def _edited(returned: Returned) -> Bases:
    tokens = dict.fromkeys(row.text(SHEET) for row in returned.rows if row.text(SHEET))
    sheets = {token: _sheet(token) for token in tokens}
    sheet = next((each for each in sheets.values() if each), None)
    held = unpacked(sheet.cells) if sheet else {}
    numbers = {cells[INCIDENT]: pk for pk, cells in held.items()}
    found = Bases(sheet, {}, [])
    for row in returned.rows:
        token, handle = row.text(SHEET), row.text(INCIDENT)
        if not token and not handle:
            found.by_row[row.number] = Base(None)
        elif rule := _wrong_row(sheets, sheet, token, handle in numbers):
            column = INCIDENT if token and sheets[token] == sheet and sheet else SHEET
            found.faults.append(fault(returned, row, column, rule))
        else:
            found.by_row[row.number] = Base(numbers[handle], held[numbers[handle]])
    return found


def _wrong_row(
    sheets: Mapping[str, Sheet | None], sheet: Sheet | None, token: str, known: bool
) -> str:
    if not token:
        return "a row of an incident has the number of its sheet here: do not empty it"
    if sheets[token] is None:
        return "no sheet of this number was handed out here, or it is forgotten: export it again"
    if sheets[token] != sheet:
        return "rows of two sheets are put together: bring back each by itself"
    if not known:
        return "this sheet has no such incident: a new row leaves the columns sheet and this empty"
    return ""


def _sheet(token: str) -> Sheet | None:
    try:
        return Sheet.objects.filter(token=UUID(token)).select_related("made_by").first()
    except ValueError:
        return None


def _published(returned: Returned) -> Bases:
    positions = {row.number: _position(row.text(POSITION)) for row in returned.rows}
    rows = RecordIndex.objects.filter(record__in=set(positions.values()), live=True)
    fields = {column.name: column.field or column.name for column in PUBLISHED}
    by_position = {row["record_id"]: row for row in rows.values("incident_id", *fields.values())}
    found = Bases(None, {}, [])
    for row in returned.rows:
        published = by_position.get(positions[row.number])
        if not row.text(POSITION) and not row.text(REFERENCE):
            found.by_row[row.number] = Base(None)
        elif published is None or published["reference"] != row.text(REFERENCE):
            rule = "the ledger has no such version of this incident: export it again"
            found.faults.append(fault(returned, row, REFERENCE, rule))
        else:
            cells = dict(_published_cells(published, fields))
            found.by_row[row.number] = Base(published["incident_id"], cells)
    return found


def _position(text: str) -> int:
    """The position, or one that no record has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else -1


def _published_cells(
    published: Mapping[str, Any], fields: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for name, column in fields.items():
        value = published[column]
        if isinstance(value, datetime):
            value = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        elif _PUBLISHED[name].real and value is not None:
            value = float(value)
        yield name, tidy(written(value))
