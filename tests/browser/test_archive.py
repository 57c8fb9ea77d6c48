"""Copies of a source are kept, verified and removed by keyboard alone, on an accessible page."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from incidents.models import Source, SourceCopy, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_pages import signed_in

pytestmark = pytest.mark.browser


def test_copy_is_uploaded_verified_and_removed(
    committed: None, page: Page, site: str, editor: User, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text("<!doctype html><script>document.title = 'run'</script><p>Words")
    source = Source.objects.order_by("pk")[0]
    signed_in(page, editor, site)
    page.goto(f"/admin/incidents/source/{source.pk}/change/")
    assert "FETCH_SOURCES=on" in page.locator("#kept-copies").inner_text()

    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload and keep it").press("Enter")

    row = page.locator("#kept-copies tbody tr")
    expect(row).to_contain_text("report.html")
    assert grave_violations(page) == []
    with page.expect_download() as download:
        row.get_by_role("link", name="Open").press("Enter")
    assert download.value.suggested_filename.endswith(".html")
    row.get_by_role("button", name="Verify").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("is what was kept")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    row.get_by_role("link", name="Remove").press("Enter")
    page.get_by_label("Reason").fill("A test.")
    page.get_by_label("Reason").press("Enter")
    expect(row).to_contain_text("by editor: A test.")
    digest = SourceCopy.objects.get().sha256
    assert not (Path(settings.ARCHIVE_DIR) / digest[:2] / digest).exists()
