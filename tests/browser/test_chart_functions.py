"""The pure functions of the chart, called in Chromium: time, shapes, rows, and what is painted."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chart.harness import Answer, answer_of, entry, open_chart, put_chart, settle

pytestmark = pytest.mark.browser
WINDOW = ("2019-11-01", "2020-01-31")


@pytest.fixture
def chart(page: Page) -> Page:
    """A page that lends its functions."""
    put_chart(page, answer_of([entry(1, ("2019-12-10", "2019-12-10"))], WINDOW))
    open_chart(page)
    return page


DAYS = ["0001-01-01", "0099-12-31", "1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"]


def test_days_are_read_and_written_alike(chart: Page) -> None:
    assert [chart.evaluate("(day) => scale.isoOf(scale.dayOf(day))", day) for day in DAYS] == DAYS
    assert chart.evaluate("scale.dayOf('1970-01-02T12:00')") == 1.5
    assert chart.evaluate("scale.dayOf('0001-01-01') - scale.FIRST_DAY") == 0
    assert chart.evaluate("scale.dayOf('9999-12-31') + 1 - scale.LAST_DAY") == 0
    assert chart.evaluate("scale.isoOf(-1e9) + scale.isoOf(1e9)") == "0001-01-019999-12-31"


VIEWS = [
    "2019-12-20/2020-01-05",
    "0001-01-01/9999-12-31",
    "2019-12-27T18:00/2019-12-28T06:30",
    "1969-12-31T23:59/1970-01-01T12:00",
]


def test_views_are_read_and_written_alike(chart: Page) -> None:
    assert [chart.evaluate("(text) => scale.textOf(scale.viewOf(text))", v) for v in VIEWS] == VIEWS
    few_days = chart.evaluate("scale.textOf(scale.viewOf('2019-12-27/2019-12-27'))")
    assert few_days == "2019-12-27T00:00/2019-12-28T00:00"


PERIODS = [
    ("2019-12-27T23:00", "hour", "2019-12-28"),
    ("2019-12-31", "day", "2020-01-01"),
    ("2019-12-30", "week", "2020-01-06"),
    ("2020-02-01", "month", "2020-03-01"),
    ("2019-12-01", "month", "2020-01-01"),
    ("2019-01-01", "year", "2020-01-01"),
    ("2010-01-01", "decade", "2020-01-01"),
    ("0001-01-01", "decade", "0010-01-01"),
]


def test_periods_end_where_the_next_begins(chart: Page) -> None:
    for start, unit, end in PERIODS:
        told = chart.evaluate(f"scale.endOf(scale.dayOf('{start}'), '{unit}')")
        assert told == pytest.approx(chart.evaluate(f"scale.dayOf('{end}')")), (start, unit)


TICKS = [
    (420, "2019-12-27", "2019-12-29", "hour", 3, "2019-12-27"),
    (40, "2019-12-20", "2020-01-06", "day", 1, "2019-12-20"),
    (10, "2019-12-01", "2020-03-06", "week", 1, "2019-12-02"),
    (2, "2019-01-15", "2020-03-06", "month", 1, "2019-02-01"),
    (0.5, "2019-02-15", "2024-03-06", "month", 6, "2019-07-01"),
    (0.02, "1903-02-15", "2024-03-06", "year", 10, "1910-01-01"),
    (0.0002, "0001-01-01", "9999-03-06", "year", 1000, "0001-01-01"),
]


def test_ticks_are_round_and_far_enough_apart(chart: Page) -> None:
    for scale, start, end, unit, count, first in TICKS:
        step = chart.evaluate(f"scale.stepFor({scale})")
        told = chart.evaluate(
            f"scale.ticks(scale.dayOf('{start}'), scale.dayOf('{end}'), scale.stepFor({scale}))"
        )

        assert (step["unit"], step["count"]) == (unit, count)
        assert chart.evaluate("(day) => scale.isoOf(day)", told[0]) == first
        assert told == sorted(set(told))
        least = min(later - earlier for earlier, later in pairwise(told))
        assert least * scale >= step["apart"] * 0.9


def test_zooming_keeps_the_moment_under_the_pointer_and_the_calendar(chart: Page) -> None:
    told = chart.evaluate("scale.zoomed({from: 0, to: 100}, 4, 25)")
    assert told == {"from": 18.75, "to": 43.75}
    assert chart.evaluate("scale.zoomed({from: 0, to: 1}, 1000, 0.5)") == {
        "from": 0.4375,
        "to": 0.5625,
    }
    out = chart.evaluate("scale.zoomed({from: 0, to: 100}, 1e-9, 25)")
    ends = chart.evaluate("[scale.FIRST_DAY, scale.LAST_DAY]")
    assert [out["from"], out["to"]] == ends


ONE_DAY, TEN_DAYS = ("2019-12-10", "2019-12-10"), ("2019-12-10", "2019-12-19")
LASTED = {"form": "interval"}
FROM, TO = {"start_qualifier": "~"}, {"end_qualifier": "?"}
WHOLE = {"certain_from": "2019-12-10", "certain_to": "2019-12-19"}
INSIDE = {"certain_from": "2019-12-12", "certain_to": "2019-12-15"}
SHAPES: list[tuple[tuple[str, str], dict[str, Any], str, list[float]]] = [
    (ONE_DAY, {}, "day", [0, 1, 0, 1]),
    (ONE_DAY, {"time": "12:00"}, "instant", [0.5, 0.5, 0.5, 0.5]),
    (ONE_DAY, {**FROM, **TO}, "about", [0, 1, 0.5, 0.5]),
    (ONE_DAY, {"grain": "aggregate"}, "various", [0, 1, 0, 1]),
    (TEN_DAYS, {}, "wide", [0, 10, 5, 5]),
    (TEN_DAYS, {"time": "12:00"}, "wide", [0, 10, 5, 5]),
    (TEN_DAYS, {"form": "one-of"}, "one-of", [0, 10, 0, 10]),
    (TEN_DAYS, {"grain": "aggregate"}, "various", [0, 10, 0, 10]),
    (TEN_DAYS, {**LASTED, **WHOLE}, "lasted", [0, 10, 0, 10]),
    (TEN_DAYS, {**LASTED, **INSIDE}, "lasted", [0, 10, 2, 6]),
    (TEN_DAYS, {**LASTED, **TO}, "lasted", [0, 10, 0, 0]),
    (TEN_DAYS, {**LASTED, **FROM}, "lasted", [0, 10, 10, 10]),
    (TEN_DAYS, {**LASTED, **FROM, **TO}, "lasted", [0, 10, 5, 5]),
]


def test_shape_is_no_sharper_than_the_date(chart: Page) -> None:
    zero = chart.evaluate("scale.dayOf('2019-12-10')")
    names = ("start", "end", "solidStart", "solidEnd")

    for days, said, kind, meant in SHAPES:
        told = chart.evaluate("(entry) => shapes.shapeOf(entry)", entry(1, days, **said))
        assert told["kind"] == kind, said
        assert [told[name] - zero for name in names] == pytest.approx(meant), said
        assert not told["openStart"]
        assert not told["hollow"]


def test_open_ends_reach_to_the_ends_of_the_calendar(chart: Page) -> None:
    certain = {"form": "interval", "certain_from": "2019-12-10", "certain_to": "2019-12-10"}
    ongoing = chart.evaluate("(e) => shapes.shapeOf(e)", entry(1, ("2019-12-10", None), **certain))
    before = chart.evaluate("(e) => shapes.shapeOf(e)", entry(1, (None, "2019-12-10"), **certain))

    assert (ongoing["openEnd"], before["openStart"]) == (True, True)
    assert ongoing["end"] == chart.evaluate("scale.LAST_DAY")
    assert before["start"] == chart.evaluate("scale.FIRST_DAY")
    assert ongoing["solidEnd"] - ongoing["solidStart"] == 1


STACKED = """(seed) => {
  let state = seed;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const starts = Array.from({ length: 300 }, () => random() * 1000).sort((a, b) => a - b);
  const ends = starts.map((start) => start + 1 + random() * 60);
  const none = starts.map(() => -1);
  const all = stacking.stack(starts, ends, none, 1000);
  const half = [...starts.keys()].filter((i) => i % 2);
  const part = stacking.stack(
    half.map((i) => starts[i]), half.map((i) => ends[i]), half.map(() => -1), 1000);
  const wanted = starts.map((_, i) => (i % 2 ? part.rows[(i - 1) / 2] : -1));
  const grown = stacking.stack(starts, ends, wanted, 1000);
  const touching = ({ rows }) => {
    for (let i = 0; i < starts.length; i += 1) {
      for (let j = i + 1; j < starts.length; j += 1) {
        if (rows[i] === rows[j] && starts[j] < ends[i] && starts[i] < ends[j]) return [i, j];
      }
    }
    return null;
  };
  const deep = (at) => starts.filter((start, i) => start <= at && ends[i] > at).length;
  const deepest = Math.max(...starts.map(deep));
  return {
    touching: [touching(all), touching(grown)], count: all.count, deepest,
    kept: half.every((i) => grown.rows[i] === wanted[i]),
    refused: stacking.stack(starts, ends, none, deepest - 1),
  };
}"""


def test_rows_never_touch_are_as_few_as_can_be_and_stay(chart: Page) -> None:
    for seed in (1, 7, 99, 12345):
        told = chart.evaluate(STACKED, seed)
        assert told["touching"] == [None, None]
        assert told["count"] == told["deepest"]
        assert told["kept"]
        assert told["refused"] is None


PAINTED = """(reference) => {
  const { y, left, right, top } = boxOf(reference);
  const { canvas } = chart.picture.context;
  const ratio = window.devicePixelRatio;
  const at = (px, py) => [...chart.picture.context.getImageData(
    Math.round(px * ratio), Math.round(py * ratio), 1, 1).data];
  const line = [];
  const last = Math.min(right, canvas.width - 1);
  for (let px = Math.max(left, 1); px < last; px += 2) line.push(at(px, y));
  return { line, above: at(left + 30, top + 1), solid: chart.picture.scene.theme.solid };
}"""
TWENTY = ("2019-12-01", "2019-12-20")
ALL = {**LASTED, "certain_from": TWENTY[0], "certain_to": TWENTY[1]}
START = {**LASTED, "certain_from": TWENTY[0], "certain_to": TWENTY[0]}
PICTURES: dict[str, Answer] = {
    "certain": entry(1, TWENTY, **ALL),
    "doubtful": entry(1, TWENTY, **LASTED, end_qualifier="?"),
    "wide": entry(1, TWENTY),
    "one-of": entry(1, TWENTY, form="one-of"),
    "planned": entry(1, TWENTY, counted=False, occurrence="planned", **ALL),
    "ongoing": entry(1, (TWENTY[0], None), **START),
}


@pytest.mark.parametrize("name", PICTURES)
def test_paint_says_how_certain_it_is(page: Page, name: str) -> None:
    put_chart(page, answer_of([PICTURES[name]], WINDOW))
    open_chart(page)
    page.evaluate("chart.lookAt({from: scale.dayOf('2019-11-25'), to: scale.dayOf('2020-01-05')})")
    settle(page)
    told = page.evaluate(PAINTED, "INC-000001")
    line = [tuple(pixel) for pixel in told["line"]]
    solid = tuple(int(told["solid"][i : i + 2], 16) for i in (1, 3, 5))
    full = [pixel[:3] == solid and pixel[3] == 255 for pixel in line]
    alpha = [pixel[3] for pixel in line]

    if name in ("certain", "one-of"):
        assert all(full[2:-2])
        assert (tuple(told["above"])[:3] == solid) is (name == "certain")
    elif name == "doubtful":
        assert sum(full) < 0.2 * len(full)
        assert alpha[5] > alpha[len(alpha) // 2] > alpha[-5]
    elif name == "ongoing":
        assert 0 < sum(full) < 0.2 * len(full)
        assert line[-2][:3] != solid
    else:
        assert not any(full)
