"""The pages in a real browser: they fit, they are accessible, their style and nothing else runs."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

pytestmark = pytest.mark.browser

SITE = "http://localhost"  # a trustworthy origin; every request is answered here
CHROMIUM = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ADDRESSES = [
    "/",
    "/?during=nonsense&actr=x",
    "/?q=xyzzy",
    "/timeline.html",
    "/timeline.html?actr=x",
]


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: Any) -> dict[str, dict[str, Any]]:
    """Every page as the site answers it, made before the browser's event loop runs."""
    with django_db_blocker.unblock(), override_settings(ANONYMOUS_READING=True):
        found = {}
        for address in ADDRESSES:
            response = Client().get(address)
            body = response.getvalue()
            headers = {name: str(value) for name, value in response.items()}
            found[address] = {"status": response.status_code, "headers": headers, "body": body}
        return found


@pytest.fixture(scope="module")
def browser(answers: dict[str, dict[str, Any]]) -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on the PATH; name one in CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def opened(
    browser: Browser, answers: dict[str, dict[str, Any]], address: str, **context: Any
) -> tuple[Page, list[str]]:
    """The page, and what the browser complained of."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path in answers:
            route.fulfill(**answers[path])
        else:
            name = str(finders.find(path.removeprefix("/static/")))
            route.fulfill(path=Path(name))

    page = browser.new_context(**context).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/*", answer)
    page.goto(SITE + address)
    return page, [each for each in complaints if "400 (Bad Request)" not in each]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible(browser, answers, address, scheme):
    page, _ = opened(browser, answers, address, color_scheme=scheme, bypass_csp=True)

    violations = Axe().run(page).response["violations"]

    page.context.close()
    assert [(each["id"], each["impact"]) for each in violations] == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [320, 768, 1920])
def test_page_fits_its_window(browser, answers, address, width):
    page, complaints = opened(browser, answers, address, viewport={"width": width, "height": 800})

    needed = page.evaluate("document.documentElement.scrollWidth")

    page.context.close()
    assert needed == width
    assert complaints == []


def test_page_is_styled_without_anything_inline_being_allowed(browser, answers):
    page, complaints = opened(browser, answers, "/timeline.html")

    weight = page.evaluate("getComputedStyle(document.querySelector('.note')).display")

    page.context.close()
    assert weight == "inline-block"
    assert complaints == []


def test_keyboard_reaches_the_content_first(browser, answers):
    page, _ = opened(browser, answers, "/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_page_is_readable_without_javascript(browser, answers):
    page, _ = opened(browser, answers, "/", java_script_enabled=False)

    assert page.get_by_role("article").count() > 5
    assert page.get_by_role("textbox", name="When").is_visible()
    page.context.close()
