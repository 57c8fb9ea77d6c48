"""When it was, and what a drawing of it may show."""

from typing import Any

import pytest
from hypothesis import given

from tests.incidents.documents.made import DATES
from tests.timeline.documents import document
from timeline.incident_page.when import When, when


def told(text: str, **fields: Any) -> When:
    return when(document(date=text, **fields))


def test_certain_day_needs_no_drawing() -> None:
    day = told("2019-12-27", date_as_reported="Dec.\n27", timezone="Asia/Baghdad", precision="day")

    assert (day.words, day.as_reported, day.edtf) == ("27 December 2019", "Dec. 27", "2019-12-27")
    assert (day.precision, day.timezone) == ("One day (UCDP 1, ACLED 1).", "Asia/Baghdad")
    assert (day.drawing, day.meaning, day.qualifiers) == (None, "", ())


def test_time_makes_the_precision_finer_than_the_date() -> None:
    day = told("2019-12-27", time="19:20", precision="minute")

    assert day.words == "27 December 2019, 19:20"
    assert day.precision == "One day, with a clock time to the minute."


@pytest.mark.parametrize(
    ("text", "kind", "fading", "is_certain"),
    [
        ("2019-12", "span", "", False),
        ("2019-12-30/2020-01-02", "interval", "", True),
        ("[2019-12-31..2020-01-02]", "one-of", "", False),
        ("2019-12-31~/2020-01-02", "interval", "start", False),
        ("2019-12-31/2020-01-02?", "interval", "end", False),
        ("2014~", "span", "both", False),
        ("../2020-01-01", "until", "start", False),
        ("2020-01-02/..", "since", "end", False),
    ],
)
def test_stretch_runs_out_where_its_end_is_not_known(
    text: str, kind: str, fading: str, is_certain: bool
) -> None:
    drawing = told(text).drawing

    assert drawing is not None
    assert (drawing.kind, drawing.fading) == (kind, fading)
    assert (drawing.certain is not None) is is_certain
    assert drawing.certain_width >= 0


def test_several_events_are_certain_on_no_day() -> None:
    series = told("2019-12-30/2020-01-02", grain="aggregate")

    assert series.meaning == "Several events, each somewhere within these days."
    assert series.drawing is not None
    assert series.drawing.certain is None


def test_certain_days_are_drawn_whole() -> None:
    drawing = told("2019-12-30/2020-01-02").drawing

    assert drawing is not None
    assert drawing.certain == (drawing.start, drawing.end)
    assert drawing.certain_width == drawing.width


def test_doubt_is_said_of_the_end_it_is_in() -> None:
    assert told("2014~").qualifiers == (("", "approximate"),)
    assert told("2019-12-31~/2020-01-01%").qualifiers == (
        ("start", "approximate"),
        ("end", "approximate and uncertain"),
    )


def test_open_end_is_said_to_be_open() -> None:
    assert told("2020-01-02/..").last == "not known, or not come yet"
    assert told("2020-01-02/..").first == "2 January 2020"
    assert told("../2020-01-01").first == "not known"
    assert told("../2020-01-01").last == "1 January 2020"


def test_doubted_end_is_not_named_as_a_certain_day() -> None:
    assert told("2014~").first == "about 1 January 2014"
    assert told("2019-12-31/2020-01-02?").last == "possibly 2 January 2020"


@given(DATES)
def test_drawing_stays_on_its_line(text: str) -> None:
    drawing = told(text).drawing

    if drawing is not None:
        assert 0 <= drawing.start < drawing.end <= 100.001
        if drawing.certain:
            assert drawing.start <= drawing.certain[0] < drawing.certain[1] <= drawing.end + 0.001


@pytest.mark.parametrize("text", ["9999-12-31/9999-12-31", "9999", "0001", "0001-01-01/9999-12-31"])
def test_ends_of_the_calendar_are_drawn(text: str) -> None:
    assert told(text).words
