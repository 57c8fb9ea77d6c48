"""Tests what programs make of a file between export and return: read as meant, or refused."""

import csv
import io
import random
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from incidents.importing.files import WrongFile
from incidents.models import Incident, User
from incidents.sheets.batches import LARGEST_FILE, NotApplied, bring_back
from incidents.sheets.held import LONGEST_CELL, TOO_LONG
from incidents.sheets.reading import Returned, read
from tests.incidents.sheets.edited import (
    NAMES,
    compared,
    draft,
    edited,
    faults,
    sheet_of,
    workbook_of,
    written,
)

HEAD = ",".join(NAMES).encode()


def refused(content: bytes) -> str:
    with pytest.raises(WrongFile) as error:
        read(io.BytesIO(content))
    return str(error.value)


def is_read_or_refused(content: bytes) -> bool:
    try:
        return isinstance(read(io.BytesIO(content)), Returned)
    except WrongFile as error:
        return bool(error.faults)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def one(analyst: User) -> Incident:
    return draft(analyst)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (HEAD + b"\na\0b", "line 2: it holds NUL"),
        (HEAD + "\nä".encode("cp1252"), "line 2: it is not UTF-8"),
        (HEAD + b"\na,b", "line 2: it has 2 cells and the head 35: it is cut ('b')"),
        (HEAD + b'\n"a', "line 2: the row that begins here cannot be read as CSV"),
        (HEAD + b'\n"a"b,', "line 2: the row that begins here cannot be read as CSV"),
        (HEAD + b",\n" + b"," * 36 + b"astray", "AK2: its column has no name"),
        (b"PK\x03\x04 and no more", "it is no .xlsx, or is cut"),
        (b"\xd0\xcf\x11\xe0 old", "old .xls"),
        (saved(Workbook()), "no sheet of it has a column incident"),
    ],
)
def test_file_whose_form_is_broken_is_refused_with_the_place(content: bytes, why: str):
    assert why in refused(content)


def test_merged_cells_are_refused(one: Incident, analyst: User):
    book = load_workbook(io.BytesIO(workbook_of(one, by=analyst)))
    book["incidents"].merge_cells("E2:F3")
    book["incidents"].merge_cells("H2:H3")
    book["how to"].merge_cells("A1:B1")
    told = refused(saved(book))
    assert told.count("unmerge them") == 2
    assert "line 2, E2: it is merged" in told


def test_sheet_is_found_whatever_it_is_called_and_wherever_it_stands(one: Incident, analyst: User):
    book = load_workbook(io.BytesIO(workbook_of(one, by=analyst)))
    book["incidents"].title = "Mine & <others>"
    book.move_sheet("Mine & <others>", 2)
    found = read(io.BytesIO(saved(book)))
    assert (found.sheet, len(found.rows)) == ("Mine & <others>", 1)
    assert found.address("title", 2) == "Mine & <others>!E2"


def test_hidden_rows_and_columns_count_and_blank_ones_do_not(one: Incident, analyst: User):
    book = load_workbook(io.BytesIO(workbook_of(one, by=analyst)))
    sheet = book["incidents"]
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["E"].hidden = True
    sheet["E2"] = "Hidden"
    sheet["E9"] = "   "
    found = compared(saved(book), analyst)
    assert [each.changes for each in found.wanted] == [[("title", "Rockets at Kirkuk", "Hidden")]]


def test_semicolons_of_excel_in_other_countries_part_cells(one: Incident, analyst: User):
    rows = list(csv.reader(io.StringIO(sheet_of(one, by=analyst).decode("utf-8-sig"))))
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    assert compared(file.getvalue().encode("utf-8-sig"), analyst).unchanged == 1


def test_rows_are_numbered_as_the_program_shows_them(one: Incident, analyst: User):
    """A cell of several lines is one row, and a blank row counts."""
    sheet = edited(sheet_of(one, by=analyst), {one: {"summary": "One\nTwo\nThree"}})
    row = {"title": "New", "type": "rocket-attack", "date": "soon"}
    blank = dict.fromkeys(NAMES, "")
    tail = written([blank, {**blank, **row}]).split(b"\r\n", 1)[1]
    found = compared(sheet + b"\r\n" + tail, analyst)
    assert [each.column for each in found.faults] == ["H5"]


def test_blanks_line_ends_and_signs_of_programs_change_nothing(analyst: User):
    one = draft(analyst, summary="One\nTwo", tags=["a", "b"], time="07:20", figures=[
        {"measure": "killed", "low": 5, "best": 5, "high": 5}
    ])  # fmt: skip
    cells = {
        "summary": "  One\r\nTwo ",
        "tags": "a;b;",
        "time": "7:20:00",
        "killed_best": "5.0",
        "date": " 2019-12-27",
    }
    assert compared(edited(sheet_of(one, by=analyst), {one: cells}), analyst).unchanged == 1


def test_text_longer_than_a_cell_is_left_to_the_form(analyst: User):
    one = draft(analyst)
    Incident.objects.filter(pk=one.pk).update(internal_note="x" * (LONGEST_CELL + 1))
    sheet = sheet_of(one, by=analyst)
    assert TOO_LONG in sheet.decode()
    assert compared(sheet, analyst).unchanged == 1
    new = {"title": "New", "type": "rocket-attack", "date": "2019", "summary": TOO_LONG}
    assert faults(compared(edited(sheet, new=[new]), analyst)) == [
        ("AE3", "the text was too long for the sheet: edit it in the form")
    ]
    short = compared(edited(sheet, {one: {"internal_note": "Short"}}), analyst)
    assert [each.changes for each in short.wanted] == [[("internal_note", TOO_LONG, "Short")]]


def test_place_that_readers_do_not_see_is_left_to_the_form(one: Incident, analyst: User):
    one.locations.update(public_precision="country")
    sheet = edited(sheet_of(one, by=analyst), {one: {"place_slug": "baghdad"}})
    assert faults(compared(sheet, analyst)) == [
        ("T2", "its exact place is kept from readers: edit it in its form")
    ]
    other = edited(sheet_of(one, by=analyst), {one: {"title": "Other"}})
    assert len(compared(other, analyst).wanted) == 1


def test_several_places_without_a_primary_one_are_left_to_the_form(analyst: User):
    places = [{"place": slug, "precision": "near"} for slug in ("kirkuk", "baghdad")]
    one = draft(analyst, locations=places)
    sheet = edited(sheet_of(one, by=analyst), {one: {"place_slug": "mosul"}})
    (told,) = faults(compared(sheet, analyst))
    assert "none is primary" in told[1]


def test_new_row_with_copied_locked_cells_says_that_they_do_not_count(one: Incident, analyst: User):
    new = {"title": "N", "type": "rocket-attack", "date": "2019", "state": "published"}
    found = compared(edited(sheet_of(one, by=analyst), new=[new]), analyst)
    assert (found.created, [each.column for each in found.notes]) == (1, ["D3"])


def test_file_that_is_too_large_is_refused(analyst: User):
    with pytest.raises(NotApplied, match="30,000,000 are read"):
        bring_back(b"x" * (LARGEST_FILE + 1), "x.csv", by=analyst)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_in_a_csv_is_read_or_refused(text: str):
    assert is_read_or_refused(HEAD + b"\n" + text.encode())


@pytest.mark.slow
def test_damaged_workbook_is_read_or_refused(one: Incident, analyst: User):
    whole, chance = workbook_of(one, by=analyst), random.Random(6)
    for _ in range(150):
        content = bytearray(whole)
        if chance.random() < 0.5:
            del content[chance.randrange(len(content)) :]
        for _ in range(chance.randrange(1, 20)):
            if content:
                content[chance.randrange(len(content))] = chance.randrange(256)
        assert is_read_or_refused(bytes(content))


def test_workbook_without_its_list_of_sheets_is_refused(one: Incident, analyst: User):
    whole = zipfile.ZipFile(io.BytesIO(workbook_of(one, by=analyst)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as less:
        for name in whole.namelist():
            if name != "xl/_rels/workbook.xml.rels":
                less.writestr(name, whole.read(name))
    assert refused(file.getvalue())
