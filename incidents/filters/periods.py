"""Makes one period of `during`, `after` and `before`."""

from collections.abc import Mapping
from datetime import date, timedelta

from incidents.dates import Period

_DAY = timedelta(days=1)


class NoSuchPeriodError(ValueError):
    """The parts leave no day; `name` is the parameter to be changed."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def combined(parts: Mapping[str, Period | None]) -> Period | None:
    """The days that lie in all parts, or None when there is no part.

    `after` begins on the day after the whole of its period, `before` ends on the day before it.
    """
    given = {name: part for name, part in parts.items() if part}
    periods = [_READ[name](part) for name, part in given.items()]
    if not periods:
        return None
    start = max((p.start for p in periods if p.start), default=None)
    end = min((p.end for p in periods if p.end), default=None)
    if start and end and start > end:
        days = f"it would have to begin on {start} and to end on {end}"
        message = f"{', '.join(given)} together leave no day: {days}."
        raise NoSuchPeriodError(next(iter(given)), message)
    return Period(start, end)


def _during(period: Period) -> Period:
    return period


def _after(period: Period) -> Period:
    if period.end in (None, date.max):
        raise NoSuchPeriodError("after", "No day comes after that period: write one that ends.")
    return Period(period.end + _DAY, None)


def _before(period: Period) -> Period:
    if period.start in (None, date.min):
        raise NoSuchPeriodError("before", "No day comes before that period: write one that begins.")
    return Period(None, period.start - _DAY)


_READ = {"during": _during, "after": _after, "before": _before}
