"""The programs that our formats are for read them, and show every incident."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.npm import taken

pytestmark = pytest.mark.browser
HOST = "https://reader.example"
TIMELINEJS = """<!doctype html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/timeline.css"><script src="/timeline.js"></script></head>
<body><div id="shown" style="width: 1200px; height: 700px"></div><script>
window.shown = new TL.Timeline("shown", location.hash.slice(1), {font: null, hash_bookmark: false});
</script></body></html>"""
VIS = """<!doctype html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/vis-timeline-graph2d.min.css">
<script src="/vis-timeline-graph2d.min.js"></script></head>
<body><div id="shown"></div><script>
fetch(location.hash.slice(1)).then(answer => answer.json()).then(told => {
  window.shown = new vis.Timeline(document.getElementById("shown"),
    new vis.DataSet(told.items), new vis.DataSet(told.groups), {verticalScroll: true});
  window.shown.fit({animation: false});
});</script></body></html>"""


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Any]:
    """Shows a page of a program that reads one of our files, and asks no other host."""
    viewport: Any = {"width": 1280, "height": 800}
    context = browser.new_context(viewport=viewport, timezone_id="America/Los_Angeles")
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def show(program: str, files: dict[str, bytes], address: str) -> Page:
        def answer(route: Route) -> None:
            parts = urlsplit(route.request.url)
            if parts.path == "/":
                route.fulfill(body=program, content_type="text/html")
            elif parts.path in files:
                route.fulfill(body=files[parts.path], content_type=kind(parts.path))
            elif parts.path.startswith("/timeline."):
                query = f"?{parts.query}" if parts.query else ""
                with urlopen(f"{site}{parts.path}{query}") as told:  # noqa: S310  # our own server
                    route.fulfill(body=told.read(), content_type=told.headers["Content-Type"])
            else:
                if not route.request.url.startswith(f"{HOST}/"):
                    wrong.append(route.request.url)
                route.abort()  # icons of the program's own

        page.route("**/*", answer)
        page.goto(f"{HOST}/#{address}")
        return page

    yield show
    context.close()
    assert wrong == []


def kind(path: str) -> str:
    return "text/css" if path.endswith(".css") else "text/javascript"


def told(site: str, address: str) -> Any:
    with urlopen(f"{site}{address}") as answer:  # noqa: S310  # our own server
        return json.load(answer)


@pytest.mark.parametrize("extension", ["timelinejs.json", "timelinejs.csv"])
def test_timelinejs_shows_every_incident(reader: Any, site: str, extension: str) -> None:
    files = taken("@knight-lab/timelinejs", "dist/js/timeline.js", "dist/css/timeline.css")
    page = reader(TIMELINEJS, files, f"/timeline.{extension}?during=2019/2020")
    page.wait_for_selector(".tl-timemarker")

    expected = told(site, "/timeline.json?during=2019/2020")["entries"]
    assert page.evaluate("shown.config.getErrors()") == []
    assert page.locator(".tl-timemarker").count() == len(expected) > 10
    headlines = page.locator(".tl-timemarker .tl-headline").all_inner_texts()
    assert len(headlines) == len(expected)
    assert any("Kirkuk" in headline for headline in headlines)
    slides = page.locator(".tl-slide").count()
    assert slides == len(expected) + 1  # the title
    words = page.evaluate("shown.config.events.map(event => event.display_date)")
    assert sorted(words) == sorted(each["when"] for each in expected)


def test_timelinejs_goes_to_an_incident_by_its_reference(reader: Any) -> None:
    files = taken("@knight-lab/timelinejs", "dist/js/timeline.js", "dist/css/timeline.css")
    page = reader(TIMELINEJS, files, "/timeline.timelinejs.json")
    page.wait_for_selector(".tl-timemarker", state="attached")

    page.evaluate("shown.goToId('INC-000004')")
    page.wait_for_selector("#INC-000004 .tl-headline")
    assert "Kirkuk" in page.locator("#INC-000004 .tl-headline").inner_text()
    assert "27 December 2019" in page.locator("#INC-000004 .tl-headline-date").inner_text()


def test_vis_timeline_shows_every_incident(reader: Any, site: str) -> None:
    folder = "standalone/umd"
    files = taken("vis-timeline", f"{folder}/vis-timeline-graph2d.min.js") | taken(
        "vis-timeline", "styles/vis-timeline-graph2d.min.css"
    )
    page = reader(VIS, files, "/timeline.vis.json")
    page.wait_for_selector(".vis-item")

    items = told(site, "/timeline.vis.json")["items"]
    drawn = "Object.keys(shown.itemSet.items)"
    assert page.evaluate(drawn) == [item["id"] for item in items]
    assert page.evaluate("shown.getVisibleItems().length") == len(items) == 24
    begun = page.evaluate("shown.itemsData.get('INC-000004').start.toString()")
    assert begun.startswith("Fri Dec 27 2019 00:00:00")  # wherever the reader is
