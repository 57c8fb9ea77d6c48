"""A selection told in order: its head, its entries one at a time, its sources, its end."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from incidents.api.answers import moment
from incidents.dates.words import in_words
from incidents.formats import Table
from incidents.selection import Selection
from timeline.desk import NOTHING, Desk, Section, desk_of, parted
from timeline.entries import Entry, entry
from timeline.sources import Register
from timeline.telling.plain import line
from timeline.telling.wording import DEFAULT, wording

_REMEMBERED = 10_000  # entries whose day a later one may be told by
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Head:
    """What a timeline says of itself before its first entry, in one language.

    `desk` says what the desk adds to it; nothing to the timeline of a filter.
    """

    query: str
    count: int
    position: int
    recorded_at: datetime | None
    language: str
    desk: Desk = NOTHING

    @classmethod
    def of(cls, selection: Table, language: str = settings.LANGUAGE_CODE) -> "Head":
        """Ask the selection; counts its rows."""
        return cls(
            query=selection.query,
            count=selection.count(),
            position=selection.position,
            recorded_at=selection.recorded_at,
            language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            desk=desk_of(selection),
        )

    @property
    def named(self) -> str:
        """The title that somebody gave it; "" for the timeline of a filter."""
        return line(self.desk.title)

    @property
    def title(self) -> str:
        """What it is."""
        if self.named:
            return self.named
        with override(self.language):
            return gettext("Timeline of incidents")

    @property
    def program(self) -> str:
        """What made it."""
        with override(self.language):
            return gettext("Conflict incidents")

    @property
    def entries(self) -> str:
        """The count with its noun: "1 entry", "1,024 entries"."""
        return counted(self.count, self.language)

    @property
    def counted(self) -> str:
        """The count as it is written: "1,024"."""
        return f"{self.count:,}"

    @property
    def moment(self) -> str:
        """The time of the ledger position in words, UTC; "" while nothing is published."""
        if self.recorded_at is None:
            return ""
        at = self.recorded_at.astimezone(UTC)
        with override(self.language):
            day = in_words(at.date().isoformat())
            return gettext("%(day)s, %(time)s UTC") % {"day": day, "time": f"{at:%H:%M:%S}"}

    @property
    def timestamp(self) -> str:
        """The same time as RFC 3339 text, to the microsecond; "" as well."""
        return moment(self.recorded_at) or ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under one heading of the desk; without any, all under none.

    `entries` is to be used up before the next chapter is asked for.
    """

    title: str
    period: str
    text: tuple[str, ...]
    entries: Iterator[Entry]


class Chronology:
    """The entries of one selection in one style; memory grows with the number of sources only.

    Sentences are in the words of the style; dates, and the head, in its language where it is ours.
    `site` is the address that links of a file begin with, "" where it is not known.
    """

    def __init__(self, selection: Selection, style: str = DEFAULT) -> None:
        self.wording = wording(style)
        self.head = Head.of(selection, self.wording.language)
        self.site: str = selection.site
        self.sources = Register()
        self.told = 0
        self._days: dict[str, str] = {}
        self._selection, self.desk = selection, self.head.desk

    @property
    def ending(self) -> str:
        """How many entries were told, at which position: what stands at the very end."""
        told = counted(self.told, self.head.language)
        with override(self.head.language):
            said = gettext("%(entries)s at ledger position %(position)s")
        return said % {"entries": told, "position": self.head.position}

    def entries(self, first: int | None = None) -> Iterator[Entry]:
        """Tell each incident in turn, or only the first so many."""
        for told, _text in self.with_documents(first):
            yield told

    def chapters(self) -> Iterator[Chapter]:
        """All entries under the headings of the desk, in its order; at last those under none."""
        for section, selection in parted(self._selection):
            entries = (
                told for told, _text in self._told(documents(selection) if selection else iter(()))
            )
            if section:
                yield self._chapter(section, entries)
            elif not self.desk.sections:
                yield Chapter("", "", (), entries)
            elif first := next(entries, None):
                outside = self.wording.say("document", "outside")
                yield Chapter(outside, "", (), chain([first], entries))

    def with_documents(self, first: int | None = None) -> Iterator[tuple[Entry, str]]:
        """Each entry beside the JSON text of the document that it tells."""
        return self._told(documents(self._selection, first))

    def _chapter(self, section: Section, entries: Iterator[Entry]) -> Chapter:
        with override(self.head.language):
            period = section.period
        return Chapter(line(section.title), period, tuple(section.paragraphs), entries)

    def _told(self, texts: Iterator[str]) -> Iterator[tuple[Entry, str]]:
        for text in texts:
            document: dict[str, Any] = json.loads(text)
            self.told += 1
            told = entry(document, self.sources, self.wording, self._days)
            self._remember(told)
            yield self.desk.on(told, document), text

    def _remember(self, told: Entry) -> None:
        if told.day:
            self._days[told.reference] = told.day
        if len(self._days) > _REMEMBERED:
            del self._days[next(iter(self._days))]


def counted(entries: int, language: str = settings.LANGUAGE_CODE) -> str:
    """Write a number of entries with its noun."""
    with override(language):
        said = ngettext("%(count)s entry", "%(count)s entries", entries)
    return said % {"count": f"{entries:,}"}


def documents(selection: Selection, first: int | None = None) -> Iterator[str]:
    """The documents of a selection in its order: all as a stream, or the first so many."""
    if first is None:
        return selection.documents()
    texts = selection.rows().values_list("record__document", flat=True)
    return iter(texts[:first])


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Join small texts to pieces worth sending, of 64 KiB or little more."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()
