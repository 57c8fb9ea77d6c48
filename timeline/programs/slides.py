"""Incidents as the slides of TimelineJS, of which its JSON and its spreadsheet are two forms."""

from dataclasses import dataclass
from datetime import date

from django.utils.html import escape

from timeline.chronology import Head
from timeline.programs import brief, frame
from timeline.programs.alone import Alone
from timeline.programs.eras import Eras
from timeline.programs.stretch import Meaning, Stretch, Unit, stretch
from timeline.telling.plain import line

Parts = tuple[int, ...]
"""Year, month, day, hour and minute of a date, as far as they are known."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; headline, text, media and credit are HTML. The title's slide has no date.

    A month without a day is `(2019, 12)`: TimelineJS takes what is left out for not known.
    """

    name: str
    headline: str
    text: str
    start: Parts = ()
    end: Parts = ()
    words: str = ""
    group: str = ""
    media: str = ""
    credit: str = ""
    is_era: bool = False


def title(head: Head) -> Slide:
    """The first slide: what the timeline holds."""
    return Slide(
        name="title",
        headline=escape(head.title),
        text="".join(f"<p>{escape(text)}</p>" for text in frame.in_sentences(head)),
    )


def of_sections(eras: Eras) -> list[Slide]:
    """A band for each section that has days."""
    return [
        Slide(
            name=f"section-{number + 1}",
            headline=escape(line(section.title)),
            text="".join(f"<p>{escape(text)}</p>" for text in section.paragraphs),
            start=_day(first),
            end=_day(last),
            is_era=True,
        )
        for number, section, first, last in eras
    ]


def slide(told: Alone) -> Slide:
    """The slide of one incident."""
    entry, days = told.entry, stretch(told.document)
    media, credit = _quoted(told)
    remark = f" ({entry.mark})" if entry.mark else ""
    return Slide(
        name=entry.reference,
        headline=escape(entry.called + remark),
        text=brief.html(told, days.note),
        start=_start(days, entry.instant),
        end=_end(days),
        words=entry.when,
        group=entry.type,
        media=media,
        credit=credit,
    )


def era(told: Alone) -> Slide | None:
    """The band behind the slides that a series of recorded incidents makes; None for any other."""
    days = stretch(told.document)
    if told.document["grain"] != "umbrella" or days.meaning not in (Meaning.LASTED, Meaning.SERIES):
        return None
    return Slide(
        name=told.entry.reference,
        headline=escape(told.entry.called),
        text="",
        start=_day(days.first),
        end=_day(days.last),
        is_era=True,
    )


def _start(days: Stretch, instant: str) -> Parts:
    if instant:
        hour, minute = instant[-5:].split(":")
        return (*_day(days.first), int(hour), int(minute))
    return _day(days.first)[: days.first_unit]


def _end(days: Stretch) -> Parts:
    """The last day, unless the beginning says it all: 2019-12 is December 2019."""
    begun, ended = (_day(day)[: days.first_unit] for day in (days.first, days.last))
    if begun == ended and (days.first_unit is Unit.DAY or days.last_unit is days.first_unit):
        return ()
    return _day(days.last)


def _day(day: date) -> Parts:
    return day.year, day.month, day.day


def _quoted(told: Alone) -> tuple[str, str]:
    """The first quotation as TimelineJS takes one for its media, and who is to be credited."""
    for passage in told.entry.passages:
        if passage.quotation:
            source = next(each for each in told.sources if each.number == passage.note.number)
            credited = ", quoted in ".join(filter(None, [passage.speaker, brief.credit(source)]))
            return f"<blockquote>{escape(passage.quotation)}</blockquote>", escape(credited)
    return "", ""
