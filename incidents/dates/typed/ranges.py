"""Reads two dates that belong together, each borrowing from the other what it leaves out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from incidents.dates.parsing import parse
from incidents.dates.typed.errors import Unreadable
from incidents.dates.typed.phrases import read_phrase
from incidents.dates.typed.points import Point
from incidents.dates.typed.relative import Report
from incidents.dates.typed.vocabulary import Sign

Signs = Sequence[Sign]


def read_pair(left: Signs, right: Signs, report: Report) -> tuple[Point, Point]:
    """Both dates; "27-29 December 2019" and "31 Dec 2019 to 2 Jan" say month and year once."""
    left, right = _with(left, right, "m"), _with(right, left, "m")
    borrowed_left, borrowed_right = not _has(left, "y"), not _has(right, "y")
    left, right = _with(left, right, "y"), _with(right, left, "y")
    start, end = read_phrase(left, report).point, read_phrase(right, report).point
    if _in_order(start, end):
        return start, end
    if start.clings == "week" and end.clings == "week":
        return _a_week_before(start), end
    if borrowed_left and _has(left, "y"):
        start = read_phrase(_year_moved(left, -1), report).point
    elif borrowed_right and _has(right, "y"):
        end = read_phrase(_year_moved(right, 1), report).point
    elif start.clings == "year":
        start = read_phrase([*left, _year_of(end, -1)], report).point
    return start, end


def one_of(start: Point, end: Point) -> str:
    """One day between two dates."""
    if start.qualifier or end.qualifier or start.lasted or end.lasted:
        raise Unreadable(
            "is one day between dates that are not exact",
            "leave out about and possibly, or write from … to … for what lasted",
        )
    if start.first == end.last:
        return start.first
    return f"[{_exact(start.first)}..{_exact(end.last, last=True)}]"


def lasted(start: Point, end: Point) -> str:
    """What went on from one date to another."""
    _check_end(start)
    _check_end(end)
    return f"{start.end}/{end.end}"


def since(start: Point) -> str:
    """What began then and went on."""
    _check_end(start)
    return f"{start.end}/.."


def until(end: Point) -> str:
    """What was so by then."""
    _check_end(end)
    return f"../{end.end}"


def alternatives(start: Point, end: Point) -> str:
    """One of two dates that follow each other, else there is no such date."""
    last, first = parse(start.text).latest, parse(end.text).earliest
    if last is None or first is None or first - last != timedelta(1):
        raise Unreadable(
            "names two days with others between them", "write between … and …, or one of them"
        )
    return one_of(start, end)


def _check_end(point: Point) -> None:
    if point.lasted or not point.wide:
        raise Unreadable(
            "begins or ends in a stretch of days that is no month and no year",
            "write the day, as in 27 Dec 2019",
        )


def _exact(text: str, *, last: bool = False) -> str:
    """A decade's first or last year; any other text as it is."""
    if "X" not in text:
        return text
    years = parse(text)
    return str(years.latest if last else years.earliest)[:4]


def _has(signs: Signs, kinds: str) -> bool:
    return any(sign.kind in kinds for sign in signs)


def _with(signs: Signs, other: Signs, kind: str) -> Signs:
    """The signs with the other's month or year, if they name a day or month and none of these."""
    needs = _has(signs, "d") if kind == "m" else _has(signs, "m")
    if not needs or _has(signs, f"{kind}iu"):
        return signs
    return [*signs, *(sign for sign in other if sign.kind == kind)]


def _year_moved(signs: Signs, by: int) -> Signs:
    return [
        sign._replace(value=int(sign.value) + by) if sign.kind == "y" else sign for sign in signs
    ]


def _year_of(point: Point, by: int) -> Sign:
    return Sign("y", int(point.first[:4]) + by)


def _in_order(start: Point, end: Point) -> bool:
    first, last = parse(start.text).earliest, parse(end.text).latest
    return first is None or last is None or first <= last


def _a_week_before(point: Point) -> Point:
    day = date.fromisoformat(point.first) - timedelta(7)
    return replace(Point.on(day), qualifier=point.qualifier)
