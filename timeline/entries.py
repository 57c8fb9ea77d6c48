"""One incident of the ledger as an entry of a timeline."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from incidents.codes import Occurrence, PartOfDay
from incidents.dates.words import day_heading, in_words
from incidents.translatable import type_name
from timeline.sources import Register
from timeline.telling import circumstances, figures, parts, where
from timeline.telling.facts import Fact, Passage
from timeline.telling.narrator import Narrator
from timeline.telling.paragraph import Paragraph, told
from timeline.telling.passages import Passages
from timeline.telling.plain import line, lowered, paragraphs
from timeline.telling.wording import Wording, wording

#: A day with a qualifier stands under that day; the entry itself says "about" or "possibly".
_DOUBT = re.compile(r"(?<=^\d{4}-\d{2}-\d{2})[~?%]$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a timeline says of one incident; every text is plain, on one line, in reading order.

    `day` is the ISO date when the date is one certain day, else "". `clock` is the time or part of
    the day, `mark` is "" for what occurred, and `when` says all that is known of the date.
    `paragraphs` tell it in sentences; `text` is the narrative or the summary as it was written,
    `facts` are the same claims under their labels, and `coded` what is coded of its kind.
    `narrated` says that the paragraphs are a narrative somebody wrote.
    `told_in` is the language of the paragraphs, `worded_in` that of all that is said here of place,
    facts, passages and remarks, `language` that of title, text and what was said.
    The desk adds `headline`, `note` and the number of a `section` in a timeline that it made.
    """

    reference: str
    title: str
    language: str
    heading: str
    when: str
    day: str
    clock: str
    type: str
    mark: str
    place: str
    text: tuple[str, ...]
    said: str
    facts: tuple[Fact, ...]
    remarks: tuple[str, ...]
    passages: tuple[Passage, ...]
    coded: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    told_in: str
    worded_in: str
    narrated: bool
    headline: str = ""
    note: tuple[str, ...] = ()
    section: int | None = None

    @property
    def called(self) -> str:
        """What it is called here: by the desk, else as it was published."""
        return self.headline or self.title

    @property
    def timing(self) -> str:
        """What to say of the time under the day heading, without repeating it."""
        if self.day or self.when.casefold() == self.heading.casefold():
            return self.clock
        return self.when

    @property
    def instant(self) -> str:
        """The local time in the machine's form: ``2019-12-27T19:20``; "" without a clock time."""
        return f"{self.day}T{self.clock}" if self.day and self.clock[:1].isdigit() else ""


def entry(
    document: dict[str, Any],
    register: Register,
    style: Wording | None = None,
    days: dict[str, str] | None = None,
) -> Entry:
    """Tell a document of the ledger; its sources are numbered in `register`.

    `style` has the words of its sentences and the language of its dates, English without one.
    `days` are the certain days of entries told before, by reference, so that links can say how
    many days lie between.
    """
    style = style or wording()
    with override(style.language):
        return _told(document, register, style, days or {})


def _told(
    document: dict[str, Any], register: Register, style: Wording, days: dict[str, str]
) -> Entry:
    passages = Passages(document["citations"], register)
    narrator = Narrator(document, passages, style, days)
    when, heading = _when(document), _heading(document)
    return Entry(
        reference=document["reference"],
        title=line(document["title"]),
        language=document["language"],
        heading=heading,
        when=when,
        day=certain_day(document),
        clock=_clock(document),
        type=type_name(line(document["type"]["name"])),
        mark=_mark(document),
        place=where.place(document),
        text=tuple(paragraphs(document["narrative"] or document["summary"])),
        said=line(document["said"]),
        facts=tuple(_facts(document, passages)),
        remarks=tuple(circumstances.remarks(document)),
        passages=passages.all(),
        coded=tuple(circumstances.coded(document)),
        paragraphs=told(
            narrator,
            certain_day(document),
            "" if when.casefold() == heading.casefold() else when,
        ),
        narrated=bool(document["narrative"]),
        told_in=document["language"] if document["narrative"] else style.language,
        worded_in=style.language,
    )


def certain_day(document: dict[str, Any]) -> str:
    """The ISO date of what was on one certain day; "" for anything else."""
    aggregate = document["grain"] == "aggregate"
    return "" if aggregate or not _DAY.fullmatch(document["date"]) else str(document["date"])


def _heading(document: dict[str, Any]) -> str:
    aggregate = document["grain"] == "aggregate"
    return day_heading(_DOUBT.sub("", document["date"]), aggregate=aggregate)


def _when(document: dict[str, Any]) -> str:
    return in_words(
        document["date"],
        time=document["time"],
        part_of_day=document["part_of_day"],
        aggregate=document["grain"] == "aggregate",
    )


def _facts(document: dict[str, Any], passages: Passages) -> list[Fact]:
    return [
        *circumstances.occurrence(document, passages),
        *circumstances.extent(document),
        *parts.facts(document, passages),
        *where.facts(document, passages),
        *circumstances.manner(document),
        *figures.facts(document, passages),
        *circumstances.links(document, passages),
        *circumstances.missing(document),
    ]


def _mark(document: dict[str, Any]) -> str:
    code = Occurrence(document["occurrence"])
    return "" if code is Occurrence.OCCURRED else lowered(code.label)


def _clock(document: dict[str, Any]) -> str:
    if document["time"]:
        return str(document["time"])[:5]
    part = document["part_of_day"]
    return lowered(PartOfDay(part).label) if part else ""
