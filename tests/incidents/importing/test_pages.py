"""Rows out of JSON pages, each value as the text it was written as."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from incidents.importing import pages
from incidents.importing.files import FormFault, Record, WrongFile
from incidents.importing.pages import is_json, page_records
from incidents.models import Origin
from incidents.ucdp.columns import COLUMNS
from tests.incidents.importing.ged_files import row, run, written


def read(text: str | bytes) -> list[Record | FormFault]:
    raw = text.encode() if isinstance(text, str) else text
    return list(page_records(io.BytesIO(raw), ("id",), "Result"))


def test_rows_are_numbered_through_all_pages() -> None:
    told = read('\ufeff{"Result": [{"id": 1}]}\n{"Result": []} [{"id": 2}, {"id": "3"}]')

    assert told == [Record(n, {"id": str(n)}) for n in (1, 2, 3)]


def test_values_are_texts_as_they_were_written() -> None:
    (told,) = read('[{"id": 1, "a": 50.450, "b": 1e-5, "c": true, "d": false, "e": null}]')

    assert isinstance(told, Record)
    assert list(told.cells.values()) == ["1", "50.450", "1e-5", "1", "0", ""]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{"Result": [', "it is no JSON"),
        ('[{"id": NaN}]', "it is no JSON: NaN is no number"),
        ('[{"id": 1, "id": 2}]', "it is no JSON: id is there twice in one object"),
        ('{"Rows": []}', "a page has its rows in Result, as a list"),
        ("[" * 100_000, "it is no JSON"),
        (b'[{"id": "\xff"}]', "byte 10 of the file is not UTF-8"),
    ],
)
def test_what_is_no_page_is_refused(text: str | bytes, rule: str) -> None:
    with pytest.raises(WrongFile) as error:
        read(text)

    assert error.value.faults[0].rule.startswith(rule)


def test_file_too_large_to_be_held_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST", 10)

    with pytest.raises(WrongFile, match="take the CSV"):
        read('[{"id": 1}]' + " " * 10)


@pytest.mark.parametrize(("line", "rule"), [("1", "a row is"), ("{}", "the row does not have it")])
def test_row_that_is_none_is_named_and_those_below_are_read(line: str, rule: str) -> None:
    (fault, sound) = read(f'[{line}, {{"id": 2}}]')

    assert isinstance(fault, FormFault)
    assert (fault.line, sound) == (1, Record(2, {"id": "2"}))
    assert fault.rule.startswith(rule)


def test_nested_value_is_named() -> None:
    (fault,) = read('[{"id": [1]}]')

    assert isinstance(fault, FormFault)
    assert (fault.column, fault.rule) == ("id", "it is no text and no number")


@pytest.mark.parametrize("name", ["\ud800", "a\0", "a\n"])
def test_column_that_nothing_can_be_called_is_named(name: str) -> None:
    (fault,) = read(json.dumps([{"id": 1, name: 2}]))

    assert isinstance(fault, FormFault)
    assert (fault.column, fault.rule) == (ascii(name), "no column is called so: take it out")


@pytest.mark.parametrize(
    ("start", "json_"), [(b" {", True), (b"\xef\xbb\xbf[", True), (b"id,", False)]
)
def test_json_is_told_by_its_first_sign(start: bytes, json_: bool) -> None:
    assert is_json(io.BytesIO(start)) is json_


@pytest.mark.django_db
def test_page_of_ucdp_says_what_its_csv_says(tmp_path: Path) -> None:
    cells: dict[str, Any] = {name: row(318367)[name] or None for name in COLUMNS}
    cells |= {"active_year": True, "date_start": "2019-09-08T00:00:00", "best": 18}
    page = tmp_path / "page.json"
    page.write_text(json.dumps({"TotalCount": 1, "Result": [cells]}), encoding="utf-8")

    assert run(page).startswith("ucdp-ged: 1 created")
    assert run(written(tmp_path / "same.csv", [row(318367)])) == "ucdp-ged: 1 unchanged\n"
    assert Origin.objects.get(dataset="ucdp-ged").original_row == row(318367)
