"""Through the form of an incident by keyboard: section by section, row by row."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import User
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def form(committed: None, page: Page, analyst: User) -> Page:
    """An empty form, the cursor in its first field."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_title").focus()
    return page


def has_focus(page: Page, field: str) -> None:
    expect(page.locator(f"#{field}")).to_be_focused()


def test_sections_follow_each_other_without_those_folded_away(form: Page) -> None:
    for field in ("id_date", "id_locations-0-role", "id_participations-0-role"):
        form.keyboard.press("Control+ArrowDown")
        has_focus(form, field)
    for field in ("id_locations-0-role", "id_date", "id_title"):
        form.keyboard.press("Control+ArrowUp")
        has_focus(form, field)
    form.keyboard.press("Control+ArrowUp")
    has_focus(form, "id_title")


def test_folded_section_is_opened_when_asked_for(form: Page) -> None:
    form.keyboard.press("Control+Shift+ArrowDown")

    has_focus(form, "id_short_name")


def test_row_is_added_to_the_section_one_is_in(form: Page) -> None:
    form.locator("#id_participations-0-role").focus()
    form.keyboard.press("Alt+Enter")

    has_focus(form, "id_participations-1-role")


def test_chooser_opens_with_the_letter_typed(form: Page) -> None:
    form.keyboard.press("Tab")
    form.keyboard.type("rocket-att")

    expect(form.locator(".select2-search__field:focus")).to_have_value("rocket-att")
