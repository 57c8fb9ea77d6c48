"""What the page of a saved timeline shows: sections with entries, and what is not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from incidents.formats import available
from timeline.chronology import Chronology
from timeline.entries import Entry
from timeline.saved.beside import absent
from timeline.saved.editions import Edition, editions
from timeline.saved.selection import SavedSelection, left_out
from timeline.saved.since import Since, since
from timeline.saved.told import Saved
from timeline.telling.wording import style_of
from timeline.translatable import format_label

SHOWN = 500
_EXPLAINED = 20
"""Of so many changed entries it is said field by field what changed; the others link to it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry with what became of its incident since."""

    entry: Entry
    since: Since | None
    changes: list[str]


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


def context(saved: Saved, selection: SavedSelection, first: int = SHOWN) -> dict[str, Any]:
    """The context of saved/page.html and saved/embed.html."""
    changed = since(saved, selection)
    chronology = Chronology(selection, style_of(get_language()))
    entries = list(_shown(chronology, changed, first))
    listed = editions(saved.slug) if saved.edition else []
    return {
        "saved": saved,
        "introduction": selection.desk.introduction,
        "head": chronology.head,
        "chronology": chronology,
        "sources": chronology.sources,
        "parts": _parts(saved, entries),
        "shown": len(entries),
        "references": {each.entry.reference for each in entries},
        "absent": absent(saved, selection, changed),
        "left_out": left_out(saved, selection.position),
        "exports": _exports(saved, selection, listed),
        "editions": listed,
        "is_former": bool(listed) and listed[0].number != saved.edition,
    }


def _shown(chronology: Chronology, changed: Mapping[str, Since], first: int) -> Iterator[Shown]:
    explained = 0
    for told in chronology.entries(first):
        became = changed.get(told.reference)
        explained += became is not None
        changes = became.words() if became and explained <= _EXPLAINED else []
        yield Shown(told, became, changes)


def _parts(saved: Saved, entries: list[Shown]) -> list[Part]:
    """The sections in their order, then what stands in none; without sections all is one part."""
    by_section: dict[int | None, list[Shown]] = {}
    for each in entries:
        by_section.setdefault(each.entry.section, []).append(each)
    parts = [
        Part(
            section.title,
            section.period,
            section.paragraphs,
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


def _exports(
    saved: Saved, selection: SavedSelection, listed: list[Edition]
) -> list[tuple[str, str]]:
    """Label and address of each format, as the page was asked for; a draft has none."""
    if not saved.edition:
        return []
    asked = {}
    if listed and listed[0].number != saved.edition:
        asked["edition"] = saved.edition
    if saved.as_of is None and selection.position:
        asked["as_of"] = selection.position
    pinned = f"?{urlencode(asked)}" if asked else ""
    return [
        (
            format_label(format_.label),
            f"{reverse('saved-file', args=[saved.slug, format_.extension])}{pinned}",
        )
        for format_ in available()
    ]
