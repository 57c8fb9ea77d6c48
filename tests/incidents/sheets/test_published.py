"""Tests that an export of published versions can be edited and brought back, by its positions."""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openpyxl import load_workbook

from incidents import formats
from incidents.models import Incident, RecordIndex, User
from incidents.selection import select
from tests.incidents.sheets.edited import applied, compared, faults, written

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture
def one(db: None) -> Incident:
    """The rockets of the coded article, which the reader sees; what is edited here it does not."""
    return Incident.objects.get(reference="INC-000004")


def exported(name: str = "csv") -> bytes:
    return b"".join(formats.find(name).stream(select({})))


def edited(content: bytes, edits: Mapping[str, Mapping[str, str]]) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    rows = [row for row in rows if row["reference"] and row["position"].isdecimal()]
    for row in rows:
        row.update(edits.get(row["reference"], {}))
    return written(rows, list(rows[0]))


def changes(found: Any) -> list[tuple[str, str, str]]:
    return [change for each in found.wanted for change in each.changes]


@pytest.mark.parametrize("edit", [lambda each: edited(each, {}), bytes])
def test_published_csv_that_nobody_touched_changes_nothing(
    one: Incident, editor: User, edit: Callable[[bytes], bytes]
):
    found = compared(edit(exported()), editor)
    assert (changes(found), faults(found), found.conflicts) == ([], [], [])
    assert found.unchanged == RecordIndex.objects.filter(superseded_by=None, live=True).count()


def test_published_workbook_that_nobody_touched_changes_nothing(one: Incident, editor: User):
    book = load_workbook(io.BytesIO(exported("xlsx")))
    file = io.BytesIO()
    book.save(file)
    found = compared(file.getvalue(), editor)
    assert (changes(found), faults(found), found.conflicts) == ([], [], [])
    assert found.unchanged == RecordIndex.objects.filter(superseded_by=None, live=True).count()


def test_what_was_edited_is_stored_and_waits_to_be_published(one: Incident, editor: User):
    cells = {"title": "=AAA edited", "date": "2019-12-28", "tags": "new; newer"}
    cells |= {"wounded_low": "", "wounded_best": "", "wounded_high": ""}
    figures = {"killed_low": "4", "killed_best": "4", "killed_high": "4"}
    edits = {"INC-000004": {**cells, "title": "'=AAA edited"}, "INC-000007": figures}
    batch = applied(edited(exported(), edits), editor)
    one.refresh_from_db()
    assert (one.title, one.date, one.tags, one.state) == (
        "=AAA edited", "2019-12-28", ["new", "newer"], "published",
    )  # fmt: skip
    other = Incident.objects.get(reference="INC-000007")
    assert [figure.best for figure in other.figures.filter(measure="killed")] == [4]
    assert batch.sheet is None


def test_what_waits_is_not_overwritten_by_what_was_published(one: Incident, editor: User):
    published = one.title
    Incident.objects.filter(pk=one.pk).update(title="Waiting")
    sheet = edited(exported(), {"INC-000004": {"title": "AAA edited"}})
    (told,) = compared(sheet, editor).conflicts
    assert (told.former, told.present, told.wanted) == (published, "Waiting", "AAA edited")
    assert changes(compared(exported(), editor)) == []


@pytest.mark.parametrize(("column", "text"), [("latitude", "35.5"), ("killed_best", "2")])
def test_value_that_is_computed_is_a_conflict(column: str, text: str, one: Incident, editor: User):
    """The point of a place and a sum of figures are no value that is held."""
    sheet = edited(exported(), {"INC-000004": {column: text}})
    (told,) = compared(sheet, editor).conflicts
    assert (told.column, told.present, told.wanted) == (column, "", text)


@pytest.mark.parametrize("column", ["place", "earliest", "actors", "version", "recorded_at"])
def test_column_that_is_not_taken_is_locked(column: str, one: Incident, editor: User):
    (told,) = faults(compared(edited(exported(), {"INC-000004": {column: "2"}}), editor))
    assert "this column is locked" in told[1]


@pytest.mark.parametrize(
    "cells", [{"position": "0"}, {"position": "x"}, {"position": "٣"}, {"reference": "INC-1"}]
)
def test_version_that_is_not_in_the_ledger_is_refused(
    cells: dict[str, str], one: Incident, editor: User
):
    found = compared(edited(exported(), {"INC-000004": cells}), editor)
    assert ["no such version" in rule for _, rule in faults(found)] == [True]


def test_row_without_reference_is_new(one: Incident, editor: User):
    names = ["reference", "position", "title", "type", "date"]
    new = {"title": "New", "type": "rocket-attack", "date": "2019-12-27"}
    found = compared(written([new], names), editor)
    assert (found.created, found.faults) == (1, [])
