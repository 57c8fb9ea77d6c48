"""When it was: in words, as reported, in the machine's form, and as a stretch that can be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from incidents.codes import DatePrecision, Grain
from incidents.dates import EdtfDate, Form, Precision, parse
from incidents.dates.words import in_words
from incidents.translatable import definition
from timeline.telling.plain import line

_SERIES = (Grain.AGGREGATE, Grain.UMBRELLA)
_QUALIFIERS = {
    "~": gettext_lazy("approximate"),
    "?": gettext_lazy("uncertain"),
    "%": gettext_lazy("approximate and uncertain"),
}
#: Said of what took place and of what may yet: no verb.
_MEANINGS = {
    "one-of": gettext_lazy("On one day of these; which one is not known."),
    "interval": gettext_lazy("These are its first and its last possible day."),
    "since": gettext_lazy("From this day on; its end is not known, or has not come."),
    "until": gettext_lazy("By this day at the latest; when it began is not known."),
    "span": gettext_lazy("Within these days; when exactly is not known."),
    "series": gettext_lazy("Several events, each somewhere within these days."),
}
_NO_START = gettext_lazy("not known")
_NO_END = gettext_lazy("not known, or not come yet")
_MARGIN, _WIDTH = 8.0, 100.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A stretch of days on a line from 0 to 100: possible, and certain inside it.

    An end that is open or qualified runs out instead of stopping; `kind` says what the stretch
    means.
    """

    kind: str
    start: float
    end: float
    certain: tuple[float, float] | None
    fades: tuple[bool, bool]

    @property
    def width(self) -> float:
        """How long the stretch is."""
        return self.end - self.start

    @property
    def certain_width(self) -> float:
        """How long the certain part of it is."""
        return self.certain[1] - self.certain[0] if self.certain else 0.0

    @property
    def fading(self) -> str:
        """At which ends it runs out: "start", "end", "both" or "" for none."""
        return {(True, True): "both", (True, False): "start", (False, True): "end"}.get(
            self.fades, ""
        )


@dataclass(frozen=True, slots=True)
class When:
    """The date and all that is known of it; what is not known is "" or None."""

    words: str
    as_reported: str
    edtf: str
    precision: str
    qualifiers: tuple[tuple[str, str], ...]
    timezone: str
    first: str
    last: str
    meaning: str
    drawing: Drawing | None


def when(document: dict[str, Any]) -> When:
    """Tell the date of a document."""
    held = parse(document["date"])
    series = document["grain"] in _SERIES
    kind = _kind(held, series=series)
    drawn = held.precision is not Precision.DAY
    precision = DatePrecision(document.get("precision") or held.precision.value)
    return When(
        words=date_words(document),
        as_reported=line(document["date_as_reported"]),
        edtf=document["date"],
        precision=definition(precision),
        qualifiers=_qualifiers(held),
        timezone=line(document["timezone"]),
        first=_bound(held.earliest, held.start_qualifier) or str(_NO_START),
        last=_bound(held.latest, held.end_qualifier) or str(_NO_END),
        meaning=str(_MEANINGS[kind]) if drawn else "",
        drawing=_drawing(held, kind) if drawn else None,
    )


def date_words(document: Mapping[str, Any]) -> str:
    """Say the date with its time or part of the day."""
    return in_words(
        document["date"],
        time=document["time"],
        part_of_day=document["part_of_day"],
        aggregate=document["grain"] == Grain.AGGREGATE,
    )


def _bound(day: date | None, qualifier: str) -> str:
    """Say one end with its doubt; "" where it is open."""
    return in_words(f"{day.isoformat()}{qualifier}") if day else ""


def _qualifiers(held: EdtfDate) -> tuple[tuple[str, str], ...]:
    """Which end is doubted, and how: "start" and "end", or "" for a date that is one."""
    start, end = held.start_qualifier, held.end_qualifier
    if held.form is Form.SINGLE:
        return (("", str(_QUALIFIERS[start])),) if start else ()
    ends = (("start", start), ("end", end))
    return tuple((name, str(_QUALIFIERS[sign])) for name, sign in ends if sign)


def _kind(held: EdtfDate, *, series: bool) -> str:
    if series:
        return "series"
    if held.form is Form.ONE_OF:
        return "one-of"
    if held.form is Form.SINGLE:
        return "span"
    if held.earliest and held.latest:
        return "interval"
    return "since" if held.earliest else "until"


def _drawing(held: EdtfDate, kind: str) -> Drawing:
    """An open end is drawn as far again as the known stretch, and runs out there."""
    first = held.earliest or held.latest or date.min
    last = held.latest or held.earliest or date.max
    days = (last - first).days + 1
    shown = _WIDTH - 2 * _MARGIN
    start = _MARGIN if held.earliest else 0.0
    end = _WIDTH - _MARGIN if held.latest else _WIDTH

    def at(day: date) -> float:
        return _MARGIN + shown * (day - first).days / days

    certain = None
    if kind != "series" and held.certain_from and held.certain_to and held.earliest and held.latest:
        certain = (at(held.certain_from), at(held.certain_to) + shown / days)
    fades = (
        held.earliest is None or bool(held.start_qualifier),
        held.latest is None or bool(held.end_qualifier),
    )
    return Drawing(kind, start, end, certain, fades)
