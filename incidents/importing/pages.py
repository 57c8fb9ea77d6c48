"""Rows out of the pages that a dataset's API answers: JSON, one page or several in a row."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from incidents.importing.files import FormFault, Record, WrongFile

LARGEST = 200_000_000
_TRUE_FALSE = {True: "1", False: "0", None: ""}


def is_json(file: IO[bytes]) -> bool:
    """Whether the first sign of a file is that of JSON."""
    file.seek(0)
    return file.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def page_records(
    file: IO[bytes], required: Sequence[str], rows_in: str
) -> Iterator[Record | FormFault]:
    """Each row of each page, numbered through as its line, every value as the text it is.

    `rows_in` is the member that a page has its rows in; a list alone is rows, too. Raises
    `WrongFile` where it is no JSON, names a member twice, or is too large to be held.
    """
    number = 0
    for page in json_values(file):
        rows = page.get(rows_in) if isinstance(page, Mapping) else page
        if not isinstance(rows, list):
            rule = f"a page has its rows in {rows_in}, as a list"
            raise WrongFile([FormFault(number + 1, rows_in, "", rule)])
        for row in rows:
            number += 1
            yield _record(number, row, required)


def _record(number: int, row: Any, required: Sequence[str]) -> Record | FormFault:
    if not isinstance(row, Mapping):
        return FormFault(number, "", str(row)[:60], "a row is an object, by column")
    absent = next((name for name in required if name not in row), None)
    if absent is not None:
        return FormFault(number, absent, "", "the row does not have it")
    strange = next((name for name in row if not name.isprintable()), None)
    if strange is not None:
        return FormFault(number, ascii(strange), "", "no column is called so: take it out")
    nested = next((name for name, value in row.items() if isinstance(value, list | dict)), None)
    if nested is not None:
        return FormFault(number, nested, str(row[nested])[:60], "it is no text and no number")
    return Record(number, {name: cell(value) for name, value in row.items()})


def cell(value: Any) -> str:
    """A value that is neither list nor object, as the text of a cell."""
    return value if isinstance(value, str) else _TRUE_FALSE[value]


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        rule = f"more than {LARGEST:,} bytes of JSON are not read: take the CSV"
        raise WrongFile([FormFault(1, "", "", rule)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        rule = f"byte {error.start + 1} of the file is not UTF-8"
        raise WrongFile([FormFault(line, "", "", rule)]) from error


def json_values(file: IO[bytes]) -> Iterator[Any]:
    """Every value of a file, one after the other; numbers stay the text they are written as.

    Raises `WrongFile`.
    """
    text = _text(file)
    decoder = json.JSONDecoder(
        parse_float=str, parse_int=str, parse_constant=_no_number, object_pairs_hook=_once
    )
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        try:
            page, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", text.count("\n", 0, at) + 1)
            raise WrongFile([FormFault(line, "", "", f"it is no JSON: {error}")]) from error
        yield page


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"{name} is there twice in one object")
        members[name] = value
    return members


def _no_number(name: str) -> str:
    raise ValueError(f"{name} is no number")
