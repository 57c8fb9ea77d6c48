"""Periods, and *possibly* and *certainly* against an enumeration of what a date may mean."""

from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace

import pytest

from incidents.dates import Form, Period, certainly, parse, parse_period, possibly

Stretch = tuple[date, date]

FIRST, LAST = date(2019, 1, 29), date(2019, 4, 3)
"""The whole small calendar; what is open reaches its edge."""

DATES = ["2019-02", "2019-03", "2019-02-2X", "2019-03-0X", "2019-02-27", "2019-02-28", "2019-03-01"]
EDGES = [date(2019, 2, day) for day in (1, 2, 20, 27, 28)] + [
    date(2019, 3, day) for day in (1, 2, 9, 10, 31)
]
PERIODS = [
    Period(start, end)
    for start, end in product([None, *EDGES], [*EDGES, None])
    if start is None or end is None or start <= end
]


def days(first: date | None, last: date | None) -> list[date]:
    """All days from first to last; an open end reaches the edge of the calendar."""
    first, last = first or FIRST, last or LAST
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def meanings(text: str) -> set[Stretch]:
    """Every stretch on which it may have been so, by what docs/dates.md says of the form."""
    found = parse(text)
    if found.form is Form.ONE_OF:
        return {(day, day) for day in days(found.earliest, found.latest)}
    start, _, end = text.partition("/")
    known = {part: parse(part) for part in (start, end or start) if part != ".."}
    if start == "..":
        starts, ends = days(None, known[end].earliest), days(known[end].earliest, found.latest)
    elif end == "..":
        starts, ends = days(found.earliest, known[start].latest), days(known[start].latest, None)
    else:
        starts = days(known[start].earliest, known[start].latest)
        ends = days(known[end or start].earliest, known[end or start].latest)
    return {(begun, ended) for begun, ended in product(starts, ends) if begun <= ended}


def meets(stretch: Stretch, period: Period) -> bool:
    """Whether the later of the two starts is before the earlier of the two ends."""
    first, last = stretch
    return max(first, period.start or FIRST) <= min(last, period.end or LAST)


def possible_texts() -> list[str]:
    """All dates, intervals and lists over DATES that are not reversed."""
    pairs = [(a, b) for a, b in product(DATES, DATES) if days(parse(a).earliest, parse(b).latest)]
    lists = [f"[{a}..{b}]" for a, b in pairs if "X" not in a + b]
    open_ended = [form.format(text) for text in DATES for form in ("{}/..", "../{}")]
    return [*DATES, *(f"{a}/{b}" for a, b in pairs), *lists, *open_ended]


@pytest.mark.parametrize("text", possible_texts())
def test_answers_agree_with_every_meaning_of_the_date(text: str) -> None:
    found, meant = parse(text), meanings(text)
    start, _, end = text.partition("/")
    nested = found.form is Form.INTERVAL and start != end and found.certain_from is None
    for period in PERIODS:
        met = [meets(stretch, period) for stretch in meant]
        assert possibly(found, period) is any(met)
        if nested:  # the certain stretch cannot say "some day of these": sound, not complete
            assert all(met) or not certainly(found, period)
        else:
            assert certainly(found, period) is all(met)


@pytest.mark.parametrize(
    "text", ["2019-02-27?", "2019-02~", "2019-02-27/2019-03-01%", "2019-02~/.."]
)
def test_qualified_date_is_possible_as_if_it_were_not_and_never_certain(text: str) -> None:
    plain = parse(text.translate({ord(sign): None for sign in "~?%"}))
    for period in [*PERIODS, Period(None, None)]:
        assert possibly(parse(text), period) is possibly(plain, period)
        assert not certainly(parse(text), period)


def test_aggregate_is_certain_only_in_a_period_that_holds_all_of_it() -> None:
    found = parse("2019-11-02/2020-01-02").without_certainty()
    assert certainly(found, parse_period("2019-11/2020-01"))
    assert not certainly(found, parse_period("2019-12"))


def test_any_row_with_the_derived_columns_can_be_asked() -> None:
    row = SimpleNamespace(
        earliest=date(2019, 12, 1),
        latest=date(2019, 12, 31),
        certain_from=None,
        certain_to=None,
        start_qualifier="",
        end_qualifier="",
    )
    assert certainly(row, parse_period("2019"))
    assert possibly(row, parse_period("2019-12-27"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        (" 2019-12-27 ", date(2019, 12, 27), date(2019, 12, 27)),
        ("2019-12/2020-01", date(2019, 12, 1), date(2020, 1, 31)),
        ("2019-12-27/..", date(2019, 12, 27), None),
        ("../2020-01", None, date(2020, 1, 31)),
    ],
)
def test_period_holds_all_days_it_names(text: str, start: date | None, end: date | None) -> None:
    assert parse_period(text) == Period(start, end)


def test_reversed_period_is_refused() -> None:
    with pytest.raises(
        ValueError, match="from 2020-01-02 to 2020-01-01 is reversed: swap its ends"
    ):
        Period(date(2020, 1, 2), date(2020, 1, 1))
