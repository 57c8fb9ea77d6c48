"""The timeline drawn in Chromium: what is where, by pointer, by keys, and read out."""

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.chart.harness import (
    answer_of,
    bars_of,
    entry,
    open_chart,
    put_chart,
    settle,
    until,
)
from tests.browser.conftest import grave_violations

pytestmark = pytest.mark.browser
DECEMBER = "chart.lookAt({from: scale.dayOf('2019-12-20'), to: scale.dayOf('2020-01-06')})"
AXIS_PIXELS = 20


def events(page: Page, name: str) -> list[Any]:
    told: list[Any] = page.evaluate("window.events")
    return [detail for of, detail in told if of == name]


def page_json(page: Page, address: str) -> dict[str, Any]:
    told: dict[str, Any] = page.request.get(address).json()
    return told


def canvas(page: Page) -> FloatRect:
    box = page.locator(".chart-canvas").bounding_box()
    assert box is not None
    return box


def where(page: Page, reference: str) -> tuple[float, float]:
    """The middle of its mark on the page."""
    found = page.evaluate(f"boxOf('{reference}')")
    box = canvas(page)
    return box["x"] + found["x"], box["y"] + found["y"]


@pytest.fixture
def chart(page: Page) -> Page:
    """The seeds, in the fortnight that most of them lie in."""
    put_chart(page)
    open_chart(page)
    page.evaluate(DECEMBER)
    settle(page)
    return page


def test_seeds_are_drawn_one_by_one_and_said_in_a_table(chart: Page) -> None:
    told = page_json(chart, "/explore/timeline.json?from=2019-12-20&to=2020-01-05")
    rows = chart.locator("table tbody tr")

    assert chart.evaluate("chart.picture.scene.mode") == "entries"
    assert [row.split("\t")[:2] for row in rows.all_inner_texts()] == [
        [each["when"], each["title"]] for each in told["entries"]
    ]
    expect(chart.locator(".chart-note")).to_have_text(
        f"Incidents, one by one: {len(told['entries'])}"
    )
    first, last = "2019-12-20", "2020-01-05"
    assert events(chart, "window")[-1] == {"from": first, "to": last, "at": f"{first}/{last}"}


def test_arrow_keys_go_from_entry_to_entry_and_read_them_out(chart: Page) -> None:
    live = chart.locator("[aria-live=polite]")
    chart.locator(".chart-canvas").focus()
    chart.keyboard.press("ArrowRight")
    first = live.inner_text()
    chart.keyboard.press("ArrowRight")
    second = live.inner_text()
    chart.keyboard.press("ArrowLeft")

    assert first != second
    assert live.inner_text() == first
    assert events(chart, "choose") == []
    chart.keyboard.press("Enter")
    (chosen,) = events(chart, "choose")
    assert chart.evaluate(f"chart.entryOf('{chosen['reference']}').title") in first
    chart.keyboard.press("Escape")
    chart.keyboard.press("Escape")
    assert events(chart, "choose")[-1] == {"reference": None}


def test_keys_reach_what_lies_out_of_sight(chart: Page) -> None:
    chart.locator(".chart-canvas").focus()
    chart.keyboard.press("Home")
    assert chart.evaluate("chart.picture.cursor") == 0
    while "ISIS" not in chart.locator("[aria-live=polite]").inner_text():
        chart.keyboard.press("ArrowRight")
    settle(chart)
    assert events(chart, "window")[-1]["from"] < "2014-12-31"
    chart.keyboard.press("End")
    settle(chart)
    assert events(chart, "window")[-1]["to"] > "2020-01-01"


def test_up_and_down_go_from_row_to_row(chart: Page) -> None:
    chart.locator(".chart-canvas").focus()
    chart.keyboard.press("ArrowRight")
    top = "(() => { const p = chart.picture; return p.scene.layout.rows[p.cursor] })()"
    before = chart.evaluate(top)
    chart.keyboard.press("ArrowDown")
    assert chart.evaluate(top) > before
    chart.keyboard.press("ArrowUp")
    assert chart.evaluate(top) == before


def test_click_chooses_and_beside_it_lets_go(chart: Page) -> None:
    chart.mouse.click(*where(chart, "INC-000011"))
    assert events(chart, "choose") == [{"reference": "INC-000011"}]
    title = chart.evaluate("chart.entryOf('INC-000011').title")
    expect(chart.locator(".chart-readout")).to_contain_text(title)
    expect(chart.locator("[aria-live=polite]")).to_contain_text(title)

    box = canvas(chart)
    chart.mouse.click(box["x"] + box["width"] - 30, box["y"] + 60)
    assert events(chart, "choose")[-1] == {"reference": None}


def test_page_chooses_what_is_out_of_sight_and_it_comes_into_it(page: Page) -> None:
    put_chart(page)
    open_chart(page)
    page.evaluate("chart.lookAt({from: scale.dayOf('2016-01-01'), to: scale.dayOf('2016-02-01')})")
    settle(page)
    page.evaluate("chart.choose('INC-000011')")
    settle(page)

    assert events(page, "choose") == []
    expect(page.locator("[aria-live=polite]")).not_to_be_empty()


def test_chosen_one_below_the_frame_is_scrolled_to(page: Page) -> None:
    put_chart(page)
    open_chart(page, "?lanes=actor")
    page.evaluate(DECEMBER)
    settle(page)
    below = "boxOf('INC-000011').y > chart.picture.scene.height"
    assert page.evaluate(below)
    page.evaluate("chart.choose('INC-000011')")

    assert not page.evaluate(below)
    assert page.evaluate("boxOf('INC-000011').y > 0")


def test_dragging_on_the_axis_brushes_whole_days(chart: Page) -> None:
    box = canvas(chart)
    y = box["y"] + box["height"] - AXIS_PIXELS
    day = box["width"] / 17
    chart.mouse.move(box["x"] + 7.2 * day, y)
    chart.mouse.down()
    chart.mouse.move(box["x"] + 9.5 * day, y, steps=4)
    chart.mouse.up()

    assert events(chart, "brush") == [{"from": "2019-12-27", "to": "2019-12-29"}]
    before = events(chart, "window")
    chart.get_by_role("button", name="Clear the period").click()
    assert events(chart, "brush")[-1] == {"from": None, "to": None}
    assert events(chart, "window") == before
    chart.evaluate("chart.brush('2019-12-25', '2019-12-25')")
    assert chart.evaluate("chart.picture.scene.brush.to - chart.picture.scene.brush.from") == 1
    assert len(events(chart, "brush")) == 2


def test_keyboard_can_choose_the_period_shown(chart: Page) -> None:
    chart.get_by_role("button", name="Choose the period shown").focus()
    chart.keyboard.press("Enter")

    assert events(chart, "brush") == [{"from": "2019-12-20", "to": "2020-01-05"}]


def test_dragging_pans_and_buttons_and_keys_zoom(chart: Page) -> None:
    box = canvas(chart)
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    chart.mouse.move(*middle)
    chart.mouse.down()
    chart.mouse.move(middle[0] + box["width"] * 1.5 / 17, middle[1], steps=5)
    chart.mouse.up()
    settle(chart)
    first, last = "2019-12-18", "2020-01-04"
    assert events(chart, "window")[-1] == {"from": first, "to": last, "at": f"{first}/{last}"}
    assert events(chart, "choose") == []

    chart.get_by_role("button", name="Zoom in").click()
    assert chart.evaluate("chart.view.to - chart.view.from") == pytest.approx(8.5)
    chart.locator(".chart-canvas").focus()
    chart.keyboard.press("-")
    assert chart.evaluate("chart.view.to - chart.view.from") == pytest.approx(17)
    chart.keyboard.press("Shift+ArrowRight")
    assert chart.evaluate("scale.isoOf(chart.view.from)") == "2019-12-22"


def test_wheel_zooms_only_where_the_chart_has_the_focus(chart: Page) -> None:
    chart.mouse.move(*where(chart, "INC-000011"))
    length = "chart.view.to - chart.view.from"
    chart.mouse.wheel(0, -300)
    settle(chart)
    assert chart.evaluate(length) == pytest.approx(17)

    chart.locator(".chart-canvas").focus()
    chart.mouse.wheel(0, -300)
    until(chart, f"{length} < 12")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_time_plays_and_pauses(page: Page, motion: Any) -> None:
    page.emulate_media(reduced_motion=motion)
    put_chart(page)
    open_chart(page)
    page.get_by_role("button", name="Play").click()
    start = page.evaluate("chart.view.from")
    page.wait_for_timeout(300)
    if motion == "reduce":
        assert page.evaluate("chart.view.from") == start
    until(page, f"chart.view.from > {start}")
    button = page.get_by_role("button", name="Pause")
    button.focus()
    page.keyboard.press("Enter")
    stopped = page.evaluate("chart.view.from")
    page.wait_for_timeout(400)

    assert page.evaluate("chart.view.from") == stopped
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    if motion == "reduce":
        steps = page.evaluate(f"({stopped} - {start}) / (chart.view.to - chart.view.from)")
        assert steps * 4 == pytest.approx(round(steps * 4))


def test_refusal_is_said(page: Page) -> None:
    put_chart(page)
    open_chart(page, "?actor=irann")

    expect(page.locator(".chart-message")).to_contain_text("did you mean")


def test_lanes_have_their_names_and_entries(page: Page) -> None:
    put_chart(page)
    open_chart(page, "?lanes=country")

    assert page.evaluate(
        "chart.picture.laneNames.map((name) => name.replace(/[\\u2068\\u2069]/g, ''))"
    ) == [
        "Iraq",
        "Kuwait",
        "United States",
        "Others and unknown",
    ]
    expect(page.locator("table tbody")).to_contain_text("Kuwait")


def test_bars_far_out_become_entries_close(page: Page) -> None:
    months = [(f"2019-{month:02}-01", 900, 800) for month in range(1, 13)]
    asked: list[str] = []

    def answer(address: str) -> dict[str, Any]:
        asked.append(address)
        if "from=" not in address:
            return bars_of(months, ("2019-01-01", "2019-12-31"), "month")
        ends = [part.split("=")[1] for part in address.split("&") if part[:5] in ("from=", "to=20")]
        whole = {"extent": ["2019-01-01", "2019-12-31"]}
        days = (ends[0], ends[1])
        if ends[0] < "2019-05" or ends[1] > "2019-08":
            return {**bars_of([("2019-06-03", 2000, 1500)], days, "week"), **whole}
        return {**answer_of([entry(1, ("2019-06-15", "2019-06-15"))], days), **whole}

    put_chart(page, answer)
    open_chart(page)
    assert page.evaluate("chart.picture.scene.mode") == "bars"
    assert "certain" not in page.locator(".chart-note").inner_text()
    expect(page.locator(".chart-note")).to_contain_text("Incidents counted by month")
    expect(page.locator(".chart-note")).to_contain_text("Not counted: \u2068Planned\u2069 7")
    expect(page.locator("table tbody tr").first).to_have_text(
        "2019-01\t\t800\t900", use_inner_text=True
    )

    page.evaluate("chart.lookAt({from: scale.dayOf('2019-06-10'), to: scale.dayOf('2019-06-20')})")
    settle(page)
    assert page.evaluate("chart.picture.scene.mode") == "entries"
    before = len(asked)
    page.evaluate("chart.lookAt({from: scale.dayOf('2019-06-11'), to: scale.dayOf('2019-06-21')})")
    settle(page)
    assert len(asked) == before


def test_keys_go_from_bar_to_bar(page: Page) -> None:
    months = [(f"2019-{month:02}-01", 900, 800) for month in range(1, 13)]
    put_chart(page, bars_of(months, ("2019-01-01", "2019-12-31"), "month"))
    open_chart(page)
    page.locator(".chart-canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    expect(page.locator("[aria-live=polite]")).to_contain_text("month 2019-02")
    expect(page.locator("[aria-live=polite]")).to_contain_text("certainly then: 800")
    page.keyboard.press("Enter")
    assert page.evaluate("chart.view.to - chart.view.from") == pytest.approx(84)


@pytest.mark.parametrize("width", [320, 768, 2560])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_chart_fits_its_page_and_time_runs_from_left_to_right(
    page: Page, width: int, direction: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    put_chart(page)
    open_chart(page, f"?dir={direction}&lanes=type")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    left, right = (where(page, reference)[0] for reference in ("INC-000001", "INC-000024"))
    assert left < right
    arrows = [page.get_by_role("button", name=name).bounding_box() for name in ("Earlier", "Later")]
    assert [*arrows] == sorted(arrows, key=lambda box: box["x"] if box else 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chart_has_nothing_grave_for_axe(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    put_chart(page)
    open_chart(page, "?lanes=type")

    assert grave_violations(page) == []
