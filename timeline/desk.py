"""What the desk adds to the entries of a timeline that it made: title, sections, its own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from incidents.dates.words import in_words
from incidents.selection import Selection
from timeline.entries import Entry
from timeline.telling.plain import line, paragraphs


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the days of its entries (None: open on that side), with text, or with both."""

    title: str
    start: date | None
    end: date | None
    text: str

    @property
    def is_dated(self) -> bool:
        """Whether entries can stand in it; the others are text alone."""
        return self.start is not None or self.end is not None

    @property
    def period(self) -> str:
        """From when to when in words of the language that is active; "" for text alone."""
        if not self.is_dated:
            return ""
        if self.start == self.end:
            return in_words(str(self.start))
        return in_words(f"{self.start or '..'}/{self.end or '..'}")

    @property
    def paragraphs(self) -> list[str]:
        """Its text, a line a paragraph."""
        return paragraphs(self.text)

    def holds(self, earliest: date | None) -> bool:
        """Whether what begins on that day (None: at an unknown one, before all) stands in it."""
        begins = earliest or date.min
        return self.is_dated and (self.start or date.min) <= begins <= (self.end or date.max)

    def asked(self) -> Q:
        """The same as a condition on rows of the index, of a section that has days."""
        since = Q(earliest__gte=self.start) if self.start else Q()
        held = since & Q(earliest__lte=self.end) if self.end else since
        return held if (self.start or date.min) > date.min else held | Q(earliest__isnull=True)


@dataclass(frozen=True, slots=True)
class Words:
    """The desk's words on one incident; an empty headline leaves the published title its place."""

    headline: str = ""
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """All of it. `remarks` say what became of an incident since, by its reference.

    `absent` are lines on what is pinned and not told; `left_out` is how many incidents that the
    filter finds are hidden.
    """

    slug: str = ""
    title: str = ""
    introduction: tuple[str, ...] = ()
    author: str = ""
    sections: tuple[Section, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    left_out: int = 0

    def said(self) -> dict[str, Any]:
        """What stands before the entries, fit for JSON; empty where the desk made nothing."""
        if self is NOTHING:
            return {}
        sections = [
            {
                "title": each.title,
                "from": each.start and each.start.isoformat(),
                "to": each.end and each.end.isoformat(),
                "text": each.text,
            }
            for each in self.sections
        ]
        said = {"introduction": self.introduction, "author": self.author, "sections": sections}
        return {**said, "absent": self.absent, "left_out": self.left_out}

    def preface(self) -> Iterator[str]:
        """Author, introduction, what is left out or missing: a line each, for programs."""
        if self.author:
            yield line(self.author)
        yield from self.introduction
        for section in self.sections:
            if not section.is_dated:
                yield f"{line(section.title)}: {' '.join(section.paragraphs)}"
        if self.left_out:
            yield f"Left out by the desk: {self.left_out:,}."
        yield from (f"Pinned, and not told: {each}." for each in self.absent)

    def on(self, told: Entry, document: Mapping[str, Any]) -> Entry:
        """The entry with what the desk says of it."""
        if self is NOTHING:
            return told
        words = self.words.get(told.reference, Words())
        published = (f"published as “{told.title}”",) if words.headline else ()
        more = (*published, *self.remarks.get(told.reference, ()))
        earliest = document.get("earliest")
        return replace(
            told,
            headline=words.headline,
            note=words.note,
            section=section_of(self.sections, date.fromisoformat(earliest) if earliest else None),
            remarks=(*told.remarks, *more),
        )


NOTHING = Desk()


def desk_of(selection: object) -> Desk:
    """What the desk adds to a selection; nothing to one that a filter alone makes."""
    return getattr(selection, "desk", NOTHING)


def section_of(sections: tuple[Section, ...], earliest: date | None) -> int | None:
    """The number, from 0, of the section that an entry stands in; None for none."""
    held = (number for number, section in enumerate(sections) if section.holds(earliest))
    return next(held, None)


def parted(selection: Selection) -> Iterator[tuple[Section | None, Selection | None]]:
    """Each section with its incidents, then what stands in none, which is all without sections.

    In a section of text alone there can be none.
    """
    before: list[Q] = []
    for section in desk_of(selection).sections:
        if not section.is_dated:
            yield section, None
            continue
        yield section, _those(selection, before, section.asked())
        before.append(section.asked())
    yield None, _those(selection, before, Q()) if before else selection


def _those(selection: Selection, before: list[Q], held: Q) -> Selection:
    """The incidents that stand there, and not in a section before it."""
    found = selection.found.filter(held)
    return replace(selection, found=found.exclude(reduce(or_, before)) if before else found)
