"""Entries of the history in words, as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.history.acts import ACTS, BECAME
from incidents.history.differences import Difference
from incidents.history.entries import Entry
from incidents.history.wording import Words


@dataclass(frozen=True)
class ToldRow:
    """One row: what became of it, by its kind and in a word, and each field (label, old, new)."""

    title: str
    kind: str
    became: str
    fields: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Told:
    """One entry with its act in a word, and its rows."""

    entry: Entry
    act: str
    rows: list[ToldRow]


def told(entries: Sequence[Entry]) -> list[Told]:
    """The entries in words; the names they need are asked for once for all of them."""
    words = Words([found for entry in entries for found in entry.found])
    return [
        Told(
            entry,
            str(ACTS.get(entry.act, entry.act)),
            [told_row(found, words) for found in entry.found],
        )
        for entry in entries
    ]


def told_row(found: Difference, words: Words) -> ToldRow:
    """One row in words."""
    fields = [
        (
            words.label(found.table, change.name),
            words.value(found.table, change.name, change.old),
            words.value(found.table, change.name, change.new),
        )
        for change in found.fields
    ]
    return ToldRow(words.title(found), found.kind, str(BECAME[found.kind]), fields)
