"""Saved timelines as readers meet them, and in a frame of another site."""

from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.conftest import grave_violations
from tests.conftest import TEMPLATE, renew, signed_up
from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK
from timeline.models import TimelineSection
from timeline.saved.publishing import publish

pytestmark = pytest.mark.browser
ADDRESSES = ["/timelines/", "/timelines/rockets/", "/timelines/rockets/embed/", "/timelines/no/"]


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A timeline with all that one may have; what it pins is corrected and retracted since."""
    with django_db_blocker.unblock():
        editor = signed_up("who-published", "editor")
        it = made.timeline(introduction="What was fired, and what came of it.", author="The desk")
        made.entry(it, EMBASSY, headline="الحشد عند البوابة", note="It began at the gate.")
        made.entry(it, "INC-000007", headline="Gone")
        made.entry(it, KIRKUK, kind="hidden")
        TimelineSection.objects.create(timeline=it, title="Afterwards", start="2019-12-28")
        publish(it, by=editor)
        made.corrected(editor, EMBASSY, "Militiamen stormed the embassy")
        made.retracted(editor, "INC-000007")
    yield
    with django_db_blocker.unblock():
        name = str(connections["owner"].settings_dict["NAME"])
        renew(name, TEMPLATE.format(name=name))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_nothing_grave_for_axe(published, page: Page, address: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.remove_listener("console", page.said_in_console)  # type: ignore[attr-defined]  # a 404
    page.goto(address)
    page.on("console", page.said_in_console)  # type: ignore[attr-defined, call-overload]  # taken off again

    assert grave_violations(page) == []


@pytest.mark.parametrize("address", ADDRESSES[:3])
@pytest.mark.parametrize("width", [320, 1920])
def test_page_fits_its_window(published, page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_page_tells_what_changed_since(published, page: Page) -> None:
    page.goto("/timelines/rockets/")

    expect(page.get_by_text("Changed after it was put into this timeline")).to_be_visible()
    page.get_by_text("What changed").click()
    expect(page.locator("details li").first).to_be_visible()
    expect(page.get_by_text("الحشد عند البوابة")).to_be_visible()
    expect(page.get_by_text("It was an exercise.")).to_be_visible()
    expect(page.get_by_text("Gone")).to_have_count(0)


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, whose one page shows an address of ours in a frame."""

    def __init__(self, framed: str, *args: Any) -> None:
        self.framed = framed
        super().__init__(*args)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{self.framed}" width=600 height=600></iframe>'.encode())

    def log_message(self, *_said: Any) -> None:
        """Nothing."""


@pytest.mark.parametrize(
    ("host", "address", "seen"),
    [
        ("localhost", "/timelines/rockets/embed/", 1),
        ("localhost", "/timelines/rockets/", 0),
        ("127.0.0.1", "/timelines/rockets/embed/", 0),
    ],
)
@pytest.mark.usefixtures("published")
def test_one_page_is_framed_and_by_the_sites_that_are_named(
    browser: Browser, site: str, host: str, address: str, seen: int
) -> None:
    """The server of these tests names localhost, whichever its port."""
    with ThreadingHTTPServer((host, 0), partial(Elsewhere, f"{site}{address}")) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://{host}:{other.server_address[1]}/", wait_until="networkidle")
        heading = page.frame_locator("iframe").get_by_role("heading", name="Rockets over Iraq")
        expect(heading).to_have_count(seen)
        page.close()
        other.shutdown()
