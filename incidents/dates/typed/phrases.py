"""Reads the signs of one date, such as "Friday 27 December 2019" or "late December"."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, date
from typing import Any, NamedTuple

from incidents.dates.parsing import meant
from incidents.dates.typed import relative
from incidents.dates.typed.errors import Ambiguous, Unreadable
from incidents.dates.typed.points import (
    QUALIFIERS,
    Point,
    month_text,
    third_of_month,
    third_of_year,
)
from incidents.dates.typed.relative import Report
from incidents.dates.typed.tokens import REMEDY
from incidents.dates.typed.vocabulary import WEEKDAYS, Sign

Found = Mapping[str, Any]
Form = Callable[[Found, Report], Point]
DOUBTS = {"q": "~", "Q": "?", "%": "~?"}


class Phrase(NamedTuple):
    """One date, and the part of the day it names, if any."""

    point: Point
    part_of_day: str = ""


def read_phrase(signs: Sequence[Sign], report: Report) -> Phrase:
    """The date these signs name; raises `Ambiguous` or `Unreadable`."""
    doubts = frozenset("".join(DOUBTS[sign.kind] for sign in signs if sign.kind in DOUBTS))
    parts = {str(sign.value) for sign in signs if sign.kind == "p"}
    rest = [sign for sign in signs if sign.kind not in DOUBTS and sign.kind != "p"]
    if len(parts) > 1:
        raise Unreadable("names two parts of the day", "write one of them")
    point = _read(rest, report, "".join(parts))
    if parts and len(point.wide) < 10:
        raise Unreadable("names a part of the day and no day", "write the day, or no part of it")
    if doubts and (point.lasted or not point.wide):
        raise Unreadable("is about a stretch of days", "write both ends, as in about a - about b")
    doubts |= frozenset(point.qualifier)
    return Phrase(replace(point, qualifier=QUALIFIERS[doubts]), "".join(parts))


def _read(signs: list[Sign], report: Report, part: str) -> Point:
    kinds = "".join(sign.kind for sign in signs)
    if part and kinds in ("l", "h"):  # last night, this morning
        return relative.day_beside({"t": 0 if kinds == "h" else -1}, report)
    if kinds.startswith("e") and re.fullmatch("e(w|t|[lnh]w|i|w?dmy?|w?mdy?)", kinds):
        signs, kinds = signs[1:], kinds[1:]  # early on Tuesday: the day is all we keep
    form = next((form for kept, form in FORMS if re.fullmatch(kept, kinds)), None)
    if form is None:
        raise Unreadable("is not understood", REMEDY)
    return form({sign.kind: sign.value for sign in signs}, report)


def _written(found: Found, report: Report) -> Point:
    """Digits with hyphens, points or slashes, if there is one way to read them."""
    readings = meant(found["i"])
    if len(readings) > 1:
        raise Ambiguous(found["i"], tuple(readings))
    if not readings or not re.fullmatch("[0-9X-]+", readings[0]):
        raise Unreadable(f"has “{found['i'][:30]}”, which is no date", REMEDY)
    return Point.at(readings[0])


def _day(found: Found, report: Report) -> Point:
    _check_year(found["y"])
    _check_day(found["d"], found["m"], found["y"])
    day = date(found["y"], found["m"], found["d"])
    if found.get("w", day.weekday()) != day.weekday():
        name, said = (WEEKDAYS[at].split()[0].title() for at in (day.weekday(), found["w"]))
        raise Unreadable(f"names a {said}, and {day} was a {name}", "correct one of them")
    return Point.on(day)


def _day_without_year(found: Found, report: Report) -> Point:
    _check_day(found["d"], found["m"], 2000)
    point = relative.day_without_year(found["m"], found["d"], report)
    day = date.fromisoformat(point.first)
    return replace(
        _day({**found, "y": day.year, "m": day.month, "d": day.day}, report), clings="year"
    )


def _short_year(found: Found, report: Report) -> Point:
    raise Unreadable("has a year of two digits", "write all four, as in 27 Dec 2019")


def _month(found: Found, report: Report) -> Point:
    year = found["y"] if "y" in found else relative.month_without_year(found["m"], report)
    _check_year(year)
    clings = "" if "y" in found else "year"
    if "e" in found:
        return replace(third_of_month(year, found["m"], found["e"]), clings=clings)
    return Point.at(month_text(year, found["m"]), clings)


def _year(found: Found, report: Report) -> Point:
    _check_year(found["y"])
    return third_of_year(found["y"], found["e"]) if "e" in found else Point.at(f"{found['y']:04}")


def _decade(found: Found, report: Report) -> Point:
    decade = found["c"]
    if decade.endswith("0"):
        raise Ambiguous(f"{decade}0s", (f"{decade}X", f"{decade[:2]}XX"))
    return Point.at(f"{decade}X")


def _check_year(year: int) -> None:
    if not 1 <= year <= MAXYEAR:
        raise Unreadable("has a year that is not kept here", "years run from 0001 to 9999")


def _check_day(day: int, month: int, year: int) -> None:
    most = monthrange(year, month)[1]
    if not 1 <= day <= most:
        raise Unreadable(
            f"has the day {day}, which its month has not", f"write a day from 1 to {most}"
        )


FORMS: tuple[tuple[str, Form], ...] = (
    ("i", _written),
    ("w?dmy|w?mdy|w?ymd|dym", _day),
    ("w?dm|w?md", _day_without_year),
    ("w?dmd|w?mdd", _short_year),
    ("e?my|ym|e?m|lm", _month),
    ("e?y", _year),
    ("c", _decade),
    ("t", relative.day_beside),
    ("w", relative.weekday),
    ("lw|wl", relative.last_weekday),
    ("nw|wn", relative.next_weekday),
    ("hw", relative.weekday_of_this_week),
    ("wlu", relative.weekday_of_last_week),
    ("[lh]?z", relative.weekend),
    ("lu|ul", relative.last_unit),
    ("hu", relative.this_unit),
    ("nu|un", relative.next_unit),
    ("l[dk]u|[dk]ul", relative.last_units),
    ("[dk]ug", relative.ago),
)
