"""Says an uncertain date in the language of the page, never more precisely than it is known.

A date is named by the stretch of days it may stand for, so that 2019-12 and 2019-12-XX are both
"December 2019"; what its form adds ("from … to", "on a day between") is put around the names.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, pgettext

from incidents.dates.edtfdate import EdtfDate, Form, Precision
from incidents.dates.parsing import parse
from incidents.dates.phrases import (
    ABOUT,
    BETWEEN,
    BY,
    DECADE,
    FROM_ON,
    FROM_TO,
    IN,
    LEFT_OUT_OF_HEADINGS,
    MONTHS,
    ON,
    ON_A_DAY,
    ONE_DAY_BETWEEN,
    PARTS_OF_DAY,
    POSSIBLY,
    ROUGHLY,
    UNCERTAIN,
    UP_TO,
    VARIOUS,
)

_APPROXIMATE = ("~", "%")
_UNCERTAIN = ("?", "%")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a date, and the phrases around them from the outermost inwards."""

    words: str
    around: tuple[str, ...] = ()

    def whole(self) -> str:
        """All of it."""
        words = self.words
        for phrase in reversed(self.around):
            words = gettext(phrase) % {"when": words}
        return words

    def heading(self) -> str:
        """Without the phrases that only a sentence needs, and with a capital."""
        around = list(self.around)
        while around and around[0] in LEFT_OUT_OF_HEADINGS:
            del around[0]
        words = _Said(self.words, tuple(around)).whole()
        return words[0].upper() + words[1:]


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
    words = _told(when, several=aggregate).whole()
    if time:
        return gettext("%(when)s, %(time)s") % {"when": words, "time": time[:5]}
    if not part_of_day:
        return words
    of_a_day, after = PARTS_OF_DAY[part_of_day]
    plain_day = when.precision is Precision.DAY and words == _name(when)
    return gettext(of_a_day if plain_day else after) % {"when": words}


def day_heading(when: EdtfDate | str, *, aggregate: bool = False) -> str:
    """Say the date as a heading: "27 December 2019", "The 2010s", "Between … and …", "By 2014"."""
    when = _parsed(when)
    return _told(when, several=aggregate and when.form is Form.INTERVAL).heading()


def _parsed(when: EdtfDate | str) -> EdtfDate:
    return parse(when) if isinstance(when, str) else when


def _told(when: EdtfDate, *, several: bool) -> _Said:
    if when.form is Form.SINGLE:
        return _single(when, several)
    if when.form is Form.ONE_OF:
        start, end = when.text[1:-1].split("..")
        return _between(start, end, several)
    start, end = when.text.split("/")
    return _interval(start, end, several)


def _single(when: EdtfDate, several: bool) -> _Said:
    around = []
    if when.start_qualifier in _UNCERTAIN:
        around.append(POSSIBLY)
    if several:
        around.append(VARIOUS)
    days, unit = _days(when), _unit(*_days(when))
    plain = unit(days[0]) == unit(days[1])
    if when.start_qualifier in _APPROXIMATE:
        around.append(ABOUT if plain else ROUGHLY)
    elif several and plain:
        around.append(ON if when.precision is Precision.DAY else IN)
    if plain:
        return _Said(unit(days[0]), tuple(around))
    if _is_decade(*days):
        return _Said(_decade(days[0]), (*around, IN))
    return _Said(_pair(BETWEEN, *map(unit, days)), tuple(around))


def _interval(start: str, end: str, several: bool) -> _Said:
    various = (VARIOUS,) if several else ()
    if start == "..":
        return _Said(gettext(UP_TO if several else BY) % {"when": _end(end)}, various)
    if end == "..":
        return _Said(gettext(FROM_ON) % {"when": _end(start)}, various)
    if several:
        return _between(start, end, several)
    if start == end and not _is_stretch(parse(start)):
        return _single(parse(start), several)
    return _Said(_of_ends(FROM_TO, start, end))


def _between(start: str, end: str, several: bool) -> _Said:
    if start == end:
        return _single(parse(start), several)
    return _Said(_of_ends(BETWEEN, start, end), (VARIOUS if several else ON_A_DAY,))


def _of_ends(phrase: str, start: str, end: str) -> str:
    """Name two ends, saying month and year once unless a qualifier is in the way."""
    if parse(start).qualified or parse(end).qualified:
        return gettext(phrase) % {"start": _end(start), "end": _end(end)}
    return _pair(phrase, _end(start), _end(end))


def _end(text: str) -> str:
    end = parse(text)
    words = _name(end)
    if end.end_qualifier in _APPROXIMATE:
        words = gettext(ABOUT) % {"when": words}
    return gettext(UNCERTAIN) % {"when": words} if end.end_qualifier in _UNCERTAIN else words


def _name(when: EdtfDate) -> str:
    """Name the days from earliest to latest in the widest unit that fits: year, month or day."""
    first, last = _days(when)
    unit = _unit(first, last)
    if unit(first) == unit(last):
        return unit(first)
    if _is_decade(first, last):
        return _decade(first)
    return _pair(ONE_DAY_BETWEEN, unit(first), unit(last))


def _days(when: EdtfDate) -> tuple[date, date]:
    return when.earliest or date.min, when.latest or date.max


def _is_stretch(when: EdtfDate) -> bool:
    first, last = _days(when)
    unit = _unit(first, last)
    return unit(first) != unit(last) and not _is_decade(first, last)


def _is_decade(first: date, last: date) -> bool:
    """Whether it is one that has a name; "the 2000s" would be taken for a century."""
    years = _unit(first, last) is _year and last.year == first.year + 9
    return years and bool(first.year % 100)


def _decade(first: date) -> str:
    return gettext(DECADE) % {"first": first.year}


def _pair(phrase: str, start: str, end: str) -> str:
    """Put two names of one unit into a phrase without repeating the month or year they share."""
    shorter, other = start.split(" "), end.split(" ")
    while start != end and len(shorter) == len(other) and shorter[-1] == other[-1]:
        del shorter[-1], other[-1]
    return gettext(phrase) % {"start": " ".join(shorter), "end": end}


def _unit(first: date, last: date) -> Callable[[date], str]:
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return _day
    return _year if (first.month, last.month) == (1, 12) else _month


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{pgettext('month', MONTHS[day.month - 1])} {_year(day)}"


def _year(day: date) -> str:
    return str(day.year) if day.year > 999 else gettext("AD %(year)s") % {"year": day.year}
