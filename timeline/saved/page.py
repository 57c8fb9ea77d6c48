"""What the page of a saved timeline shows: sections with entries, and what is not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from incidents.dates.words import in_words
from incidents.formats import available
from timeline.chronology import Chronology
from timeline.entries import Entry
from timeline.saved.selection import SavedSelection, left_out
from timeline.saved.since import Since, since
from timeline.saved.told import Pinned, Saved, Section
from timeline.telling.plain import paragraphs
from timeline.telling.wording import style_of
from timeline.translatable import format_label

SHOWN = 500
_EXPLAINED = 20
"""Of so many changed entries it is said field by field what changed; the others link to it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry with the words of the desk on it, and what became of its incident since."""

    entry: Entry
    section: int | None
    words: Pinned | None
    since: Since | None
    changes: list[str]

    @property
    def note(self) -> list[str]:
        """The paragraphs of the desk's note."""
        return paragraphs(self.words.note) if self.words else []


@dataclass(frozen=True, slots=True)
class Day:
    """The entries under one heading; `day` is its ISO date when it is one certain day."""

    heading: str
    day: str
    entries: list[Shown]


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it is shown; the last one, without a title, has what stands in no section."""

    title: str = ""
    period: str = ""
    text: list[str] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Absent:
    """A pinned incident that is not told: withdrawn since, or not published at the position."""

    reference: str
    since: Since | None


def context(saved: Saved, selection: SavedSelection, first: int = SHOWN) -> dict[str, Any]:
    """The context of saved/page.html and saved/embed.html."""
    changed = since(saved, selection)
    chronology = Chronology(selection, style_of(get_language()))
    entries = list(_shown(chronology, saved, changed, _placed(saved, selection, first)))
    return {
        "saved": saved,
        "introduction": paragraphs(saved.introduction),
        "head": chronology.head,
        "chronology": chronology,
        "sources": chronology.sources,
        "parts": _parts(saved, entries),
        "shown": len(entries),
        "references": {each.entry.reference for each in entries},
        "absent": absent(saved, selection, changed),
        "left_out": left_out(saved, selection.position),
        "exports": _exports(saved, selection),
    }


def section_of(sections: tuple[Section, ...], earliest: date | None) -> int | None:
    """The number, from 0, of the section that an entry stands in; None for none."""
    held = (number for number, section in enumerate(sections) if section.holds(earliest))
    return next(held, None)


def absent(saved: Saved, selection: SavedSelection, changed: Mapping[str, Since]) -> list[Absent]:
    """The pinned incidents that are not told, each with why."""
    if not saved.pinned:
        return []
    rows = selection.rows().filter(reference__in=list(saved.pinned)).order_by()
    there = set(rows.values_list("reference", flat=True))
    return [Absent(each, changed.get(each)) for each in sorted(saved.pinned) if each not in there]


def _placed(saved: Saved, selection: SavedSelection, first: int) -> list[int | None]:
    """The section of each of the first entries, in their order."""
    days = selection.rows().values_list("earliest", flat=True)[:first]
    return [section_of(saved.sections, day) for day in days]


def _shown(
    chronology: Chronology,
    saved: Saved,
    changed: Mapping[str, Since],
    placed: list[int | None],
) -> Iterator[Shown]:
    explained = 0
    entries = chronology.entries(len(placed)) if placed else iter(())
    for told, section in zip(entries, placed, strict=True):
        became = changed.get(told.reference)
        explained += became is not None
        changes = became.words() if became and explained <= _EXPLAINED else []
        yield Shown(told, section, saved.pinned.get(told.reference), became, changes)


def _parts(saved: Saved, entries: list[Shown]) -> list[Part]:
    """The sections in their order, then what stands in none; without sections all is one part."""
    by_section: dict[int | None, list[Shown]] = {}
    for each in entries:
        by_section.setdefault(each.section, []).append(each)
    parts = [
        Part(
            section.title,
            _period(section),
            paragraphs(section.text),
            _days(by_section.get(number, [])),
        )
        for number, section in enumerate(saved.sections)
    ]
    rest = by_section.get(None)
    return [*parts, Part(days=_days(rest))] if rest else parts


def _days(entries: list[Shown]) -> list[Day]:
    grouped = groupby(entries, lambda each: each.entry.heading)
    days = ((heading, list(shown)) for heading, shown in grouped)
    return [Day(heading, shown[0].entry.day, shown) for heading, shown in days]


def _period(section: Section) -> str:
    """From when to when in words; "" for a section of text alone."""
    if section.start is None and section.end is None:
        return ""
    if section.start == section.end:
        return in_words(str(section.start))
    return in_words(f"{section.start or '..'}/{section.end or '..'}")


def _exports(saved: Saved, selection: SavedSelection) -> list[tuple[str, str]]:
    """Label and address of each format, at the position of the page; a draft has none."""
    if not saved.edition:
        return []
    live = saved.as_of is None and selection.position
    pinned = f"?as_of={selection.position}" if live else ""
    return [
        (
            format_label(format_.label),
            f"{reverse('saved-file', args=[saved.slug, format_.extension])}{pinned}",
        )
        for format_ in available()
    ]
