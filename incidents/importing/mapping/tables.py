"""The rows of a table, CSV or workbook, as the mapping says they are."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, cast

from incidents.importing.files import FormFault, Record, WrongFile, records
from incidents.importing.mapping.spec import TableMapping
from incidents.importing.workbooks import Cell, Kind, is_workbook
from incidents.importing.workbooks import rows as workbook_rows

DIGEST = "(digest of the row)"
"""The column that names a row in a table that has no ids."""
DELIMITERS = (",", ";", "\t", "|")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SHOWN = 60


def table_rows(file: IO[bytes], mapping: TableMapping) -> Iterator[Record | FormFault]:
    """Each row below the header; raises `WrongFile` for a table that cannot be read as said."""
    if is_workbook(file):
        told = _workbook(file, mapping.sheet, mapping.columns)
    else:
        told = _text(file, mapping)
    for record in told:
        if isinstance(record, Record) and not mapping.id:
            yield replace(record, cells={**record.cells, DIGEST: digest(record.cells)})
        else:
            yield record


def digest(cells: Mapping[str, str]) -> str:
    """The id of a row that has none: it says itself that it is a digest, of all filled cells."""
    told = {name: cell.strip() for name, cell in cells.items() if cell.strip()}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def header_of(file: IO[bytes], mapping: TableMapping | None = None) -> tuple[str, str]:
    """The encoding and delimiter of a text file: as declared, else by its first bytes and line."""
    file.seek(0)
    start = file.read(64 * 1024)
    encoding = (mapping and mapping.encoding) or ("utf-16" if start[:2] in _UTF16 else "utf-8")
    line = start.decode(encoding, errors="replace").lstrip("\ufeff").partition("\n")[0]
    declared = mapping.delimiter if mapping else ""
    if declared:
        return encoding, "\t" if declared == "tab" else declared
    found = max(DELIMITERS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))
    return encoding, found


def _text(file: IO[bytes], mapping: TableMapping) -> Iterator[Record | FormFault]:
    encoding, delimiter = header_of(file, mapping)
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        yield from records(file, mapping.columns, delimiter)
        return
    file.seek(0)
    with TemporaryFile() as plain:
        reader = io.TextIOWrapper(cast("io.BufferedReader", file), encoding=encoding, newline="")
        try:
            for text in iter(lambda: reader.read(1 << 16), ""):
                plain.write(text.encode("utf-8", errors="surrogatepass"))
        except UnicodeError as error:
            rule = f"it is not {encoding}, as the mapping says: {error}"
            raise WrongFile([FormFault(1, "", "", rule)]) from error
        finally:
            reader.detach()
        yield from records(plain, mapping.columns, delimiter)


def _workbook(file: IO[bytes], sheet: str, required: Sequence[str]) -> Iterator[Record | FormFault]:
    coming = workbook_rows(file, sheet)
    _, first = next(coming)
    header = [cell.shown.strip() for cell in first]
    absent = [name for name in required if name not in header]
    twice = [name for name in dict.fromkeys(header) if name and header.count(name) > 1]
    faults = [FormFault(1, name, "", "the column is missing") for name in absent]
    faults += [FormFault(1, name, "", "the column is there twice") for name in twice]
    if faults:
        raise WrongFile(faults)
    for line, cells in coming:
        yield from _row(line, header, cells, required)


def _row(
    line: int, header: Sequence[str], cells: Sequence[Cell], required: Sequence[str]
) -> Iterator[Record | FormFault]:
    named = dict(zip(header, chain(cells, [Cell()] * len(header)), strict=False))
    beside = next((cell for cell in cells[len(header) :] if cell.kind is not Kind.EMPTY), None)
    if beside:
        rule = f"it has cells right of the {len(header)} columns that the header names"
        yield FormFault(line, "", beside.shown[:_SHOWN], rule)
        return
    for name in required:
        if named[name].kind is Kind.FORMULA and named[name].result is None:
            rule = "the formula was never calculated: open the file in a spreadsheet and save it"
            yield FormFault(line, name, str(named[name].value)[:_SHOWN], rule)
            return
    yield Record(line, {name: cell.shown for name, cell in named.items() if name})
