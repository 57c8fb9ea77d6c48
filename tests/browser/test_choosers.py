"""Choosers by keyboard: what is typed before the hits are there is neither lost nor misread."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident, User
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
    chooser.keyboard.type("Rockets")

    chosen(chooser, "Rocket attack")
    expect(chooser.locator("#id_title")).to_have_value("Rockets")


def test_tab_passes_an_open_chooser_in_which_nothing_was_typed(chooser: Page) -> None:
    chooser.keyboard.press("Enter")
    chooser.locator(".select2-results__option--highlighted").wait_for()
    chooser.keyboard.press("Tab")

    expect(chooser.locator("#id_occurrence")).to_be_focused()
    expect(chooser.locator("#id_type")).to_have_value("")


def test_word_that_finds_nothing_is_said_at_its_chooser(chooser: Page) -> None:
    chooser.keyboard.type("xyzzy")
    chooser.keyboard.press("Tab")

    expect(chooser.get_by_text("“xyzzy” was not found.")).to_be_visible()
    expect(chooser.locator("#id_occurrence")).to_be_focused()


def test_form_sent_before_the_hit_is_there_waits_for_it(chooser: Page) -> None:
    chooser.locator("#id_title").fill("Rockets")
    chooser.locator("#id_date").fill("2020-01-01")
    chooser.locator("[aria-label=Type].select2-selection").focus()
    chooser.keyboard.type("rocket-att")
    chooser.keyboard.press("Shift+Tab")
    chooser.keyboard.press("Enter")

    expect(chooser.get_by_text("was added successfully")).to_be_visible()
    assert Incident.objects.get(title="Rockets", date="2020-01-01").type.code == "rocket-attack"
