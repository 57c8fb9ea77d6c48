"""One calendar date, exact or with unknown digits, as its first and its last possible day."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import NamedTuple

from incidents.dates.errors import EdtfError

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?")
_UNKNOWN_LAST = re.compile(r"[0-9][0-9-]*[X-]*")
_YEARS = "years run from 0001 to 9999"
_DIAGNOSES = (
    (r"", "is empty", "write a date such as 2019-12-27, 2019-12 or 2019"),
    (r"-?[0-9]{4,}(-[0-9]{2}){0,2}", "has a year that is not kept here", _YEARS),
    (
        r".*\.\..*",
        "has .. outside of an interval",
        "write [a..b] for one day between two dates, a/b for what lasted, a/.. for what goes on",
    ),
    (
        r".*[~?%].*",
        "has a ~, ? or % that is not at its end",
        "write one of them after the whole date, as in 2019-12-27~, or after either end of a/b",
    ),
    (
        r".*",
        "is not a date",
        "write a four-digit year, then month and day if known: 2019-12-27, 2019-12 or 2019",
    ),
)


class Span(NamedTuple):
    """The days a date may stand for, both included."""

    first: date
    last: date


@lru_cache(maxsize=4096)
def span(text: str) -> Span:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where digits from the right may be X.

    A part left out is a part unknown: 2019 is read as 2019-XX-XX. A known digit after an unknown
    one (2019-XX-05) would not be one stretch of days and is refused, as is a year without digits.
    """
    found = _DATE.fullmatch(text)
    if not found:
        raise _diagnosed(text)
    if not _UNKNOWN_LAST.fullmatch(text):
        remedy = "write X for digits from the right only, as in 201X, 2019-1X or 2019-12-2X"
        raise EdtfError(text, "has an X before a known digit, or no known digit", remedy)
    year, month, day = found.groups("XX")
    years = _possible(year, MAXYEAR) or _refuse(text, "year", _YEARS)
    months = _possible(month, 12) or _refuse(text, "month", "months run from 01 to 12")
    length = monthrange(years[-1], months[-1])[1]
    days = _possible(day, length) or _refuse(text, "day", f"{text[:7]} has days 01 to {length}")
    return Span(date(years[0], months[0], days[0]), date(years[-1], months[-1], days[-1]))


def exact(text: str) -> Span:
    """Read a date that has neither X nor qualifier, as in `[a..b]` and in periods."""
    if "X" in text:
        first, last = span(text)
        raise EdtfError(
            text, "has unknown digits", f"write its first or last day, {first} or {last}"
        )
    if text.endswith(("~", "?", "%")):
        raise EdtfError(text, "cannot be qualified here", f"write {text[:-1]}")
    return span(text)


def _possible(digits: str, most: int) -> range:
    """Return the numbers from 1 to `most` that `digits` may stand for; there may be none."""
    least_digits, most_digits = digits.replace("X", "0"), digits.replace("X", "9")
    return range(max(int(least_digits), 1), min(int(most_digits), most) + 1)


def _refuse(text: str, unit: str, remedy: str) -> range:
    raise EdtfError(text, f"has no such {unit}", remedy)


def _diagnosed(text: str) -> EdtfError:
    problem, remedy = next(said for form, *said in _DIAGNOSES if re.fullmatch(form, text))
    return EdtfError(text, problem, remedy)
