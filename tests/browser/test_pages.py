"""The public pages as readers meet them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import grave_violations

pytestmark = pytest.mark.browser


ADDRESSES = [
    "/",
    "/?during=nonsense&actr=x",
    "/?q=xyzzy",
    "/?during=2019-12&actor=iran",
    "/timeline.html",
    "/timeline.html?actr=x",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_nothing_grave_for_axe(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)

    assert grave_violations(page) == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [320, 768, 1920])
def test_page_fits_its_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_timeline_is_styled_without_anything_inline_being_allowed(page: Page) -> None:
    page.goto("/timeline.html")

    shown = page.evaluate("getComputedStyle(document.querySelector('.note')).display")
    assert shown == "inline-block"


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_front_page_tells_the_seeds_in_order(page: Page) -> None:
    page.goto("/")

    titles = page.locator("article h3").all_inner_texts()
    assert len(titles) == 24
    assert titles[0] == "ISIS spreads violence across Iraq"
    between = "on a day between 31 December 2019 and 2 January 2020"
    expect(page.get_by_text(between, exact=True)).to_be_visible()


def test_filter_narrows_the_timeline_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Country").focus()
    page.keyboard.type("IRQ")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Rockets hit a military installation")).to_be_visible()
    assert "country=IRQ" in page.url
    assert 0 < page.locator("article").count() < 24


def test_wrong_filter_is_named_beside_its_field(page: Page) -> None:
    response = page.request.get("/?country=Mars")

    assert response.status == 400
    assert "Mars" in response.text()


def test_front_page_needs_no_script(page: Page) -> None:
    page.goto("/")

    assert page.locator("script").count() == 0


def test_api_documentation_renders_under_the_policy(page: Page) -> None:
    page.goto("/api/v1/docs/")

    expect(page.get_by_text("/api/v1/incidents/", exact=False).first).to_be_visible(timeout=20_000)
