"""How far two incidents lie apart, said no more exactly than both dates allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.dates import parse
from timeline.incident_page.apart import AFTER, BEFORE, UNCLEAR, Stretch, apart

DATES = st.sampled_from(
    [
        *("2019-12-27", "2019-12-28", "2019-12-27~", "2019-12", "2019", "2014~"),
        *("2019-12-31/2020-01-02", "[2019-12-31..2020-01-02]", "../2020-01-01", "2020-01-02/.."),
        *("2019-11~/2020-01?", "2020-02-01?"),
    ]
)
OPPOSITE = {BEFORE: AFTER, AFTER: BEFORE, UNCLEAR: UNCLEAR}


def stretch(text: str, grain: str = "single") -> Stretch:
    return Stretch.of(text, grain)


@pytest.mark.parametrize(
    ("this", "other", "side", "words"),
    [
        ("2019-12-27", "2019-12-29", AFTER, "2 days after"),
        ("2019-12-27", "2019-12-28", AFTER, "the day after"),
        ("2019-12-28", "2019-12-27", BEFORE, "the day before"),
        ("2019-12-29", "2019-12-27", BEFORE, "2 days before"),
        ("2019-12-27", "2019-12-27", UNCLEAR, "on the same day"),
        ("2019-12-27", "2020-01", AFTER, "after it"),
        ("2020-01", "2019-12-27", BEFORE, "before it"),
        ("2019-12-27", "2020-01-02?", AFTER, "probably after it"),
        ("2020-01-02", "2014~", BEFORE, "probably before it"),
        ("2019-12-27", "2019-12", UNCLEAR, ""),
        ("2019-12-27", "../2020-01-01", UNCLEAR, ""),
        ("2019-12-27", "../2019-12-01", BEFORE, "before it"),
        ("2019-12-27", "2020-01-02/..", AFTER, "after it"),
        ("2019-12-27/..", "2019-12-20", BEFORE, "before it"),
        ("2019-12-27", "2019-12-27~", UNCLEAR, ""),
    ],
)
def test_apart_is_said_in_words(this: str, other: str, side: str, words: str) -> None:
    assert apart(stretch(this), stretch(other)) == (side, words)


def test_several_events_have_no_day_to_count_from() -> None:
    told = apart(stretch("2019-12-27", "aggregate"), stretch("2019-12-29"))

    assert told == (AFTER, "after it")


@given(DATES, DATES)
def test_seen_from_the_other_the_sides_change(one: str, other: str) -> None:
    there, back = apart(stretch(one), stretch(other)), apart(stretch(other), stretch(one))

    assert back[0] == OPPOSITE[there[0]]


@given(DATES, DATES)
def test_side_is_told_only_where_no_possible_days_contradict(one: str, other: str) -> None:
    side, _ = apart(stretch(one), stretch(other))
    this, that = parse(one), parse(other)
    first = this.earliest or date.min, that.earliest or date.min
    last = this.latest or date.max, that.latest or date.max

    if side == BEFORE:
        assert last[1] < first[0]
    if side == AFTER:
        assert first[1] > last[0]


@given(st.dates(date(1, 1, 2), date(9998, 12, 31)), st.integers(-4000, 4000))
def test_days_are_counted_between_certain_days(day: date, days: int) -> None:
    try:
        other = day + timedelta(days=days)
    except OverflowError:
        return
    _, words = apart(stretch(day.isoformat()), stretch(other.isoformat()))

    if abs(days) > 1:
        assert words.startswith(f"{abs(days)} days ")
