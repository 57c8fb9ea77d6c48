"""Tests that a sheet that nobody touched changes nothing, in every form it may take."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from incidents.models import Incident, User
from incidents.sheets import as_csv, as_workbook
from incidents.sheets.batches import bring_back, look_through
from incidents.sheets.comparison import Comparison
from incidents.sheets.exporting import HandedOut, hand_out
from tests.incidents.sheets.edited import draft
from tests.timeline.libreoffice import converted

UTF8_QUOTED_IS_TEXT = "CSV:44,34,76,1,,0,true,false"
HOSTILE = {
    "title": "=HYPERLINK(\"x\") + '-5, \"quoted\"; and; more;",
    "summary": "First line\nSecond line\twith a tab\n\n  kept  ",
    "short_name": "'apostrophe",
    "said": "_x0041_ 2019-12 1E5 TRUE كتائب حزب الله",
    "date_as_reported": "12/27/2019",
    "tags": ["1e5", "k1-attack"],
    "locations": [
        {"place": "kirkuk", "precision": "near", "primary": True, "latitude": -0.000001,
         "longitude": 179.999999}
    ],
    "figures": [
        {"measure": "killed", "quantifier": "range", "low": 3, "high": 5},
        {"measure": "wounded", "quantifier": "words", "words": "several"},
    ],
}  # fmt: skip


def everything(by: User) -> HandedOut:
    draft(by, **HOSTILE)
    draft(by, date="2019-12", title="Only a month", citations=[], locations=[])
    draft(by, date="[2019-12-31..2020-01-02]", title="007", time=None)
    return hand_out(Incident.objects.values_list("pk", flat=True), by=by, question="")


def looked_at(content: bytes, by: User) -> Comparison:
    return look_through(bring_back(content, "sheet", by=by), by=by)


def assert_nothing_changed(found: Comparison) -> None:
    assert [each.changes for each in found.wanted] == []
    assert (found.faults, found.conflicts, found.notes) == ([], [], [])
    assert found.unchanged == Incident.objects.count()


@pytest.mark.parametrize("write", [as_csv.write, as_workbook.write])
def test_sheet_brought_back_untouched_changes_nothing(
    write: Callable[[HandedOut], bytes], editor: User
) -> None:
    assert_nothing_changed(looked_at(write(everything(editor)), editor))


@pytest.mark.parametrize(
    ("write", "name", "to"),
    [
        (as_workbook.write, "sheet.xlsx", "xlsx:Calc MS Excel 2007 XML"),
        (as_workbook.write, "sheet.xlsx", "ods"),
        (as_csv.write, "sheet.csv", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"),
        (as_csv.write, "sheet.csv", "xlsx:Calc MS Excel 2007 XML"),
    ],
)
@pytest.mark.slow
def test_sheet_that_libreoffice_saved_changes_nothing(
    write: Callable[[HandedOut], bytes], name: str, to: str, editor: User, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(write(everything(editor)))
    if to == "ods":  # there and back again through LibreOffice's own form
        file = converted(converted(file, "ods"), "xlsx")
    else:
        read_as = UTF8_QUOTED_IS_TEXT if name.endswith(".csv") else ""
        file = converted(file, to, read_as)
    assert_nothing_changed(looked_at(file.read_bytes(), editor))


def test_sheet_says_what_it_is_and_how_it_is_used(editor: User) -> None:
    handed_out = everything(editor)
    book = load_workbook(io.BytesIO(as_workbook.write(handed_out)))
    assert book.sheetnames == ["incidents", "codes", "how to"]
    assert book["incidents"].freeze_panes == "F2"
    told = dict(row[:2] for row in book["how to"].iter_rows(values_only=True) if row[0])
    assert told["Sheet"] == str(handed_out.sheet.token)
    assert told["Rows"] == str(Incident.objects.count())
    formats = {
        cell.number_format for row in book["incidents"].iter_rows() for cell in row if cell.value
    }
    assert formats == {"@"}
