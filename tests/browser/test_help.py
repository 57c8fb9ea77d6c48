"""The definition of what is chosen, beside its field."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser


def test_definition_follows_the_choice_by_keyboard(
    committed: None, page: Page, analyst: User
) -> None:
    sign_in(page, analyst)
    with page.expect_response("**/codebook.json"):
        page.goto("/admin/incidents/incident/add/")
    page.locator("#id_title").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("rocket-att")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Rocket attack: Unguided rockets")).to_be_visible()

    page.keyboard.type("att")
    expect(page.get_by_text("Attempted: The act was begun")).to_be_visible()
    page.locator("#id_participations-0-role").focus()
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("init")
    line = page.get_by_text("Role · Initiator: Carried out the act.")
    expect(line).to_be_visible()
    known = page.locator("#id_participations-1-role").get_attribute("aria-describedby")
    assert line.get_attribute("id") in (known or "").split()
    page.locator("#id_type + .select2 .select2-selection").focus()
    page.keyboard.type("mortar-")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Rocket attack: Unguided rockets")).to_be_visible()
    assert grave_violations(page) == []


def test_option_of_an_open_chooser_is_explained(committed: None, page: Page, analyst: User) -> None:
    sign_in(page, analyst)
    with page.expect_response("**/codebook.json"):
        page.goto("/admin/incidents/incident/add/")
    page.locator("#id_type + .select2 .select2-selection").focus()
    page.keyboard.type("shelling")

    expect(page.get_by_text("Shelling: Fire from a tube")).to_be_visible()
