"""One incident of the ledger as an entry of a timeline."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import override

from incidents.codes import Occurrence, PartOfDay
from incidents.dates.words import day_heading, in_words
from incidents.translatable import type_name
from timeline.sources import Register
from timeline.telling import circumstances, figures, parts, where
from timeline.telling.facts import Fact, Passage
from timeline.telling.passages import Passages
from timeline.telling.plain import line, lowered, paragraphs

#: A day with a qualifier stands under that day; the entry itself says "about" or "possibly".
_DOUBT = re.compile(r"(?<=^\d{4}-\d{2}-\d{2})[~?%]$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a timeline says of one incident; every text is plain, on one line, in reading order.

    `day` is the ISO date when the date is one certain day, else "". `clock` is the time or part of
    the day, `mark` is "" for what occurred, and `when` says all that is known of the date.
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
    document: dict[str, Any], register: Register, language: str = settings.LANGUAGE_CODE
) -> Entry:
    """Tell a document of the ledger; its sources are numbered in `register`.

    Sentences are English, dates and codes in `language`.
    """
    with override(settings.LANGUAGE_CODE):
        passages = Passages(document["citations"], register)
        place, facts = where.place(document), tuple(_facts(document, passages))
        remarks = tuple(circumstances.remarks(document))
    aggregate = document["grain"] == "aggregate"
    with override(language):
        return Entry(
            reference=document["reference"],
            title=line(document["title"]),
            language=document["language"],
            heading=day_heading(_DOUBT.sub("", document["date"]), aggregate=aggregate),
            when=in_words(
                document["date"],
                time=document["time"],
                part_of_day=document["part_of_day"],
                aggregate=aggregate,
            ),
            day="" if aggregate or not _DAY.fullmatch(document["date"]) else document["date"],
            clock=_clock(document),
            type=type_name(line(document["type"]["name"])),
            mark=_mark(document),
            place=place,
            text=tuple(paragraphs(document["narrative"] or document["summary"])),
            said=line(document["said"]),
            facts=facts,
            remarks=remarks,
            passages=passages.all(),
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
