"""What comes back, as a table of cells with their addresses, from a workbook or CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import IO

from xlsxwriter.utility import xl_col_to_name

from incidents.columns import COLUMNS as PUBLISHED
from incidents.importing.files import FormFault, WrongFile
from incidents.importing.workbooks import EMPTY, Cell, Kind, is_workbook
from incidents.sheets.columns import BY_NAME, INCIDENT, SHEET
from incidents.sheets.csv_rows import csv_rows
from incidents.sheets.workbook_rows import workbook_rows

REFERENCE, POSITION = "reference", "position"
_NO_SHEET = (
    "the column is missing, so this is no sheet of ours: export one for editing, "
    "or import the file as a dataset"
)


def shown(cell: Cell) -> str:
    """What stands in a cell; the formula itself where it was never calculated."""
    return cell.shown or (str(cell.value) if cell.kind is Kind.FORMULA else "")


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet, and its cells by column."""

    number: int
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        """What stands in a cell, without blanks around it; nothing where there is no column."""
        return shown(self.cells.get(column, EMPTY)).strip()


@dataclass(frozen=True)
class Returned:
    """A file that came back; `published` says that it is an export of published versions."""

    sheet: str
    letters: dict[str, str]
    rows: list[Row]
    published: bool

    def address(self, column: str, row: int) -> str:
        """Where a cell is: incidents!D17; the whole row where the file has no such column."""
        where = f"{self.letters[column]}{row}" if column in self.letters else f"{row}:{row}"
        return f"{self.sheet}!{where}" if self.sheet else where


def read(file: IO[bytes]) -> Returned:
    """Read it whole; raises `WrongFile` with everything that is wrong with its form."""
    name, coming = workbook_rows(file) if is_workbook(file) else ("", csv_rows(file))
    first = next(coming, None)
    if first is None:
        raise WrongFile([FormFault(1, "", "", "the file is empty: its first row names columns")])
    names = [cell.shown.strip() for cell in first[1]]
    published = REFERENCE in names and INCIDENT not in names
    if faults := list(_wrong_head(names, published)):
        raise WrongFile(faults)
    found: list[Row] = []
    beyond: list[FormFault] = []
    for number, cells in coming:
        beyond += _beyond(number, names, cells)
        padded = [*cells[: len(names)], *[EMPTY] * (len(names) - len(cells))]
        by_column = dict(zip(names, padded, strict=True))
        by_column.pop("", None)
        if any(shown(cell).strip() for cell in by_column.values()):
            found.append(Row(number, by_column))
    if beyond:
        raise WrongFile(beyond)
    letters = {each: xl_col_to_name(place) for place, each in enumerate(names) if each}
    return Returned(name, letters, found, published)


def _wrong_head(names: Sequence[str], published: bool) -> Iterator[FormFault]:
    known = [each.name for each in PUBLISHED] if published else [*BY_NAME]
    for name in [REFERENCE, POSITION] if published else [SHEET, INCIDENT]:
        if name not in names:
            yield FormFault(1, name, "", _NO_SHEET)
    for place, name in enumerate(names):
        where = f"{xl_col_to_name(place)}1"
        if name and name not in known:
            near = get_close_matches(name, known, 1)
            like = f"is it {near[0]}?" if near else "take it out"
            yield FormFault(1, where, name, f"there is no such column: {like}")
        elif name and name in names[:place]:
            yield FormFault(1, where, name, "the column is there twice: keep one")


def _beyond(number: int, names: Sequence[str], cells: Sequence[Cell]) -> Iterator[FormFault]:
    """Cells in no column of the head."""
    for place, cell in enumerate(cells):
        if shown(cell).strip() and (place >= len(names) or not names[place]):
            where = f"{xl_col_to_name(place)}{number}"
            rule = "its column has no name: give it one, or empty the cell"
            yield FormFault(number, where, shown(cell)[:60], rule)
