"""Workbooks of spreadsheets (.xlsx) read row by row, each cell with what the program holds in it.

A spreadsheet turns what looks like a date or a number into one, and shows what it likes: whoever
reads a sheet must know which of its cells are still the text that somebody typed. `Kind` says it.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from itertools import count
from typing import IO, Any

from openpyxl import load_workbook

from incidents.importing.files import FormFault, WrongFile

LARGEST = 400_000_000
LARGEST_TEXTS = 100_000_000
MOST_ROWS = 1_048_576
_TEXTS = "xl/sharedStrings.xml"
_OLD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f]|5F)_")
_ZEROES = re.compile(r"0+")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# Whatever the parts of a damaged file make of the reader: it knows none of them by name.
_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


class Kind(StrEnum):
    """What the spreadsheet holds in a cell, whatever it looks like."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True)
class Cell:
    """One cell: its kind, its value as Python has it, and the text that stands for it.

    `shown` is a day as 2019-12-27 (2019-12 where it looks like Dec-19), a moment as
    2019-12-27T19:20:00, a number in full to 15 digits with the leading zeroes of its format. Of a
    formula it and `result` are what the program last made of it: none if it never did.
    """

    kind: Kind = Kind.EMPTY
    value: Any = None
    shown: str = ""
    result: "Cell | None" = None


EMPTY = Cell()


def is_workbook(file: IO[bytes]) -> bool:
    """Whether it looks like one by its first bytes, be it one that cannot be read."""
    file.seek(0)
    return file.read(4) in (_ZIP, _OLD)


def rows(file: IO[bytes], sheet: str = "") -> Iterator[tuple[int, list[Cell]]]:
    """Each row that has something in it: its number in the sheet, and its cells from the left.

    Without `sheet` it is the only one that is not hidden or empty. Raises `WrongFile` for what is
    no workbook, is damaged, larger than `LARGEST` when unpacked, or has several such sheets.
    """
    _check(file)
    line = 0
    with _damage_told(lambda: line + 1):
        with _without_warnings():
            book = load_workbook(file, read_only=True)
        results = _Results(file, name := _chosen(book, sheet))
        for line, cells in _numbered(book[name]):
            told = [_cell(each) for each in cells]
            if any(each.kind is Kind.FORMULA for each in told):
                told = results.beside(line, told)
            while told and told[-1].kind is Kind.EMPTY:
                told.pop()
            if told:
                yield line, told


def _check(file: IO[bytes]) -> None:
    """Refuse what is none, and what would fill the memory, before any of it is unpacked."""
    file.seek(0)
    if file.read(4) == _OLD:
        raise _refused("it is an old .xls, or has a password: save it as .xlsx without one")
    try:
        members = zipfile.ZipFile(file).infolist()
    except _DAMAGE as error:
        raise _refused("it is no .xlsx, or is cut: save it as Excel workbook (.xlsx)") from error
    names = {each.filename for each in members}
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
        raise _refused("it is another kind of file: save it as Excel workbook (.xlsx)")
    for most, sizes in (
        (LARGEST, [each.file_size for each in members]),
        (LARGEST_TEXTS, [each.file_size for each in members if each.filename == _TEXTS]),
    ):
        if sum(sizes) > most:
            raise _refused(
                f"unpacked it has {sum(sizes):,} bytes, and {most:,} are read: save it as CSV"
            )


def _chosen(book: Any, sheet: str) -> str:
    names = [str(each.title) for each in book.worksheets]
    if sheet in names:
        return sheet
    if sheet:
        near = get_close_matches(sheet, names, 1) or names
        raise _refused(f"it has no sheet {sheet!r}: is it {' or '.join(near)}?")
    seen = [str(each.title) for each in book.worksheets if each.sheet_state == "visible"]
    full = [name for name in seen if any(map(_told, _numbered(book[name])))]
    if len(full) > 1:
        raise _refused(f"several sheets have rows: say which of {', '.join(full)}")
    if not full:
        raise _refused("no sheet of it has a row")
    return full[0]


def _numbered(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Its rows; what it says of its own size is often wrong, and not heeded."""
    sheet.reset_dimensions()
    coming = iter(sheet.iter_rows())
    for line in count(1):
        with _without_warnings():
            cells = next(coming, None)
        if cells is None:
            return
        if line > MOST_ROWS:
            raise _refused(f"it has a row below {MOST_ROWS:,}, the last of a sheet", line)
        yield line, cells


def _told(row: tuple[int, Sequence[Any]]) -> bool:
    return any(each.value is not None for each in row[1])


class _Results:
    """What formulas came to, read beside them, and only from a sheet that has some."""

    def __init__(self, file: IO[bytes], sheet: str) -> None:
        self._file, self._sheet = file, sheet
        self._rows: Iterator[tuple[int, tuple[Any, ...]]] | None = None

    def beside(self, line: int, cells: list[Cell]) -> list[Cell]:
        """The cells of a row with the results of its formulas."""
        if self._rows is None:
            with _without_warnings():
                book = load_workbook(self._file, read_only=True, data_only=True)
            self._rows = _numbered(book[self._sheet])
        found = next(row for number, row in self._rows if number == line)
        return [
            _calculated(cell, result) if cell.kind is Kind.FORMULA else cell
            for cell, result in zip(cells, found, strict=True)
        ]


def _calculated(formula: Cell, found: Any) -> Cell:
    """A formula with its result; one that came to an empty text was calculated, too."""
    result = _cell(found)
    if result.kind is Kind.EMPTY and found.data_type != "str":
        return formula
    return Cell(Kind.FORMULA, formula.value, result.shown, result)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None or value == "":
        return EMPTY
    if cell.data_type == "f":
        return Cell(Kind.FORMULA, str(getattr(value, "text", value)))
    if cell.data_type == "e":
        return Cell(Kind.ERROR, value, value)
    if isinstance(value, str):
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    kind, shown = next(each[1:] for each in _BY_TYPE if isinstance(value, each[0]))
    return Cell(kind, value, shown(value, cell.number_format))


def _moment(value: datetime, shape: str) -> str:
    """A day; a month or a year where the program made its first day of them and shows no day."""
    if value.time() != time():
        return value.isoformat(timespec="seconds")
    bare = _LITERAL.sub("", shape.lower())
    coarse = value.day == 1 and "y" in bare and "d" not in bare
    if coarse and ("m" in bare or value.month == 1):
        return value.date().isoformat()[: 7 if "m" in bare else 4]
    return value.date().isoformat()


def _number(value: float, shape: str) -> str:
    text = str(value) if isinstance(value, int) else f"{Decimal(format(value, '.15g')):f}"
    return text.zfill(len(shape)) if _ZEROES.fullmatch(shape) and text.isdigit() else text


#: By the type that the library makes of a cell, the narrower first: its kind, and how it is shown.
_BY_TYPE: tuple[tuple[Any, Kind, Callable[[Any, str], str]], ...] = (
    (str, Kind.TEXT, lambda value, _: value),
    (bool, Kind.BOOLEAN, lambda value, _: str(value).upper()),
    (datetime, Kind.DATE, _moment),
    (date, Kind.DATE, lambda value, _: value.isoformat()),
    ((time, timedelta), Kind.TIME, lambda value, _: str(value)),
    (object, Kind.NUMBER, _number),
)


def _refused(rule: str, line: int = 1) -> WrongFile:
    return WrongFile([FormFault(line, "", "", rule)])


@contextmanager
def _damage_told(line: Callable[[], int]) -> Iterator[None]:
    try:
        yield
    except WrongFile:
        raise
    except _DAMAGE as error:
        raise _refused(f"the workbook is damaged here or below: {error}", line()) from error


def _without_warnings() -> AbstractContextManager[Any]:
    """What it warns of is decoration that is not read, or a date that is told as an error."""
    return warnings.catch_warnings(action="ignore", category=UserWarning)
