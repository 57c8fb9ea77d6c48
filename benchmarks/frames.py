"""Frames of the explorer's timeline while 5,000 visible entries are panned, in a real Chromium.

Needs no database: the scripts come from the checkout, the entries are made up.
"""

import mimetypes
import random
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from benchmarks.report import say
from config.environment import BASE_DIR
from tests.browser.chart.harness import answer_of, entry, open_chart, put_chart
from tests.browser.chromium import find
from tests.browser.conftest import FLAGS

ENTRIES = 5000
FRAMES = 300
FIRST, DAYS = date(2018, 1, 1), 1500
SITE = "http://127.0.0.1:1"
PANNED = f"""async () => {{
  const {{ picture }} = chart;
  const spent = [];
  const paint = picture.paint;
  picture.paint = () => {{
    const start = performance.now();
    paint();
    spent.push(performance.now() - start);
  }};
  const apart = [];
  let last = null;
  await new Promise((done) => {{
    const tick = (now) => {{
      if (last !== null) apart.push(now - last);
      last = now;
      const {{ view }} = picture.scene;
      const days = (apart.length % 60 < 30 ? 2 : -2) / picture.scene.pixelsPerDay;
      picture.lookAt({{ from: view.from + days, to: view.to + days }});
      if (apart.length < {FRAMES}) requestAnimationFrame(tick);
      else done();
    }};
    requestAnimationFrame(tick);
  }});
  return {{ apart, spent, painted: picture.painted, mode: picture.scene.mode }};
}}"""
STACKED = """() => {
  const start = performance.now();
  chart.picture.marksOf = null;
  chart.picture.arrange(chart.source);
  return performance.now() - start;
}"""


def measure() -> None:
    """Print how far apart frames come, and how long painting one takes."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        context = browser.new_context(base_url=SITE, viewport={"width": 1280, "height": 1600})
        page = context.new_page()
        page.route(lambda url: "/static/" in url, from_checkout)
        put_chart(page, answer_of(*made_up()))
        open_chart(page)
        report(page)
        browser.close()


def report(page: Page) -> None:
    """Pan to and fro, and say what came of it."""
    say("stacking all anew", f"{page.evaluate(STACKED):.0f} ms")
    told: dict[str, Any] = page.evaluate(PANNED)
    say("entries painted a frame", f"{told['painted']:,} ({told['mode']})")
    for what, name in (("frames apart", "apart"), ("painting one", "spent")):
        taken = sorted(told[name])
        best, median, most = (taken[int(len(taken) * share)] for share in (0.05, 0.5, 0.95))
        say(what, f"p5 {best:.1f} ms, median {median:.1f} ms, p95 {most:.1f} ms")
    say("frames a second", f"{1000 * len(told['apart']) / sum(told['apart']):.0f}")


def from_checkout(route: Route) -> None:
    """Answer with the file as it lies in the checkout."""
    name = route.request.url.partition("/static/")[2].partition("?")[0]
    path = BASE_DIR / "timeline" / "static" / name
    route.fulfill(path=path, content_type=mimetypes.guess_type(name)[0])


def made_up() -> tuple[list[dict[str, Any]], tuple[str, str]]:
    """Four fifths on one day, some at a minute, some lasting, some of a month, some planned."""
    dice = random.Random(1)  # noqa: S311  # the same entries each time
    made = []
    for number in range(1, ENTRIES + 1):
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        said: dict[str, Any] = {}
        kind = dice.choices(("day", "minute", "lasted", "month", "planned"), (50, 30, 10, 5, 5))[0]
        last = day + timedelta(days={"lasted": dice.randrange(2, 20), "month": 30}.get(kind, 0))
        if kind == "lasted":
            said = {"form": "interval", "certain_from": str(day), "certain_to": str(last)}
        elif kind == "minute":
            said = {"time": "12:30"}
        elif kind == "planned":
            said = {"occurrence": "planned", "counted": False}
        made.append(entry(number, (str(day), str(last)), **said))
    made.sort(key=lambda each: (each["earliest"], each["reference"]))
    return made, (str(FIRST), str(FIRST + timedelta(days=DAYS + 30)))
