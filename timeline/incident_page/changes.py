"""How what is published of it changed: updates apart from corrections, and every version."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from incidents.api.answers import moment
from incidents.api.lookup import Entry, documents_at
from incidents.codes import LedgerAction
from incidents.dates.words import in_words as date_in_words
from incidents.documents.difference_words import in_words
from incidents.documents.differences import differences
from incidents.translatable import definition
from timeline.incident_page.state import State
from timeline.telling.plain import line

COMPARED = 40
"""How many of the newest entries are told with their differences; the API compares any two."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or part that differs; `kind` is changed, added, removed or reordered."""

    kind: str
    about: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the ledger; `address` is the page as it was then, "" where there is none.

    `differences` is None for the first, for what has no document, and for what is not compared.
    """

    position: int
    version: int
    action: str
    label: str
    definition: str
    day: str
    instant: str
    reason: str
    address: str
    differences: tuple[Difference, ...] | None
    shown: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The entries, newest first; those that corrected and those that updated also by themselves."""

    every: tuple[Change, ...]

    @property
    def corrections(self) -> tuple[Change, ...]:
        """Where the desk was wrong."""
        return self._of(LedgerAction.CORRECTED)

    @property
    def updates(self) -> tuple[Change, ...]:
        """Where more became known."""
        return self._of(LedgerAction.UPDATED)

    @property
    def first(self) -> Change:
        """The publication."""
        return self.every[-1]

    @property
    def last(self) -> Change:
        """The newest act."""
        return self.every[0]

    def _of(self, action: LedgerAction) -> tuple[Change, ...]:
        return tuple(change for change in self.every if change.action == action)


def changes(state: State) -> Changes:
    """Tell the entries up to the position of the page."""
    pairs = list(_pairs(state.entries))
    texts = _texts(pairs[-COMPARED:])
    told = [_change(former, entry, state, texts) for former, entry in pairs]
    return Changes(tuple(reversed(told)))


def spoken_day(at: datetime) -> str:
    """The day of a ledger time in words, UTC."""
    return date_in_words(at.astimezone(UTC).date().isoformat())


def _pairs(entries: Sequence[Entry]) -> list[tuple[Entry | None, Entry]]:
    """Each entry after the last one before it that has a document."""
    former: Entry | None = None
    pairs = []
    for entry in entries:
        pairs.append((former, entry))
        former = entry if entry.live else former
    return pairs


def _texts(pairs: Sequence[tuple[Entry | None, Entry]]) -> dict[int, Any]:
    wanted = {
        each.position: each
        for former, entry in pairs
        if former and entry.live
        for each in (former, entry)
    }
    return dict(zip(wanted, map(json.loads, documents_at(*wanted.values())), strict=True))


def _change(former: Entry | None, entry: Entry, state: State, texts: dict[int, Any]) -> Change:
    action = LedgerAction(entry.action)
    compared = former and former.position in texts and entry.position in texts
    return Change(
        position=entry.position,
        version=entry.version,
        action=action.value,
        label=str(action.label),
        definition=definition(action),
        day=spoken_day(entry.recorded_at),
        instant=moment(entry.recorded_at) or "",
        reason=reason_of(entry),
        address=state.address(position=entry.position) if entry.live else "",
        differences=_between(texts[former.position], texts[entry.position])
        if former and compared
        else None,
        shown=entry is state.entry,
    )


def reason_of(entry: Entry) -> str:
    """Of what was withdrawn the words alone: the ledger puts the code of the reason before them."""
    return line(entry.reason if entry.live else str(entry.tombstone.get("reason") or ""))


def _between(old: dict[str, Any], new: dict[str, Any]) -> tuple[Difference, ...]:
    told = []
    for change in differences(old, new):
        words = in_words(change, old, new)
        told.append(Difference(change.kind, line(words.about), line(words.old), line(words.new)))
    return tuple(told)
