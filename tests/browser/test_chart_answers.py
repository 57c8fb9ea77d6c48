"""The chart before made-up answers: what comes late, not at all, or says what nobody looked at."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chart.harness import (
    Answer,
    answer_of,
    bars_of,
    entry,
    open_chart,
    put_chart,
    settle,
    until,
)

pytestmark = pytest.mark.browser
YEAR = ("2019-01-01", "2019-12-31")
LINKED = [
    entry(1, ("2019-03-01", "2019-03-01")),
    entry(2, ("2019-09-01", "2019-09-01"), links=[{"kind": "responds-to", "to": "INC-000001"}]),
    entry(3, ("2019-06-01", "2019-06-01"), links=[{"kind": "concerns", "to": "INC-000009"}]),
]
COLOURED = """(name) => {
  const { picture } = chart;
  const { context, scene } = picture;
  context.fillStyle = scene.theme[name];
  const meant = context.fillStyle.slice(1).match(/../g).map((two) => parseInt(two, 16));
  const { data, width } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  const columns = new Set();
  for (let i = 0; i < data.length; i += 4) {
    const same = meant.every((value, n) => data[i + n] === value);
    if (same && data[i + 3] === 255) columns.add((i / 4) % width);
  }
  return [...columns].sort((a, b) => a - b);
}"""


def columns(page: Page, colour: str) -> list[int]:
    """The columns of the canvas in which there is a pixel of a colour of the theme."""
    found: list[int] = page.evaluate(COLOURED, colour)
    return found


def test_links_are_drawn_on_demand_and_read_out_from_both_sides(page: Page) -> None:
    put_chart(page, answer_of(LINKED, YEAR))
    open_chart(page)
    assert columns(page, "link") == []

    page.get_by_role("button", name="Links").click()
    settle(page)
    assert len(columns(page, "link")) > 40
    expect(page.get_by_role("button", name="Links")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Links").click()
    settle(page)
    assert columns(page, "link") == []

    live = page.locator("[aria-live=polite]")
    page.evaluate("chart.choose('INC-000001')")
    settle(page)
    assert len(columns(page, "link")) > 40
    expect(live).to_contain_text("Answered by: \u2068Incident 2\u2069")
    page.evaluate("chart.choose('INC-000002')")
    expect(live).to_contain_text("Responds to: \u2068Incident 1\u2069")
    page.evaluate("chart.choose('INC-000003')")
    expect(live).to_contain_text("Concerns: INC-000009")


def test_gap_that_nobody_looked_at_is_hatched_and_no_other(page: Page) -> None:
    line = [(f"2019-{month:02}-01", 9, 9) for month in (1, 2)]
    bars = bars_of(line, YEAR, "month")
    told = [bars]
    put_chart(page, lambda _: told[-1])
    open_chart(page)
    assert page.evaluate("chart.picture.told.coverage") is None
    assert "Hatched" not in page.locator(".chart-note").inner_text()

    told.append({**bars, "coverage": [[["2019-01-01", "2019-06-30"]]]})
    open_chart(page)
    expect(page.locator(".chart-note")).to_contain_text("Hatched: nobody has looked there")
    painted = page.evaluate("""() => {
      const { picture: { context, scene } } = chart;
      const inked = (day) => {
        const x = Math.round((scale.dayOf(day) - scene.view.from) * scene.pixelsPerDay);
        const { data } = context.getImageData(x, 30, 12, 60);
        let count = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i]) count += 1;
        return count;
      };
      return [inked("2019-05-10"), inked("2019-08-10")];
    }""")
    assert painted[0] == 0
    assert painted[1] > 50


def far_and_near(address: str) -> Answer:
    """Bars of everything and of half a year; an entry of less, and by its reference."""
    whole = {"extent": [*YEAR]}
    if "reference=" in address:
        return answer_of([entry(7, ("2019-06-15", "2019-06-15"))], ("2019-06-15", "2019-06-15"))
    if "from=" not in address:
        line = [(f"2019-{month:02}-01", 900, 800) for month in range(1, 13)]
        return bars_of(line, YEAR, "month")
    first, last = (address.split(f"{name}=")[1][:10] for name in ("from", "to"))
    if last < "2019-03" or first < "2019-05" or last > "2019-08":
        return {**bars_of([(first, 9000, 0)], (first, last), "week"), **whole}
    return {**answer_of([entry(7, ("2019-06-15", "2019-06-15"))], (first, last)), **whole}


def test_chosen_one_is_found_fetched_and_read_when_it_comes(page: Page) -> None:
    put_chart(page, far_and_near)
    open_chart(page)
    page.evaluate("chart.lookAt({from: scale.dayOf('2019-01-03'), to: scale.dayOf('2019-01-09')})")
    settle(page)
    assert page.evaluate("chart.picture.scene.mode") == "bars"
    page.evaluate("chart.choose('INC-000007')")

    expect(page.locator("[aria-live=polite]")).to_contain_text("Incident 7")
    assert page.evaluate("chart.picture.scene.mode") == "entries"


def test_failure_is_said_and_forgotten_once_it_is_over(page: Page) -> None:
    broken: list[bool] = []

    def answer(address: str) -> Answer | None:
        if broken and "from=" in address:
            return None
        return far_and_near(address)

    put_chart(page, answer)
    page.route(
        lambda url: bool(broken) and "from=" in url,
        lambda route: route.fulfill(status=503, json={"detail": "The database took too long."}),
    )
    page.remove_listener("console", page.said_in_console)  # type: ignore[attr-defined]  # it is meant
    open_chart(page)
    broken.append(True)
    page.evaluate("chart.lookAt({from: scale.dayOf('2019-06-10'), to: scale.dayOf('2019-06-20')})")
    message = page.locator(".chart-message")
    expect(message).to_contain_text("The database took too long.")
    assert page.evaluate("chart.picture.scene.mode") == "bars"

    broken.clear()
    page.evaluate("chart.lookAt({from: scale.dayOf('2019-06-11'), to: scale.dayOf('2019-06-20')})")
    expect(message).to_be_hidden()


def come_late(route: Route) -> None:
    """Let the answer be made, but not at once."""
    route.request.frame.page.wait_for_timeout(600)
    route.fallback()


def test_newest_question_wins_however_late_the_older_answer_comes(page: Page) -> None:
    def answer(address: str) -> Answer:
        number = 1 if "tag=late" in address else 2
        return answer_of([entry(number, ("2019-06-15", "2019-06-15"))], YEAR)

    put_chart(page, answer)
    page.route(lambda url: "tag=late" in url, come_late)
    open_chart(page)
    page.evaluate("""() => {
      const late = chart.show(new URLSearchParams("tag=late"));
      return Promise.all([late, chart.show(new URLSearchParams("tag=soon"))]);
    }""")
    page.wait_for_timeout(900)

    assert page.evaluate("chart.source.entries.answer.entries[0].reference") == "INC-000002"
    expect(page.locator(".chart-message")).to_be_hidden()


PINCH = """() => {
  const canvas = document.querySelector(".chart-canvas");
  canvas.setPointerCapture = () => {};
  const box = canvas.getBoundingClientRect();
  const send = (type, id, x) => canvas.dispatchEvent(new PointerEvent(type, {
    pointerId: id, button: 0, clientX: box.left + x, clientY: box.top + 100, bubbles: true,
  }));
  const before = chart.view.to - chart.view.from;
  const middle = chart.picture.moment(400);
  send("pointerdown", 1, 350);
  send("pointerdown", 2, 450);
  send("pointermove", 1, 300);
  send("pointermove", 2, 500);
  send("pointerup", 1, 300);
  send("pointerup", 2, 500);
  return [before / (chart.view.to - chart.view.from), chart.picture.moment(400) - middle, events];
}"""


def test_pinching_zooms_around_the_fingers_and_chooses_nothing(page: Page) -> None:
    put_chart(page, answer_of(LINKED, YEAR))
    open_chart(page)
    factor, moved, events = page.evaluate(PINCH)

    assert factor == pytest.approx(2)
    assert moved == pytest.approx(0, abs=0.01)
    assert [name for name, _ in events if name != "window"] == []


def test_pointing_says_what_is_there(page: Page) -> None:
    put_chart(page, answer_of(LINKED, YEAR))
    open_chart(page)
    box: Any = page.locator(".chart-canvas").bounding_box()
    at = page.evaluate("boxOf('INC-000002')")
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])

    expect(page.locator(".chart-readout")).to_contain_text("Incident 2")
    expect(page.locator("[aria-live=polite]")).to_be_empty()
    page.mouse.move(5, 5)
    expect(page.locator(".chart-readout")).to_be_empty()


def test_bar_under_the_pointer_says_its_counts(page: Page) -> None:
    put_chart(page, bars_of([("2019-06-01", 9, 4)], YEAR, "month"))
    open_chart(page)
    box: Any = page.locator(".chart-canvas").bounding_box()
    x = page.evaluate(
        "(scale.dayOf('2019-06-15') - chart.view.from) * chart.picture.scene.pixelsPerDay"
    )
    page.mouse.move(box["x"] + x, box["y"] + 100)

    until(page, "document.querySelector('.chart-readout').textContent")
    expect(page.locator(".chart-readout")).to_have_text(
        "month 2019-06 · certainly then: 4 · with all uncertain dates: 9"
    )
