"""Rows of a CSV that a spreadsheet program saved, as cells like those of a workbook."""

import csv
from collections.abc import Iterator, Sequence
from typing import IO

from incidents.columns import as_written
from incidents.importing.files import LONGEST_CELL, FormFault, WrongFile
from incidents.importing.workbooks import EMPTY, Cell, Kind

Cells = tuple[int, Sequence[Cell]]
_SHOWN = 60


def csv_rows(file: IO[bytes]) -> Iterator[Cells]:
    """Each row by its number in the sheet, blank ones included; raises `WrongFile` where it breaks.

    Cells part at commas or, as the Excel of many countries has it, at semicolons.
    """
    csv.field_size_limit(LONGEST_CELL)
    text = _decoded(file)
    head = text.partition("\n")[0]
    by = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=by, strict=True)
    number, width = 0, 0
    try:
        for number, row in enumerate(reader, start=1):
            width = width or len(row)
            if row and len(row) < width:
                rule = f"it has {len(row)} cells and the head {width}: it is cut"
                raise WrongFile([FormFault(number, "", row[-1][:_SHOWN], rule)])
            yield number, [_cell(text) for text in row]
    except csv.Error as error:
        rule = f"the row that begins here cannot be read as CSV: {error}"
        raise WrongFile([FormFault(number + 1, "", "", rule)]) from error


def _decoded(file: IO[bytes]) -> str:
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        rule = "it is not UTF-8: save it as “CSV UTF-8”, or as a workbook"
        raise WrongFile([FormFault(line, "", "", rule)]) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise WrongFile([FormFault(line, "", "", "it holds NUL, which no text has")])
    return text


def _cell(text: str) -> Cell:
    if text.startswith("="):
        return Cell(Kind.FORMULA, text, text)
    return Cell(Kind.TEXT, text, as_written(text)) if text else EMPTY
