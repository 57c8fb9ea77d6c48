"""Uncertain dates in periods: left out unless one period holds them, or in each they may be in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from incidents.dates import Period, parse_period
from incidents.filters.filterset import PARTS_OF_PERIOD
from incidents.filters.periods import combined

LEAVE_OUT, SPREAD = "leave-out", "spread"
IMPRECISE = (LEAVE_OUT, SPREAD)
MONTHS_A_YEAR = 12


def asked_period(parameters: Mapping[str, Sequence[str]]) -> Period:
    """The period that the filters leave, open on both sides without any."""
    parts = {
        name: parse_period(parameters[name][0]) for name in PARTS_OF_PERIOD if name in parameters
    }
    return combined(parts) or Period(None, None)


def clipped(unit: str, named: Iterable[int | None], within: Period) -> tuple[int, int] | None:
    """The first and the last period that are told of; None when there is none.

    ``named`` are those that dates begin and end in: an open end goes no further than they do.
    """
    known = [each for each in named if each is not None]
    if not known:
        return None
    start = max(min(known), number(unit, within.start or date.min))
    end = min(max(known), number(unit, within.end or date.max))
    return (start, end) if start <= end else None


def number(unit: str, day: date) -> int:
    """The period that a day is in, counted from the year 0 on."""
    if unit == "year":
        return day.year
    return day.year * MONTHS_A_YEAR + day.month - 1 if unit == "month" else day.toordinal()


def written(unit: str, count: int) -> str:
    """The period of that number, as it is written in a filter."""
    if unit == "year":
        return f"{count:04}"
    if unit == "month":
        return f"{count // MONTHS_A_YEAR:04}-{count % MONTHS_A_YEAR + 1:02}"
    return date.fromordinal(count).isoformat()


def outer_days(unit: str, count: int) -> tuple[date, date]:
    """The first and the last day of the period of that number."""
    period = parse_period(written(unit, count))
    return period.start or date.min, period.end or date.max
