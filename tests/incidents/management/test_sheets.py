"""The commands that hand sheets out, bring them back and undo what they did."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from incidents.models import Incident, SheetBatch, User
from tests.incidents.sheets.edited import draft, edited

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def called(name: str, *args: Any, **options: Any) -> str:
    out = StringIO()
    call_command(name, *args, **options, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def sheet(tmp_path: Path, analyst: User) -> Path:
    draft(analyst)
    file = tmp_path / "drafts.csv"
    called("export_sheet", file, drafts=True)
    return file


def handle(sheet: Path) -> str:
    return f"DRAFT-{Incident.objects.get(title='Rockets at Kirkuk').pk}"


def test_whole_way_from_export_to_undoing(sheet: Path, analyst: User) -> None:
    name = handle(sheet)
    sheet.write_bytes(edited(sheet.read_bytes(), {name: {"title": "New", "summary": "Words"}}))

    dry = called("import_sheet", sheet, dry_run=True, user="analyst")
    assert dry.splitlines() == [
        f"2 {name} New",
        "    title: Rockets at Kirkuk → New",
        "    summary: – → Words",
        "0 incidents new, 1 changed",
        "Nothing was stored.",
    ]
    assert not SheetBatch.objects.exists()
    done = called("import_sheet", sheet, reason="Checked")
    batch = SheetBatch.objects.get()
    assert f"undo_batch {batch.pk} takes it back" in done
    assert (batch.brought_by.username, batch.reason) == ("imports", "Checked")
    assert Incident.objects.filter(title="New").exists()
    assert called("undo_batch", batch.pk, user="analyst") == "Undone: 1 incidents.\n"
    assert Incident.objects.filter(title="Rockets at Kirkuk").exists()


def test_published_ones_are_found_by_the_filter_of_the_api(tmp_path: Path) -> None:
    file = tmp_path / "published.xlsx"
    told = called("export_sheet", file, filter="type=rocket-attack")
    rows = list(load_workbook(file)["incidents"].iter_rows(values_only=True))
    assert f"{len(rows) - 1} incidents, sheet {rows[1][0]}" in told
    assert {row[6] for row in rows[1:]} == {"rocket-attack"}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"filter": "colour=red"}, "colour=red"),
        ({"filter": "type=x", "drafts": True}, "leave one of both out"),
    ],
)
def test_export_that_cannot_be_is_refused(options: Any, why: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=why):
        called("export_sheet", tmp_path / "x.csv", **options)


def test_file_that_cannot_be_written_or_read_is_refused(tmp_path: Path) -> None:
    for name in ("x.ods", "none/x.csv"):
        with pytest.raises(CommandError, match="x"):
            called("export_sheet", tmp_path / name, drafts=True)
    with pytest.raises(CommandError, match="No such file"):
        called("import_sheet", tmp_path / "none.csv")
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="no sheet of ours"):
        called("import_sheet", tmp_path / "x.csv")


def test_wrong_cells_and_conflicts_are_told_and_nothing_is_stored(sheet: Path) -> None:
    name = handle(sheet)
    sheet.write_bytes(edited(sheet.read_bytes(), {name: {"title": "New", "time": "late"}}))
    out = StringIO()
    with pytest.raises(CommandError, match="while a cell is wrong"):
        call_command("import_sheet", sheet, stdout=out, stderr=out)
    assert "wrong: J2: write hours and minutes: 19:20 ('late')" in out.getvalue()
    Incident.objects.filter(title="Rockets at Kirkuk").update(title="Theirs")
    sheet.write_bytes(edited(sheet.read_bytes(), {name: {"time": ""}}))
    with pytest.raises(CommandError, match="somebody else changed the same cells"):
        call_command("import_sheet", sheet, dry_run=True, stdout=out, stderr=out)
    assert "conflict: E2: title was Rockets at Kirkuk, is now Theirs" in out.getvalue()
    with pytest.raises(CommandError, match="Nothing in it differs"):
        call_command("import_sheet", sheet, leave_conflicts=True, stdout=out, stderr=out)
    assert not SheetBatch.objects.exists()


def test_undoing_that_cannot_be_is_refused_with_what_stands_in_the_way(
    sheet: Path, analyst: User, reader_user: User
) -> None:
    name = handle(sheet)
    new = {"title": "Second", "type": "rocket-attack", "date": "2019-12-27"}
    sheet.write_bytes(edited(sheet.read_bytes(), {name: {"title": "New"}}, new=[new]))
    called("import_sheet", sheet)
    number = SheetBatch.objects.get().pk
    Incident.objects.filter(title="New").update(said="Theirs")
    with pytest.raises(CommandError, match=f"{name}: somebody changed it since(.|\n)*--partly"):
        called("undo_batch", number)
    with pytest.raises(CommandError, match="may not"):
        called("undo_batch", number, user="reader_user")
    with pytest.raises(CommandError, match="no open account"):
        called("undo_batch", number, user="nobody")
    with pytest.raises(CommandError, match="There is no batch 0"):
        called("undo_batch", 0)
    for command, what in (("undo_batch", number), ("import_sheet", sheet)):
        with pytest.raises(CommandError, match="a correction says why"):
            called(command, what, publish="corrected")
    told = called("undo_batch", number, partly=True)
    assert told.splitlines()[-1] == "Undone: 1 incidents."
    assert f"left: {name}" in told
