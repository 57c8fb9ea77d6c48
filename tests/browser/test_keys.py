"""The list and the form by keys alone, and the dialog that names them."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident, SavedFilter, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_pages import signed_in

pytestmark = pytest.mark.browser

LIST = "/admin/incidents/incident/"


@pytest.fixture
def shown(committed: None, page: Page, site: str, editor: User) -> Page:
    """The incident list."""
    signed_in(page, editor, site)
    page.goto(LIST)
    return page


def test_rows_are_walked_selected_and_opened(shown: Page) -> None:
    titles = shown.locator("#result_list tbody th a")
    second = titles.nth(1).get_attribute("href")
    for key in ("j", "j", "j", "k"):
        shown.keyboard.press(key)
    expect(shown.locator("tr.row-cursor th a")).to_have_attribute("href", second or "")
    expect(titles.nth(1)).to_be_focused()

    shown.keyboard.press("x")
    expect(shown.locator("tr.row-cursor input.action-select")).to_be_checked()
    shown.keyboard.press("Enter")

    expect(shown).to_have_url(f"**{second}".replace("**", shown.url.split("/admin")[0]))


def test_search_takes_letters_as_letters(shown: Page) -> None:
    shown.keyboard.press("/")
    expect(shown.locator("#searchbar")).to_be_focused()
    shown.keyboard.type("jn?x/")

    expect(shown.locator("#searchbar")).to_have_value("jn?x/")
    assert not shown.locator("#desk-keys").is_visible()


def test_new_one_is_begun_saved_and_followed_by_the_next(shown: Page) -> None:
    shown.keyboard.press("n")
    shown.wait_for_url("**/incident/add/**")
    shown.locator("#id_title").fill("By keys alone")
    shown.locator("#id_type + .select2 .select2-selection").focus()
    shown.keyboard.type("raid")
    shown.locator(".select2-results__option--highlighted").wait_for()
    shown.keyboard.press("Enter")
    shown.locator("#id_date").fill("2020-01-03")
    shown.keyboard.press("Control+s")
    shown.wait_for_url("**/change/**")
    assert Incident.objects.filter(title="By keys alone").count() == 1

    shown.locator("#id_title").fill("By keys again")
    shown.keyboard.press("Control+Enter")

    shown.wait_for_url("**/incident/add/**")
    assert Incident.objects.filter(title="By keys again").count() == 1


def test_help_names_the_keys_and_closes(shown: Page) -> None:
    shown.keyboard.press("?")
    dialog = shown.locator("#desk-keys")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Go to the next row")
    assert grave_violations(shown) == []

    shown.keyboard.press("Escape")

    expect(dialog).to_be_hidden()


def test_filter_is_saved_from_the_list(shown: Page) -> None:
    shown.goto(f"{LIST}?state__exact=published")
    shown.get_by_text("Save this filter").press("Enter")
    shown.get_by_label("Save what is shown as").fill("What is out")
    shown.keyboard.press("Enter")

    expect(shown.get_by_role("link", name="What is out")).to_be_visible()
    assert SavedFilter.objects.get().query == "state__exact=published"


def test_list_and_first_page_are_accessible_in_the_dark(
    committed: None, page: Page, site: str, editor: User
) -> None:
    page.emulate_media(color_scheme="dark")
    signed_in(page, editor, site)
    for address in (f"{LIST}?missing=place", "/admin/"):
        page.goto(address)
        assert grave_violations(page) == []
