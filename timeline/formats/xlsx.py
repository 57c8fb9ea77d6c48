"""A workbook for Excel and its like: one sheet of rows, one that says what they are."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from xlsxwriter import Workbook

from incidents.api.answers import moment
from incidents.columns import Column
from incidents.copying import CHUNK
from incidents.formats import Format, Table, register
from timeline.chronology import Head

MOST_ROWS = 1_048_575
"""What a sheet holds below the names of the columns."""
LONGEST_TEXT = 32_767
"""Characters that a cell holds, counted in UTF-16."""
FIRST_DAY = date(1900, 3, 1)
"""Excel has no day before 1900, and a 29 February 1900 that never was: earlier days are text."""
_CUT = "…"
_UNPUBLISHED = datetime(2000, 1, 1, tzinfo=UTC)


def stream(table: Table) -> Iterator[bytes]:
    """Written to a temporary file first: what makes a workbook whole stands at its end."""
    with TemporaryDirectory() as folder, TemporaryFile() as file:
        write(table, file, folder)
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


def write(table: Table, file: IO[bytes], folder: str) -> None:
    """Write the workbook, which is the same for the same question; rows wait in the folder."""
    head = Head.of(table)
    book = Workbook(file, {"constant_memory": True, "tmpdir": folder})
    book.set_properties({"title": head.program, "created": head.recorded_at or _UNPUBLISHED})
    bold = book.add_format({"bold": True})
    rows = Rows(book.add_worksheet("rows"), table.columns)
    rows.day = book.add_format({"num_format": "yyyy-mm-dd"})
    rows.names(bold)
    for cells in table.cells():
        rows.add(cells)
    about = book.add_worksheet("about")
    about.set_column(0, 0, 24, bold)
    about.set_column(1, 1, 80)
    for number, (name, text) in enumerate(_about(head, rows)):
        about.write_string(number, 0, name)
        about.write_string(number, 1, text)
    book.close()


class Rows:
    """The sheet of rows, one after another: text as text, numbers and days as what they are.

    Whatever is text goes through `write_string`, which makes no formula and no link of it.
    """

    day: Any

    def __init__(self, sheet: Any, columns: Sequence[Column]) -> None:
        self.sheet, self.columns = sheet, columns
        self.count = self.cut = 0

    def names(self, bold: Any) -> None:
        """The first row, which stays in sight."""
        self.sheet.freeze_panes(1, 1)
        for number, column in enumerate(self.columns):
            self.sheet.write_string(0, number, column.name, bold)

    def add(self, cells: tuple[Any, ...]) -> None:
        """One more row; a cell of which nothing is known stays empty."""
        self.count += 1
        for number, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            if cell is None or cell == "":
                continue
            if column.kind == "number":
                self.sheet.write_number(self.count, number, cell)
            elif isinstance(cell, datetime):  # Excel knows no microseconds, which `as_of` needs
                self.sheet.write_string(self.count, number, moment(cell))
            elif isinstance(cell, date) and cell >= FIRST_DAY:
                self.sheet.write_datetime(self.count, number, cell, self.day)
            else:
                self._text(number, str(cell))

    def _text(self, number: int, text: str) -> None:
        if self.sheet.write_string(self.count, number, text) < 0:
            self.cut += 1
            begin = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(_CUT))]
            text = begin.decode("utf-16-le", "ignore") + _CUT
            self.sheet.write_string(self.count, number, text)


def _about(head: Head, rows: Rows) -> list[tuple[str, str]]:
    return [
        ("Made by", head.program),
        ("Filter", head.query or "none: everything published"),
        ("Rows", str(head.count)),
        ("Ledger position", str(head.position)),
        ("Recorded at", head.timestamp or "nothing published yet"),
        ("Columns", "docs/data-dictionary.md"),
        ("Cells cut", f"{rows.cut}: longer than {LONGEST_TEXT:,} characters, ending in {_CUT}"),
        ("End", f"{rows.count} rows at ledger position {head.position}"),
    ]


register(
    Format(
        name="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        extension="xlsx",
        label="Excel",
        stream=stream,
        flat=True,
        packed=True,
        most_rows=MOST_ROWS,
    )
)
