"""Puts the chart on a page of its own, in front of the real server or of made-up answers."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from timeline.explorer.words import chart_words

PATIENCE = 20
HERE = Path(__file__).parent
POLICY = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:"}
Answer = dict[str, Any]


def put_chart(page: Page, answer: Answer | Callable[[str], Answer | None] | None = None) -> None:
    """Let the browser find the page; with an answer, or what makes one of an address, it gets that.

    What makes None leaves the address to the server.
    """
    words = json.dumps(chart_words()).replace("<", "\\u003c")
    html = (HERE / "page.html").read_text("utf-8").replace("WORDS", words)

    def show(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=POLICY)

    def answered(route: Route) -> None:
        made = answer(route.request.url) if callable(answer) else answer
        if made is None:
            route.continue_()
        else:
            route.fulfill(json=made)

    script = HERE / "page.js"
    page.route(lambda url: "/chart-test/" in url, show)
    page.route(
        lambda url: url.endswith("/chart-test/page.js"),
        lambda route: route.fulfill(path=script, content_type="text/javascript"),
    )
    if answer:
        page.route(lambda url: "/explore/timeline.json" in url, answered)


def open_chart(page: Page, query: str = "") -> None:
    """Show the set of a query, and wait until it is drawn."""
    page.goto(f"/chart-test/{query}")
    until(page, "window.shown !== undefined")
    page.evaluate("shown")
    settle(page)


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; Playwright's own way needs what the policy forbids."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(f"Boolean({holds})"):
        if time.monotonic() > deadline:
            raise TimeoutError(holds)
        page.wait_for_timeout(20)


def settle(page: Page) -> None:
    """Until nothing moves, nothing is asked and the frame is painted."""
    page.wait_for_timeout(250)
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def entry(number: int, days: tuple[str | None, str | None], **said: Any) -> Answer:
    """An entry from one day to another as the server tells it, certain all the time if one day."""
    certain = days[0] if days[0] == days[1] else None
    return {
        "reference": f"INC-{number:06}",
        "title": f"Incident {number}",
        "type": "rocket-attack",
        "date": "",
        "earliest": days[0],
        "latest": days[1],
        "certain_from": certain,
        "certain_to": certain,
        "precision": "day",
        "time": "",
        "part_of_day": "",
        "occurrence": "occurred",
        "grain": "single",
        "form": "single",
        "start_qualifier": "",
        "end_qualifier": "",
        "when": " to ".join(day or ".." for day in days),
        "counted": True,
        "lanes": [0],
        "links": [],
        **said,
    }


def answer_of(entries: list[Answer], window: tuple[str, str], lanes: int = 1) -> Answer:
    """The answer that these entries are all there is."""
    named = [{"key": str(n), "name": f"Lane {n}", "count": 1} for n in range(lanes - 1)]
    return {
        "position": 24,
        "recorded_at": "2026-01-01T00:00:00.000000Z",
        "query": "",
        "extent": [*window],
        "window": [*window],
        "lanes": {"by": "type" if lanes > 1 else "none", "named": named, "more": 0},
        "coverage": None,
        "detail": "entries",
        "types": {"rocket-attack": "Rocket attack"},
        "entries": entries,
    }


def bars_of(line: list[tuple[str, int, int]], window: tuple[str, str], unit: str) -> Answer:
    """The answer that there are so many, in one line of bars."""
    told = answer_of([], window)
    more = {"detail": "bars", "unit": unit, "left_out": {"planned": 7}, "imprecise": 3}
    return {**told, **more, "bars": [[[*bar] for bar in line]]}
