"""Rows of a workbook that came back: the sheet is found by its head, merged cells are refused."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from html import unescape
from itertools import chain
from posixpath import normpath
from typing import IO

from incidents.importing.files import FormFault, WrongFile
from incidents.importing.workbooks import Cell, rows
from incidents.sheets.as_workbook import NAME
from incidents.sheets.columns import INCIDENT

USUAL = (NAME, "rows")
"""What the sheet is called in a workbook for editing, and in a published one."""
HEADS = {INCIDENT, "reference"}
"""Columns of which one is in its head, whatever somebody called the sheet since."""
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'(?:\w+:)?(name|id|Id|Target)="([^"]*)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):')
# What zipfile makes of a damaged file; whoever reads the rows tells where it is damaged.
_DAMAGE = (zipfile.BadZipFile, zlib.error, LookupError, OSError, EOFError, RuntimeError, ValueError)
_LARGEST_LIST, _PIECE, _OVERLAP = 2**20, 2**20, 200


def workbook_rows(file: IO[bytes]) -> tuple[str, Iterator[tuple[int, Sequence[Cell]]]]:
    """The name of the sheet, and its rows, each with its number in it; raises `WrongFile`."""
    parts = _parts(file)
    for name in sorted(parts, key=lambda each: each not in USUAL) or [NAME]:
        coming = rows(file, name)
        first = next(coming, None)
        if first and HEADS & {cell.shown.strip() for cell in first[1]}:
            if merged := _merged(file, parts[name]):
                raise WrongFile(merged)
            return name, chain([first], coming)
    rule = "no sheet of it has a column incident: export one for editing"
    raise WrongFile([FormFault(1, "", "", rule)])


def _parts(file: IO[bytes]) -> Mapping[str, str]:
    """The sheets by name, each with its part of the file; none where it is no workbook."""
    try:
        with zipfile.ZipFile(file) as book:
            sheets = _attributes(book, "xl/workbook.xml", _SHEET)
            targets = {
                each["Id"]: each["Target"]
                for each in _attributes(book, "xl/_rels/workbook.xml.rels", _RELATION)
            }
        return {each["name"]: _member(targets[each["id"]]) for each in sheets}
    except _DAMAGE:
        return {}


def _attributes(
    book: zipfile.ZipFile, part: str, tag: "re.Pattern[str]"
) -> list[Mapping[str, str]]:
    with book.open(part) as file:
        text = file.read(_LARGEST_LIST).decode("utf-8", "replace")
    return [
        {name: unescape(value) for name, value in _ATTRIBUTE.findall(each)}
        for each in tag.findall(text)
    ]


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")


def _merged(file: IO[bytes], part: str) -> list[FormFault]:
    """What is under merged cells is lost, and would look as if somebody had emptied it."""
    found: set[tuple[bytes, bytes]] = set()
    with suppress(*_DAMAGE), zipfile.ZipFile(file) as book, book.open(part) as xml:
        tail = b""
        while piece := xml.read(_PIECE):
            found.update(_MERGED.findall(tail + piece))
            tail = piece[-_OVERLAP:]
    rule = "it is merged with others: unmerge them"
    return [
        FormFault(int(row), f"{column.decode()}{row.decode()}", "", rule)
        for column, row in sorted(found, key=lambda each: (int(each[1]), each[0]))
    ]
