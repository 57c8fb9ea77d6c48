"""Reads a cell as the value of its column, and says what a spreadsheet program made of it."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from incidents.columns import as_written
from incidents.dates import EdtfError, parse
from incidents.documents.shape import LARGEST
from incidents.importing.cells import CellReader
from incidents.importing.workbooks import Cell, Kind
from incidents.sheets.columns import SheetColumn
from incidents.sheets.held import TOO_LONG

_AGAIN = "format the cell as text and type it again"
#: What a spreadsheet makes of a date in CSV, where nothing tells that it was another text before.
_AS_SHOWN = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[ -][A-Za-z]{3,9}([ -]\d{2,4})?"
    r"|[A-Za-z]{3,9}[ -]\d{2,4}|\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}.*|\d{5}",
    re.ASCII,
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?", re.ASCII)
_NUMBERS = ("number", "degrees")
_TAG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


class WrongCell(ValueError):
    """Why a cell cannot be what its column holds, with the remedy."""


def tidy(text: str) -> str:
    """A text without blanks around it and with plain line ends, since programs change both."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_same(column: SheetColumn, one: str, other: str) -> bool:
    """Whether two texts of a column say the same: 5 and 5.0, 07:20 and 7:20:00, a;b and a; b."""
    one, other = tidy(one), tidy(other)
    return one == other or _plain(column, one) == _plain(column, other)


def _plain(column: SheetColumn, text: str) -> Any:
    if column.kind in _NUMBERS:
        try:
            return Decimal(text)
        except InvalidOperation:
            return text
    if column.kind == "time":
        return _clock(text)
    if column.kind == "list":
        return listed(text)
    # LibreOffice's own form keeps no tabs; a CSV saved as a workbook keeps our apostrophe.
    return as_written(text.replace("\t", ""))


def _clock(text: str) -> str:
    found = _CLOCK.fullmatch(text)
    return f"{found[1]:0>2}:{found[2]}" if found else text


def listed(text: str) -> list[str]:
    """The codes or tags of a cell."""
    return [each for part in text.split(";") if (each := part.strip())]


def value_of(column: SheetColumn, cell: Cell) -> Any:
    """The value as a document has it; raises `WrongCell`."""
    _refuse_made(column, cell)
    text = tidy(cell.shown)
    if column.needed and not text:
        raise WrongCell("it cannot be empty: write it")
    if text == TOO_LONG:
        raise WrongCell("the text was too long for the sheet: edit it in the form")
    if column.kind in _NUMBERS:
        return _number(column, text)
    cells = CellReader({column.name: text})
    cells.text(column.name)
    _refuse_faults(cells)
    readers = {"date": _date, "time": _time, "list": _list, "code": _code}
    return readers[column.kind](column, text) if column.kind in readers else text


def _refuse_made(column: SheetColumn, cell: Cell) -> None:
    """Refuse what is no longer the text that somebody typed."""
    if cell.kind is Kind.FORMULA:
        raise WrongCell("it is a formula: put its value there instead")
    if cell.kind is Kind.ERROR:
        raise WrongCell("it is an error of the spreadsheet: write the value itself")
    if cell.kind is Kind.BOOLEAN:
        raise WrongCell(f"the spreadsheet made a yes or no of it: {_AGAIN}")
    if cell.kind in (Kind.DATE, Kind.TIME):
        what = "day" if cell.kind is Kind.DATE else "time"
        month = " (2019-12 is a month, 2019-12-01 a day)" if column.kind == "date" else ""
        raise WrongCell(f"the spreadsheet made the {what} {cell.shown} of it: {_AGAIN}{month}")
    if cell.kind is Kind.NUMBER and column.kind not in _NUMBERS:
        raise WrongCell(f"the spreadsheet made the number {cell.shown} of it: {_AGAIN}")


def _refuse_faults(cells: CellReader) -> None:
    if cells.faults:
        raise WrongCell(cells.faults[0].rule)


def _number(column: SheetColumn, text: str) -> Any:
    cells, name = CellReader({column.name: text}), column.name
    value: Any
    if column.kind == "degrees":
        value = cells.degrees(name, 90 if name == "latitude" else 180)
    else:
        value = cells.number(name, 0, LARGEST)
    _refuse_faults(cells)
    return round(value, 6) if isinstance(value, float) else value


def _date(_: SheetColumn, text: str) -> str:
    try:
        parse(text)
    except EdtfError as error:
        if _AS_SHOWN.fullmatch(text):
            rule = f"a spreadsheet made this of a date: {_AGAIN}, as 2019-12-27 or 2019-12"
            raise WrongCell(rule) from error
        raise WrongCell(str(error)) from error
    return text


def _time(_: SheetColumn, text: str) -> str | None:
    if not text:
        return None
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise WrongCell("write hours and minutes: 19:20")
    return _clock(text)


def _list(column: SheetColumn, text: str) -> list[str]:
    told = listed(text)
    if twice := [each for each in dict.fromkeys(told) if told.count(each) > 1]:
        raise WrongCell(f"{twice[0]} stands there twice: write it once")
    for each in told:
        if column.codes:
            _code(column, each)
        elif not _TAG.fullmatch(each):
            raise WrongCell(f"{each!r} is no tag: small letters, digits and single hyphens")
    return told


def _code(column: SheetColumn, text: str) -> str:
    if text and column.codes and text not in column.codes:
        raise WrongCell(f"{text!r} is not one of {', '.join(column.codes)}")
    return text
