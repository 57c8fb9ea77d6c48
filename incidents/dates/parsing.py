"""Reads dates and periods, or refuses them with the form that was probably meant."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from incidents.dates.edtfdate import EdtfDate, Form, Precision
from incidents.dates.errors import EdtfError, shown
from incidents.dates.periods import Period
from incidents.dates.readings import readings
from incidents.dates.spans import Span, exact, span

MAX_LENGTH = 24
"""The longest date there is has 24 characters: `[2019-12-31..2020-01-02]`."""

_Read = TypeVar("_Read")
_BLANKS = " \t\r\n\N{NO-BREAK SPACE}"
_FOREIGN = re.compile(r"[^0-9X~?%/.\[\]-]")
_ENDS = re.compile(r"\A(\[?)(.+?)(/|\.\.)(.+?)(\]?)\Z")
_LONGEST_GUESSED = 64


@lru_cache(maxsize=4096)
def parse(text: str) -> EdtfDate:
    """Read a date of the subset in docs/dates.md; blanks around it are dropped.

    Raises EdtfError, and nothing else, for any other text.
    """
    return _attempt(_date, text.strip(_BLANKS))


@lru_cache(maxsize=1024)
def parse_period(text: str) -> Period:
    """Read the period of a filter: a day, month, year, `a/b`, `a/..` or `../b`, all days included.

    Raises EdtfError for any other text: a period is chosen, so that it has neither X nor qualifier,
    and is not `[a..b]`.
    """
    return _attempt(_period, text.strip(_BLANKS))


def meant(text: str) -> list[str]:
    """Every date that a text which is none may have been meant to say: 01/02/2020 has two."""
    return _meant(_date, text.strip(_BLANKS))


def _attempt(read: Callable[[str], _Read], text: str) -> _Read:
    try:
        _check_characters(text)
        return read(text)
    except EdtfError as error:
        meant = _meant(read, text)
        if not meant:
            raise
        problem = "can be read in two ways" if len(meant) > 1 else error.problem
        raise EdtfError(text, problem, "write " + " or ".join(meant)) from None


def _meant(read: Callable[[str], _Read], text: str) -> list[str]:
    if len(text) > _LONGEST_GUESSED:
        return []
    return [guess for guess in dict.fromkeys(readings(text)) if _reads(read, guess)]


def _reads(read: Callable[[str], _Read], guess: str) -> bool:
    try:
        read(guess)
    except EdtfError:
        return False
    return True


def _check_characters(text: str) -> None:
    remedy = "write digits and hyphens as in 2019-12-27; docs/dates.md has all forms"
    if ":" in text:
        raise EdtfError(text, "has a time of day, which is not part of a date", remedy)
    if foreign := _FOREIGN.search(text):
        sign = f"'{shown(foreign[0])}' (U+{ord(foreign[0]):04X})"
        raise EdtfError(text, f"has {sign}, which no date has", remedy)
    if len(text) > MAX_LENGTH:
        raise EdtfError(text, f"is longer than the {MAX_LENGTH} characters of a date", remedy)


def _date(text: str) -> EdtfDate:
    if text.startswith("["):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    bare, qualifier = _unqualified(text)
    days = span(bare)
    return _implied(text, Form.SINGLE, (days, days), (qualifier, qualifier))


def _interval(text: str) -> EdtfDate:
    start, end = (_unqualified(part) for part in _parts(text))
    bounds = (_end(start[0], span), _end(end[0], span))
    return _implied(text, Form.INTERVAL, bounds, (start[1], end[1]))


def _one_of(text: str) -> EdtfDate:
    start, dots, end = text[1:-1].partition("..")
    if not (text.endswith("]") and start and dots and end):
        remedy = "write two dates as in [2019-12-31..2020-01-02], or ../b for any time up to b"
        raise EdtfError(text, "is not one day between two dates", remedy)
    return _implied(text, Form.ONE_OF, (exact(start), exact(end)), ("", ""))


def _period(text: str) -> Period:
    if text.startswith("["):
        when = _one_of(text)
        remedy = f"write {when.earliest}/{when.latest}"
        raise EdtfError(text, "is an uncertain date, not a period", remedy)
    start, end = _parts(text) if "/" in text else (text, text)
    first, last = _end(start, exact), _end(end, exact)
    _check_order(text, first, last)
    return Period(first and first.first, last and last.last)


def _implied(
    text: str,
    form: Form,
    ends: tuple[Span | None, Span | None],
    qualifiers: tuple[str, str],
) -> EdtfDate:
    start, end = ends
    _check_order(text, start, end)
    earliest, latest = start and start.first, end and end.last
    certain = None if form is Form.ONE_OF or any(qualifiers) else _certain(start, end)
    return EdtfDate(
        text=text,
        form=form,
        earliest=earliest,
        latest=latest,
        certain_from=certain and certain.first,
        certain_to=certain and certain.last,
        precision=Precision.between(earliest, latest),
        start_qualifier=qualifiers[0],
        end_qualifier=qualifiers[1],
    )


def _certain(start: Span | None, end: Span | None) -> Span | None:
    """Return the days from the last possible start to the first possible end, if there are any.

    A lone date is its own start and end, so that a day is certain and a month is not. No start is
    after the last day, no end before the first: 2019/2019-12-15 was so on 15 December. An open end
    is no earlier than the last day of the start, an open start no later than the first of the end.
    """
    if start and end:
        first, last = min(start.last, end.last), max(start.first, end.first)
        return Span(first, last) if first <= last else None
    if start:
        return Span(start.last, start.last)
    return end and Span(end.first, end.first)


def _parts(text: str) -> tuple[str, str]:
    start, _, end = text.partition("/")
    if "/" in end:
        raise EdtfError(
            text, "has more than one /", "write one interval as in 2019-12-27/2020-01-02"
        )
    if {start, end} <= {"", ".."}:
        raise EdtfError(text, "names no date", "write at least one, as in 2019-12-27/..")
    if not (start and end):
        remedy = f"write {start or '..'}/{end or '..'} for an open end, or estimate that end with ~"
        raise EdtfError(text, "leaves an end out", remedy)
    return start, end


def _end(text: str, read: Callable[[str], Span]) -> Span | None:
    return None if text == ".." else read(text)


def _unqualified(text: str) -> tuple[str, str]:
    return (text[:-1], text[-1]) if text.endswith(("~", "?", "%")) else (text, "")


def _check_order(text: str, start: Span | None, end: Span | None) -> None:
    if start and end and start.first > end.last:
        raise EdtfError(text, "is reversed", "write " + _ENDS.sub(r"\1\4\3\2\5", text))
