"""Says an uncertain date in English, never more precisely than it is known.

A date is named by the stretch of days it may stand for, so that 2019-12 and 2019-12-XX are both
"December 2019"; what its form adds ("from … to", "on a day between") is put around the names.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from incidents.dates.edtfdate import EdtfDate, Form, Precision
from incidents.dates.parsing import parse

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTS_OF_DAY = {
    "small-hours": ("small hours of", "in the small hours"),
    "dawn": ("dawn on", "at dawn"),
    "morning": ("morning of", "in the morning"),
    "midday": ("midday on", "at midday"),
    "afternoon": ("afternoon of", "in the afternoon"),
    "evening": ("evening of", "in the evening"),
    "night": ("night of", "at night"),
}
_APPROXIMATE = ("~", "%")
_UNCERTAIN = ("?", "%")
_ONE_DAY = "a day "


def in_words(
    when: EdtfDate | str,
    *,
    time: str | None = None,
    part_of_day: str = "",
    aggregate: bool = False,
) -> str:
    """Say when it was: "27 December 2019, 21:30", "about 2014", "on a day between … and …".

    `time` is `HH:MM`, with or without seconds, and makes `part_of_day` (a `PartOfDay` code)
    needless; `aggregate` says that several events lie between the bounds. Raises EdtfError for a
    text that is no date and KeyError for an unknown part of day.
    """
    when = _parsed(when)
    words = _told(when, several=aggregate)
    if time:
        return f"{words}, {time[:5]}"
    if not part_of_day:
        return words
    before, after = _PARTS_OF_DAY[part_of_day]
    plain_day = when.precision is Precision.DAY and words == _name(when)
    return f"{before} {words}" if plain_day else f"{words}, {after}"


def day_heading(when: EdtfDate | str, *, aggregate: bool = False) -> str:
    """Say the date as a heading: "27 December 2019", "The 2010s", "Between … and …", "By 2014"."""
    when = _parsed(when)
    words = _told(when, several=aggregate and when.form is Form.INTERVAL)
    for opening in ("at various times ", "on a day ", "on ", "in "):
        words = words.removeprefix(opening)
    return words[0].upper() + words[1:]


def _parsed(when: EdtfDate | str) -> EdtfDate:
    return parse(when) if isinstance(when, str) else when


def _told(when: EdtfDate, *, several: bool) -> str:
    if when.form is Form.SINGLE:
        return _single(when, several)
    if when.form is Form.ONE_OF:
        start, end = when.text[1:-1].split("..")
        return _between(start, end, "at various times" if several else "on a day")
    start, end = when.text.split("/")
    return _interval(start, end, several)


def _single(when: EdtfDate, several: bool) -> str:
    name = _name(when)
    words = name.removeprefix(_ONE_DAY)
    if words.startswith("the "):
        words = f"in {words}"
    if when.start_qualifier in _APPROXIMATE:
        words = f"{'about' if words == name else 'roughly'} {words}"
    elif several and words == name:
        words = f"{'on' if when.precision is Precision.DAY else 'in'} {words}"
    if several:
        words = f"at various times {words}"
    return f"possibly {words}" if when.start_qualifier in _UNCERTAIN else words


def _interval(start: str, end: str, several: bool) -> str:
    if start == "..":
        return f"{'at various times up to' if several else 'by'} {_end(end)}"
    if end == "..":
        return f"{'at various times from' if several else 'from'} {_end(start)} on"
    if several:
        return _between(start, end, "at various times")
    if start == end and not _end(start).startswith(_ONE_DAY):
        return _single(parse(start), several)
    return f"from {_pair(start, end, 'to')}"


def _between(start: str, end: str, opening: str) -> str:
    if start == end:
        return _single(parse(start), opening == "at various times")
    return f"{opening} between {_pair(start, end, 'and')}"


def _pair(start: str, end: str, joint: str) -> str:
    """Join the names of two ends, saying month and year once unless a qualifier is in the way."""
    if parse(start).qualified or parse(end).qualified:
        return f"{_end(start)} {joint} {_end(end)}"
    return _joined(_end(start), _end(end), joint)


def _end(text: str) -> str:
    end = parse(text)
    about = "about " if end.end_qualifier in _APPROXIMATE else ""
    return f"{about}{_name(end)}{' (uncertain)' if end.end_qualifier in _UNCERTAIN else ''}"


def _name(when: EdtfDate) -> str:
    """Name the days from earliest to latest in the widest unit that fits: year, month or day."""
    first, last = when.earliest or date.min, when.latest or date.max
    unit = _unit(first, last)
    if unit(first) == unit(last):
        return unit(first)
    decade = unit is _year and last.year == first.year + 9
    if decade and first.year % 100:  # "the 2000s" would be taken for a century
        return f"the {first.year}s"
    return f"{_ONE_DAY}between {_joined(unit(first), unit(last), 'and')}"


def _joined(start: str, end: str, joint: str) -> str:
    """Join two names of one unit without repeating the month or year they share."""
    shorter, other = start.split(), end.split()
    while start != end and len(shorter) == len(other) and shorter[-1] == other[-1]:
        del shorter[-1], other[-1]
    return f"{' '.join(shorter)} {joint} {end}"


def _unit(first: date, last: date) -> Callable[[date], str]:
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return _day
    return _year if (first.month, last.month) == (1, 12) else _month


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {_year(day)}"


def _year(day: date) -> str:
    return str(day.year) if day.year > 999 else f"AD {day.year}"
