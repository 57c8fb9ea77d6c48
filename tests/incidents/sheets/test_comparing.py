"""Tests what is told of a sheet that came back: changes, faults by cell, conflicts, notes."""

import csv
import io
from datetime import date, time
from typing import Any

import pytest

from incidents.importing.files import WrongFile
from incidents.models import Incident, User
from incidents.sheets.batches import bring_back
from tests.incidents.sheets.edited import (
    NAMES,
    applied,
    compared,
    draft,
    edited,
    faults,
    in_workbook,
    sheet_of,
    workbook_of,
    written,
)


@pytest.fixture
def one(analyst: User) -> Incident:
    return draft(analyst, tags=["old"], summary="As it was")


def changes(found: Any) -> list[tuple[str, str, str]]:
    return [change for each in found.wanted for change in each.changes]


def test_changed_cells_are_told_with_what_was_and_what_will_be(one: Incident, analyst: User):
    sheet = edited(
        sheet_of(one, by=analyst),
        {one: {"title": "New title", "date": "2019-12", "killed_best": "3", "tags": "old;new"}},
    )
    assert changes(compared(sheet, analyst)) == [
        ("title", "Rockets at Kirkuk", "New title"),
        ("date", "2019-12-27", "2019-12"),
        ("tags", "old", "old; new"),
        ("killed_low", "", "3"),
        ("killed_best", "", "3"),
        ("killed_high", "", "3"),
    ]
    one.refresh_from_db()
    assert one.title == "Rockets at Kirkuk"


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("title", "", "it cannot be empty"),
        ("type", "rocket", "there is no type 'rocket'"),
        ("date", "Dec-19", "a spreadsheet made this of a date"),
        ("date", "27/12/2019", "a spreadsheet made this of a date"),
        ("date", "2019-12-27 00:00:00", "a spreadsheet made this of a date"),
        ("date", "43826", "a spreadsheet made this of a date"),
        ("date", "2019-13", "2019-13"),
        ("date", "2999-01-01", "lies in the future"),
        ("time", "25:10", "write hours and minutes"),
        ("time", "7:20 PM", "write hours and minutes"),
        ("occurrence", "happened", "'happened' is not one of occurred"),
        ("event_count", "3", "only an aggregate has one"),
        ("event_count", "1E5", "write a whole number in the digits"),
        ("means", "rocket; stone", "'stone' is not one of"),
        ("means", "rocket; rocket", "rocket stands there twice"),
        ("tags", "Two Words", "'Two Words' is no tag"),
        ("place_slug", "atlantis", "there is no place 'atlantis'"),
        ("latitude", "35,5", "write decimal degrees"),
        ("latitude", "91", "write decimal degrees from -90 to 90"),
        ("latitude", "35.5", "together, in decimal degrees"),
        ("where_precision", "", "'' is not one of"),
        ("killed_best", "about 5", "write a whole number"),
        ("summary", "=1+1", "it is a formula"),
        ("summary", "\x07", "which no text has"),
    ],
)
def test_wrong_cell_is_named_by_its_address(
    column: str, text: str, rule: str, one: Incident, analyst: User
):
    found = compared(
        edited(sheet_of(one, by=analyst), {one: {column: text}}), analyst, clear_empty=True
    )
    letters = dict(zip(NAMES, found.returned.letters.values(), strict=True))
    assert [each.column for each in found.faults] == [f"{letters[column]}2"]
    assert rule in found.faults[0].rule
    assert changes(found) == [] or len(found.wanted) == 1


def test_every_wrong_cell_of_every_row_is_told_at_once(one: Incident, analyst: User):
    two = draft(analyst)
    sheet = edited(
        sheet_of(one, two, by=analyst),
        {one: {"date": "soon", "time": "late"}, two: {"type": "x", "place_slug": "y"}},
        new=[{"title": "No type"}],
    )
    assert [each.column for each in compared(sheet, analyst).faults] == [
        "H2", "J2", "G3", "T3", "G4", "H4",
    ]  # fmt: skip


@pytest.mark.parametrize("column", ["incident", "revision", "state", "place", "actors", "sources"])
def test_changed_locked_cell_is_refused(column: str, one: Incident, analyst: User):
    found = compared(edited(sheet_of(one, by=analyst), {one: {column: "changed"}}), analyst)
    (told,) = found.faults
    assert "locked" in told.rule or "no such incident" in told.rule


def test_emptied_cell_is_left_and_said_unless_it_is_to_be_cleared(one: Incident, analyst: User):
    sheet = edited(sheet_of(one, by=analyst), {one: {"summary": "", "place_slug": ""}})
    left = compared(sheet, analyst)
    assert (changes(left), [each.column for each in left.notes]) == ([], ["T2", "AE2"])
    cleared = compared(sheet, analyst, clear_empty=True)
    assert [each.rule for each in cleared.faults] == [
        "Choose a place, give coordinates, or describe it."
    ]
    whole = edited(sheet, {one: {"where_precision": ""}})
    assert changes(compared(whole, analyst, clear_empty=True)) == [
        ("place_slug", "kirkuk", ""),
        ("where_precision", "near", ""),
        ("summary", "As it was", ""),
    ]


def test_cell_somebody_else_changed_is_a_conflict_and_other_cells_are_not(
    one: Incident, analyst: User
):
    sheet = edited(sheet_of(one, by=analyst), {one: {"title": "Mine", "summary": "Mine, too"}})
    Incident.objects.filter(pk=one.pk).update(title="Theirs")
    found = compared(sheet, analyst)
    (told,) = found.conflicts
    assert str(told) == ("E2: title was Rockets at Kirkuk, is now Theirs; the sheet says Mine")
    assert found.wanted == []
    Incident.objects.filter(pk=one.pk).update(title="Rockets at Kirkuk", said="Theirs")
    assert changes(compared(sheet, analyst)) == [
        ("title", "Rockets at Kirkuk", "Mine"), ("summary", "As it was", "Mine, too"),
    ]  # fmt: skip


def test_numbers_that_go_together_conflict_together(analyst: User):
    figure = {"measure": "killed", "quantifier": "range", "low": 3, "high": 5}
    one = draft(analyst, figures=[figure])
    sheet = edited(sheet_of(one, by=analyst), {one: {"killed_low": "4"}})
    one.figures.update(high=9)
    (told,) = compared(sheet, analyst).conflicts
    assert (told.column, told.former, told.present, told.wanted) == ("killed_low", "3", "3", "4")


def test_what_is_held_by_now_needs_nothing(one: Incident, analyst: User):
    sheet = edited(sheet_of(one, by=analyst), {one: {"title": "Both"}})
    Incident.objects.filter(pk=one.pk).update(title="Both")
    found = compared(sheet, analyst)
    assert (found.done, found.wanted, found.conflicts) == (1, [], [])


def test_incident_gone_or_retracted_meanwhile_is_told(one: Incident, analyst: User):
    sheet = edited(sheet_of(one, by=analyst), {one: {"title": "Mine"}})
    handle = f"DRAFT-{one.pk}"
    Incident.objects.filter(pk=one.pk).update(state="retracted", reference="INC-900000", version=1)
    assert faults(compared(sheet, analyst)) == [("B2", "it is retracted: restore it first")]
    Incident.objects.filter(pk=one.pk).update(state="merged")
    ((cell, rule),) = faults(compared(sheet, analyst))
    assert (cell, rule.partition(":")[0]) == ("B2", "it is merged into another one")
    Incident.objects.filter(pk=one.pk).delete()
    assert faults(compared(sheet, analyst)) == [
        ("B2", "it was deleted meanwhile: take the row out")
    ]
    assert handle in sheet.decode()


def test_columns_and_rows_in_any_order_and_number(one: Incident, analyst: User):
    two = draft(analyst, title="Two")
    rows = list(csv.DictReader(io.StringIO(sheet_of(one, two, by=analyst).decode("utf-8-sig"))))
    rows[1]["title"] = "Changed"
    names = ["title", "incident", "sheet"]
    found = compared(written([*reversed(rows)], names), analyst)
    assert changes(found) == [("title", "Two", "Changed")]
    assert found.unchanged == 1


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (["incident", "title"], "so this is no sheet of ours"),
        (["sheet", "title"], "so this is no sheet of ours"),
        (["sheet", "incident", "titel"], "is it title?"),
        (["sheet", "incident", "mood"], "take it out"),
        (["sheet", "incident", "title", "title"], "the column is there twice"),
    ],
)
def test_wrong_head_is_refused_with_every_fault(names: list[str], rule: str, analyst: User):
    with pytest.raises(WrongFile) as refused:
        bring_back(written([], names), "x.csv", by=analyst)
    assert rule in str(refused.value)


def test_one_incident_in_two_rows_is_refused(one: Incident, analyst: User):
    sheet = sheet_of(one, by=analyst)
    head, row = sheet.decode("utf-8-sig").splitlines()
    found = compared(f"{head}\n{row}\n{row}\n".encode(), analyst)
    assert faults(found) == [("B3", "row 2 is about the same incident: keep one of them")]


@pytest.mark.parametrize(
    ("sheet", "rule"),
    [
        ("", "do not empty it"),
        ("7", "no sheet of this number"),
        ("5c0e7f55-8d3a-4f3e-9d3e-2b8f3f1d2a11", "no sheet of this number"),
    ],
)
def test_row_of_no_sheet_is_refused(sheet: str, rule: str, one: Incident, analyst: User):
    found = compared(edited(sheet_of(one, by=analyst), {one: {"sheet": sheet}}), analyst)
    assert [(each.column, rule in each.rule) for each in found.faults] == [("A2", True)]


def test_rows_of_two_sheets_and_strange_incidents_are_refused(one: Incident, analyst: User):
    two = draft(analyst)
    first, second = (sheet_of(each, by=analyst).decode("utf-8-sig") for each in (one, two))
    both = first + "".join(second.splitlines(keepends=True)[1:])
    (told,) = compared(both.encode(), analyst).faults
    assert "rows of two sheets" in told.rule
    other = edited(sheet_of(one, by=analyst), {one: {"incident": "INC-000001"}})
    (told,) = compared(other, analyst).faults
    assert "has no such incident" in told.rule


CELLS = [
    ("date2", date(2019, 12, 1), "made the day 2019-12-01 of it"),
    ("date2", 2019, "made the number 2019 of it"),
    ("title2", 1e5, "made the number 100000 of it"),
    ("title2", True, "made a yes or no of it"),
    ("title2", "=A1", "it is a formula"),
    ("time2", time(19, 20), "made the time 19:20:00 of it"),
]


@pytest.mark.parametrize(("cell", "value", "rule"), CELLS)
def test_cell_that_the_spreadsheet_turned_into_something_else_is_refused(
    cell: str, value: Any, rule: str, one: Incident, analyst: User
):
    (told,) = compared(in_workbook(workbook_of(one, by=analyst), {cell: value}), analyst).faults
    assert rule in told.rule
    assert told.column.startswith("incidents!")


def test_numbers_in_columns_of_numbers_are_numbers(one: Incident, analyst: User):
    cells = {"killed_best2": 5.0, "latitude2": 35.5, "longitude2": "44.25"}
    found = compared(in_workbook(workbook_of(one, by=analyst), cells), analyst)
    assert ("killed_best", "", "5") in changes(found)
    assert ("latitude", "", "35.5") in changes(found)


def test_row_that_was_made_before_is_not_made_again(analyst: User):
    one = draft(analyst)
    new = {"title": "New", "type": "rocket-attack", "date": "2019-12-27", "killed_low": "2"}
    sheet = sheet_of(one, by=analyst)
    applied(edited(sheet, new=[new]), analyst)
    again = compared(edited(sheet, {one: {"title": "More"}}, new=[new]), analyst)
    assert (again.created, again.changed, again.done) == (0, 1, 1)
    assert "made before from this sheet: DRAFT-" in again.notes[0].rule
