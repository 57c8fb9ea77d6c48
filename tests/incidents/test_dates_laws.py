"""What holds of every date: agreement with the `edtf` package, round trips, order of bounds."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import edtf
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from incidents.dates import (
    MAX_LENGTH,
    EdtfDate,
    EdtfError,
    Period,
    certainly,
    parse,
    parse_period,
    possibly,
)

ALPHABET = "0123456789X-/.~?%[]"
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])

BEYOND_EDTF = {
    "fails on a known digit and an X in one month or day": r"-[0-9]X",
    "fails on an unknown month at the end of an interval": r"[0-9]{4}-XX/|/[0-9]{4}-XX$",
    "has no rule for X beside an open end": r"X.*\.\.|\.\..*X",
    "has no rule for X and a qualifier in one interval": r"^(?=.*/)(?=.*X).*[~?%]",
    "has no rule for X in year and month with a qualifier": r"[0-9]X+-XX.*[~?%]",
    "begins with a year 0, which no calendar has": r"\b0+X+\b",
}


@st.composite
def dates(draw: st.DrawFn, most_unknown: int = 7) -> tuple[date, str]:
    """A day and a text that may stand for it: cut to month or year, its last digits unknown."""
    day = draw(st.dates())
    text = day.isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    later_digits = [place for place, sign in enumerate(text) if sign.isdigit()][1:]
    known = len(later_digits) - draw(st.integers(0, min(most_unknown, len(later_digits))))
    return day, "".join("X" if at in later_digits[known:] else c for at, c in enumerate(text))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of the subset, of any form."""
    form = draw(st.sampled_from(["d", "a/b", "../b", "a/..", "[a..b]"]))
    most_unknown = 0 if form == "[a..b]" else 7
    (_, start), (_, end) = sorted(draw(st.tuples(dates(most_unknown), dates(most_unknown))))
    if form == "[a..b]":
        return f"[{start}..{end}]"
    start, end = start + draw(QUALIFIERS), end + draw(QUALIFIERS)
    return {"d": start, "a/b": f"{start}/{end}", "../b": f"../{end}", "a/..": f"{start}/.."}[form]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period, with open ends now and then."""
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    return Period(draw(st.sampled_from([start, None])), draw(st.sampled_from([end, None])))


def beyond_edtf(text: str) -> bool:
    """Whether edtf 5.0.2 refuses the text or fails on it, for a reason in `BEYOND_EDTF`."""
    unequal_list = text.startswith("[") and 2 * text.index("..") != len(text) - 2
    return unequal_list or any(re.search(form, text) for form in BEYOND_EDTF.values())


def strict_day(bound: Any) -> date | None:
    """An edtf bound as a day, None where it is infinite."""
    return None if isinstance(bound, float) else date(*bound[:3])


@settings(deadline=None)  # edtf takes its time
@given(texts())
@example("2019-11/2020-01")
@example("0001/9999-12-31")
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    assume(not beyond_edtf(text))
    reference = edtf.parse_edtf(text)
    ours = parse(text)
    assert ours.earliest == strict_day(reference.lower_strict())
    assert ours.latest == strict_day(reference.upper_strict())


@given(dates())
@example((date(1, 1, 1), "0XXX"))
@example((date(9999, 12, 31), "9XXX-XX-XX"))
@example((date(2020, 2, 29), "2020-02-2X"))
def test_bounds_are_the_first_and_last_day_that_fit_the_digits(case: tuple[date, str]) -> None:
    day, text = case
    fits = re.compile(text.replace("X", "[0-9]"))
    found = parse(text)
    assert found.earliest
    assert found.latest
    assert found.earliest <= day <= found.latest
    assert fits.match(found.earliest.isoformat())
    assert fits.match(found.latest.isoformat())
    if found.earliest > date.min:
        assert not fits.match((found.earliest - timedelta(1)).isoformat())
    if found.latest < date.max:
        assert not fits.match((found.latest + timedelta(1)).isoformat())


@given(texts(), st.sampled_from(["", " ", "\t", "\r\n"]))
def test_text_comes_back_as_it_was_written(text: str, blank: str) -> None:
    found = parse(blank + text + blank)
    assert str(found) == found.text == text
    assert parse(str(found)) == found
    assert len(text) <= MAX_LENGTH


@given(texts())
def test_bounds_are_in_order_and_hold_the_certain_stretch(text: str) -> None:
    found = parse(text)
    inner = (found.certain_from, found.certain_to)
    assert (None in inner) == (inner == (None, None))
    chain = [found.earliest, *inner, found.latest]
    known = [day for day in chain if day]
    assert known == sorted(known)
    assert found.without_certainty().certain_from is found.without_certainty().certain_to is None


@given(texts(), periods())
def test_certain_implies_possible(text: str, period: Period) -> None:
    found: EdtfDate = parse(text)
    assert possibly(found, period) or not certainly(found, period)
    assert certainly(found, period) or not certainly(found.without_certainty(), period)


@given(texts())
def test_all_of_time_certainly_holds_what_is_not_qualified(text: str) -> None:
    found = parse(text)
    assert possibly(found, Period(None, None))
    assert certainly(found, Period(None, None)) is not found.qualified


@pytest.mark.parametrize("read", [parse, parse_period])
@given(
    text=st.one_of(
        st.text(), st.text(ALPHABET, max_size=26), st.text("0123456789-/. T:", max_size=26)
    )
)
@example(text="\ud800")
@example(text="2019-12-27\x00")
@example(text="٢٠١٩" * 9999)
def test_any_text_is_read_or_refused_in_one_printable_sentence(
    read: Callable[[str], object], text: str
) -> None:
    try:
        read(text)
    except EdtfError as error:
        message = str(error)
    else:
        message = ""
    assert message.isprintable()
    assert len(message) < 300


@given(dates(most_unknown=0), dates(most_unknown=0))
def test_period_has_the_bounds_of_the_same_date(
    one: tuple[date, str], two: tuple[date, str]
) -> None:
    (_, start), (_, end) = sorted([one, two])
    for text in (start, f"{start}/{end}", f"{start}/..", f"../{end}"):
        found = parse(text)
        assert parse_period(text) == Period(found.earliest, found.latest)
