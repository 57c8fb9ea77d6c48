"""The days that an uncertain date is drawn over by programs that know only days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from incidents.codes import Grain
from incidents.dates import EdtfDate, Form, parse

_DOUBTS = {
    "~": "The date is approximate: it may lie outside of the days drawn.",
    "?": "The date itself is in doubt.",
    "%": "The date is approximate and itself in doubt.",
}


class Meaning(StrEnum):
    """What the days drawn have to do with the incident."""

    DAY = "day"
    LASTED = "lasted"
    ONE_DAY = "one-day-within"
    SEVERAL = "several-within"
    SERIES = "series-within"
    OPEN_END = "open-end"
    OPEN_START = "open-start"


_NOTES = {
    Meaning.ONE_DAY: "It was on one day of those drawn; on which is not known.",
    Meaning.SEVERAL: "Several events lie within the days drawn; on which of them is not known.",
    Meaning.SERIES: "The series lies within the days drawn.",
    Meaning.OPEN_END: "Only its beginning is drawn: its end is not known or has not come.",
    Meaning.OPEN_START: "Only what it was known by is drawn: its beginning is not known.",
}


class Unit(IntEnum):
    """How finely an end of the stretch is given: so many parts of a date are known."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """All days from `first` to `last`; the units say how finely either end is given.

    `note` says in words what may not be concluded from the days; "" where nothing may be wrong.
    """

    first: date
    last: date
    meaning: Meaning
    note: str
    first_unit: Unit
    last_unit: Unit

    @property
    def certain(self) -> bool:
        """Whether the days drawn are those that it was on: one day, or all days that it lasted."""
        return not self.note


def stretch(document: dict[str, Any]) -> Stretch:
    """The days of a document: from the first to the last it may have been, or its known end."""
    when = parse(document["date"])
    start, end = _ends(when)
    first, last = _first(start), _last(end)
    meaning = _meaning(when, Grain(document["grain"]), one=first == last)
    notes = [_NOTES.get(meaning, ""), _doubt(when)]
    if meaning is Meaning.LASTED and _vague(start, end):
        notes.append("It may have begun later or ended earlier than the days drawn.")
    return Stretch(
        first=first,
        last=last,
        meaning=meaning,
        note=" ".join(filter(None, notes)),
        first_unit=_unit(start),
        last_unit=_unit(end),
    )


def _ends(when: EdtfDate) -> tuple[EdtfDate, EdtfDate]:
    """Both ends of what is drawn, as dates of their own; of an open one, the known end twice."""
    if when.form is Form.SINGLE:
        return when, when
    text = when.text[1:-1].replace("..", "/") if when.form is Form.ONE_OF else when.text
    known = [parse(end) for end in text.split("/") if end != ".."]
    return known[0], known[-1]


def _first(end: EdtfDate) -> date:
    return end.earliest or date.min


def _last(end: EdtfDate) -> date:
    return end.latest or date.max


def _meaning(when: EdtfDate, grain: Grain, *, one: bool) -> Meaning:
    if when.earliest is None:
        return Meaning.OPEN_START
    if when.latest is None:
        return Meaning.OPEN_END
    if grain is Grain.AGGREGATE:
        return Meaning.SEVERAL
    if one:
        return Meaning.DAY
    if when.form is Form.INTERVAL:
        return Meaning.LASTED
    return Meaning.SERIES if grain is Grain.UMBRELLA else Meaning.ONE_DAY


def _doubt(when: EdtfDate) -> str:
    doubts = {when.start_qualifier, when.end_qualifier} - {""}
    return _DOUBTS[doubts.pop() if len(doubts) == 1 else "%"] if doubts else ""


def _vague(start: EdtfDate, end: EdtfDate) -> bool:
    return start.earliest != start.latest or end.earliest != end.latest


def _unit(end: EdtfDate) -> Unit:
    """The widest unit that the days of an end fill: 2019-12 and 2019-12-XX are both a month."""
    first, last = _first(end), _last(end)
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return Unit.DAY
    return Unit.YEAR if (first.month, last.month) == (1, 12) else Unit.MONTH
