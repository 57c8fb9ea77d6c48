"""Choosers by keyboard: what is typed before the hits are there is neither lost nor misread."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import User
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def chooser(committed: None, page: Page, analyst: User) -> Page:
    """An empty form, the cursor at its first chooser."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_title").focus()
    page.keyboard.press("Tab")
    return page


def chosen(page: Page, words: str) -> None:
    expect(page.locator("#id_type option:checked")).to_contain_text(words)


@pytest.mark.parametrize(
    ("key", "then"),
    [
        ("Enter", "[aria-label=Type].select2-selection"),
        ("Tab", "#id_occurrence"),
        ("Shift+Tab", "#id_title"),
        ("Control+ArrowDown", "#id_date"),
    ],
)
def test_first_hit_is_taken_although_the_key_came_before_it(
    chooser: Page, key: str, then: str
) -> None:
    chooser.keyboard.type("rocket-att")
    chooser.keyboard.press(key)

    chosen(chooser, "Rocket attack")
    expect(chooser.locator(then)).to_be_focused()


def test_letters_typed_after_the_choice_go_to_the_next_field(chooser: Page) -> None:
    chooser.keyboard.type("rocket-att")
    chooser.keyboard.press("Shift+Tab")
    chosen(chooser, "Rocket attack")
    chooser.keyboard.type("Rockets")

    expect(chooser.locator("#id_title")).to_have_value("Rockets")


def test_tab_passes_an_open_chooser_in_which_nothing_was_typed(chooser: Page) -> None:
    chooser.keyboard.press("Enter")
    chooser.locator(".select2-results__option--highlighted").wait_for()
    chooser.keyboard.press("Tab")

    expect(chooser.locator("#id_occurrence")).to_be_focused()
    expect(chooser.locator("#id_type")).to_have_value("")


def test_nothing_found_is_not_left_behind_unnoticed(chooser: Page) -> None:
    chooser.keyboard.type("xyzzy")
    chooser.keyboard.press("Tab")

    expect(chooser.get_by_text("No results found")).to_be_visible()
    expect(chooser.locator(".select2-search__field:focus")).to_have_value("xyzzy")
