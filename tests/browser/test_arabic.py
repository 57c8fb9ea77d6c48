"""The public pages as readers of Arabic meet them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import grave_violations

pytestmark = pytest.mark.browser

ADDRESSES = [
    *("/", "/?during=nonsense&actr=x", "/timeline.html"),
    *("/explore/?entry=INC-000004", "/incidents/INC-000004/", "/timelines/"),
]


@pytest.fixture
def arabic(page: Page) -> Page:
    """A page in a browser that asks for Arabic."""
    page.set_extra_http_headers({"Accept-Language": "ar-IQ,ar;q=0.9,en;q=0.5"})
    return page


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_arabic_page_has_nothing_grave_for_axe(arabic: Page, address: str, scheme: str) -> None:
    arabic.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    arabic.goto(address)

    assert arabic.evaluate("document.documentElement.lang") == "ar"
    assert grave_violations(arabic) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_arabic_page_fits_a_narrow_window(arabic: Page, address: str) -> None:
    arabic.set_viewport_size({"width": 320, "height": 800})
    arabic.goto(address)

    assert arabic.evaluate("document.documentElement.scrollWidth") == 320


def test_arabic_page_runs_from_right_to_left(arabic: Page) -> None:
    arabic.goto("/")

    day, entry = arabic.locator(".date").first, arabic.locator(".entry").first
    assert box(day) > box(entry)
    name, button = arabic.locator(".site-name"), arabic.locator(".languages")
    assert box(name) > box(button)


def test_name_in_latin_letters_stands_where_the_page_begins_and_reads_from_its_left(
    arabic: Page,
) -> None:
    arabic.goto("/?type=rocket-attack")

    title = arabic.locator(".entry h3").first
    assert title.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert title.evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e);"
        " return Math.abs(r.getBoundingClientRect().right - e.getBoundingClientRect().right) < 2 }"
    )


@pytest.fixture
def without_script(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def test_language_is_switched_and_kept_without_script(without_script: Page) -> None:
    page = without_script
    page.goto("/?during=2019-12&country=IQ")
    page.get_by_role("button", name="العربي").click()

    page.wait_for_url("**/?during=2019-12&country=IQ")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_label("متى")).to_have_value("2019-12")
    page.goto("/nothing-here")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def box(found: Locator) -> float:
    """How far from the left it begins."""
    area = found.bounding_box()
    assert area
    return area["x"]
