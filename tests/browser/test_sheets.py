"""A sheet from the list to the spreadsheet and back: shown, applied, undone, by keyboard."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from incidents.models import Incident, SheetBatch, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in
from tests.browser.test_history import press
from tests.incidents.models import rows
from tests.incidents.sheets.edited import in_workbook

pytestmark = pytest.mark.browser


def bring(page: Page, file: Path) -> None:
    page.goto("/admin/incidents/sheetbatch/")
    press(page, "link", "Add returned sheet")
    page.get_by_label("File").set_input_files(file)
    press(page, "button", "Look through it")


def test_sheet_goes_out_and_comes_back(
    committed: None, page: Page, analyst: User, tmp_path: Path
) -> None:
    incident = rows.cited(title="AAA first")
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/?q=AAA")
    for form in ("Excel", "CSV"):  # the page stays, and both can be had from it
        with page.expect_download() as coming:
            press(page, "button", form)
        coming.value.save_as(tmp_path / f"out.{form}")
    content = (tmp_path / "out.Excel").read_bytes()
    assert load_workbook(io.BytesIO(content))["incidents"]["E2"].value == "AAA first"

    (tmp_path / "wrong.xlsx").write_bytes(in_workbook(content, {"date2": 2019, "title2": "X"}))
    bring(page, tmp_path / "wrong.xlsx")
    expect(page.locator(".sheet-faults")).to_contain_text("made the number 2019 of it")
    assert grave_violations(page) == []
    press(page, "button", "Discard the sheet")

    (tmp_path / "right.xlsx").write_bytes(in_workbook(content, {"title2": "AAA second"}))
    bring(page, tmp_path / "right.xlsx")
    expect(page.locator(".sheet-row")).to_contain_text("AAA second")
    assert grave_violations(page) == []
    page.get_by_label("Reason").fill("Checked")
    press(page, "button", "Apply all of it")
    expect(page.locator(".messagelist")).to_contain_text("Applied: 0 incidents new, 1 changed")
    incident.refresh_from_db()
    assert incident.title == "AAA second"
    assert grave_violations(page) == []
    press(page, "button", "Undo this batch")
    expect(page.locator(".messagelist")).to_contain_text("Undone: 1 incidents.")
    incident.refresh_from_db()
    assert (incident.title, SheetBatch.objects.get().state) == ("AAA first", "undone")
    assert Incident.objects.filter(title__startswith="AAA").count() == 1
