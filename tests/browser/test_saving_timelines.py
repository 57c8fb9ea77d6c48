"""A timeline is made at the desk by keyboard, published and read."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in
from tests.timeline.saved.made import EMBASSY
from timeline.models import Timeline

pytestmark = pytest.mark.browser


def test_timeline_is_made_by_keyboard_published_and_read(
    committed: None, page: Page, editor: User
) -> None:
    sign_in(page, editor)
    page.goto("/timelines/save/?type=rocket-attack")
    page.get_by_label("Title").focus()
    page.keyboard.type("Rockets by keyboard")
    page.keyboard.press("Enter")
    expect(page.locator("#id_title")).to_have_value("Rockets by keyboard")
    assert Timeline.objects.get().filter == "type=rocket-attack"
    assert grave_violations(page) == []

    add = page.get_by_role("button", name="Add another Entry")
    add.focus()
    page.keyboard.press("Enter")
    page.locator("#id_entries-0-reference").focus()
    page.keyboard.type(EMBASSY)
    for _field in ("kind", "reviewed", "headline"):
        page.keyboard.press("Tab")
    page.keyboard.type("The crowd at the gate")
    page.locator("input[name=_act_publish]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Readers will see it as it stands now.")).to_be_visible()
    page.locator(".submit-row input[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Publish: Rockets by keyboard")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/timelines/")
    page.get_by_role("link", name="Rockets by keyboard").click()
    expect(page.get_by_text("The crowd at the gate")).to_be_visible()
    expect(page.locator("article")).to_have_count(3)
