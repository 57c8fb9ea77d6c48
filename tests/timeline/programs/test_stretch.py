"""The days that a date is drawn over: all that it may be, and a note where that is too much."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.dates import parse
from timeline.programs.stretch import Meaning, Unit, stretch

D = date.fromisoformat
#: date, grain, first, last, meaning, units, part of the note
CASES = [
    ("2019-12-27", "single", "2019-12-27", "2019-12-27", Meaning.DAY, "DD", ""),
    ("2019-12-27?", "single", "2019-12-27", "2019-12-27", Meaning.DAY, "DD", "in doubt"),
    ("2019-12-27~", "single", "2019-12-27", "2019-12-27", Meaning.DAY, "DD", "approximate"),
    ("2019-12-27", "aggregate", "2019-12-27", "2019-12-27", Meaning.SEVERAL, "DD", "Several"),
    ("2019-12", "single", "2019-12-01", "2019-12-31", Meaning.ONE_DAY, "MM", "one day"),
    ("2019-12-XX", "single", "2019-12-01", "2019-12-31", Meaning.ONE_DAY, "MM", "one day"),
    ("2019-12-2X", "single", "2019-12-20", "2019-12-29", Meaning.ONE_DAY, "DD", "one day"),
    ("2019-1X", "single", "2019-10-01", "2019-12-31", Meaning.ONE_DAY, "MM", "one day"),
    ("2014", "single", "2014-01-01", "2014-12-31", Meaning.ONE_DAY, "YY", "one day"),
    ("201X", "aggregate", "2010-01-01", "2019-12-31", Meaning.SEVERAL, "YY", "Several"),
    ("2014", "umbrella", "2014-01-01", "2014-12-31", Meaning.SERIES, "YY", "series"),
    ("2019-12-27/2019-12-29", "single", "2019-12-27", "2019-12-29", Meaning.LASTED, "DD", ""),
    ("2019-11/2020-01", "single", "2019-11-01", "2020-01-31", Meaning.LASTED, "MM", "begun later"),
    ("2019/2020-01-02", "umbrella", "2019-01-01", "2020-01-02", Meaning.LASTED, "YD", "later"),
    ("2020-01-02/..", "single", "2020-01-02", "2020-01-02", Meaning.OPEN_END, "DD", "beginning"),
    ("2019-12/..", "aggregate", "2019-12-01", "2019-12-31", Meaning.OPEN_END, "MM", "beginning"),
    ("../2020-01-01", "single", "2020-01-01", "2020-01-01", Meaning.OPEN_START, "DD", "beginning"),
    (
        "[2019-12-31..2020-01-02]",
        "single",
        "2019-12-31",
        "2020-01-02",
        Meaning.ONE_DAY,
        "DD",
        "one",
    ),
    (
        "2019-11-02~/2020-01-02",
        "single",
        "2019-11-02",
        "2020-01-02",
        Meaning.LASTED,
        "DD",
        "outside",
    ),
    (
        "2019-11-02~/2020-01-02?",
        "single",
        "2019-11-02",
        "2020-01-02",
        Meaning.LASTED,
        "DD",
        "doubt",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case[:2]))
def test_stretch_of_every_form(case):
    text, grain, first, last, meaning, units, note = case
    days = stretch({"date": text, "grain": grain})

    assert (days.first, days.last, days.meaning) == (D(first), D(last), meaning)
    assert days.first_unit.name[0] + days.last_unit.name[0] == units
    assert note in days.note
    assert bool(note) == bool(days.note)


def test_only_a_plain_day_and_what_lasted_from_day_to_day_are_certain():
    certain = [text for text, grain, *_ in CASES if stretch({"date": text, "grain": grain}).certain]

    assert certain == ["2019-12-27", "2019-12-27/2019-12-29"]


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
PARTS = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda cut: cut[0][: cut[1]])


@given(PARTS, st.sampled_from(["", "~", "?", "%"]), st.sampled_from(["single", "aggregate"]))
def test_stretch_of_a_lone_date_is_all_that_it_may_be(text, doubt, grain):
    days, when = stretch({"date": text + doubt, "grain": grain}), parse(text)

    assert (days.first, days.last) == (when.earliest, when.latest)
    assert days.certain == (len(text) == 10 and not doubt and grain == "single")
    assert days.first_unit is Unit(len(text.split("-")))
