"""Looking names up in a text: whole words, longest first, in one pass for any number of names."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from incidents.suggestions.report import Report
from incidents.suggestions.words import Word, first_keys, keys_of_many, without_proclitic

LONGEST_ABBREVIATION = 3
MOST_BETWEEN = 3
_GAP = re.compile(r"(?:['’]s)?(?:[ \u00a0\-‐‑–—.,/&'’\"“”()]|\r?\n(?!\s*\n)){0,3}")


class Name(NamedTuple):
    """A name of something; ``strict`` ones are written with the same capitals everywhere."""

    value: Any
    name: str
    strict: bool = False


class Found(NamedTuple):
    """The names that one passage may be, as words ``first`` up to ``last`` of the report."""

    start: int
    end: int
    first: int
    last: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class _Node:
    after: "dict[str, _Node]" = field(default_factory=dict)
    names: list[tuple[Name, list[Word]]] = field(default_factory=list)

    def add(self, name: Name, words: list[Word]) -> None:
        """Put a name where its words lead, the first of them being this node."""
        node = self
        for word in words[1:]:
            node = node.after.setdefault(word.key, _Node())
        node.names.append((name, words))


class Lexicon:
    """Names by their words; a name costs nothing until its first word is met.

    Up to three words that are ``between`` may stand inside a name of several words.
    """

    def __init__(self, names: Iterable[Name], between: Callable[[str], bool] | None = None) -> None:
        self._between = between
        self._root: dict[str, _Node] = {}
        self._unread: dict[str, list[Name]] = {}
        listed = list(names)
        for name, key in zip(listed, first_keys([each.name for each in listed]), strict=True):
            self._unread.setdefault(key, []).append(name)
        self._first = frozenset(self._unread) - {""}

    def _node(self, key: str) -> "_Node | None":
        """What follows a first word; made when it is met, kept before the names are forgotten."""
        names = self._unread.get(key)
        if names is not None:
            node = _Node()
            read = keys_of_many([name.name for name in names])
            for name, words in zip(names, read, strict=True):
                node.add(name, words)
            self._root[key] = node
            self._unread.pop(key, None)
        return self._root.get(key)

    def find(self, report: Report) -> Iterator[Found]:
        """The passages that are names, none in another, from left to right."""
        at, words = 0, report.words
        while at < len(words):
            found = self._longest(report, at, words[at]) if words[at].key in self._first else None
            if found is None and (rest := without_proclitic(words[at])):
                found = self._longest(report, at, rest)
            if found:
                yield found
            at = found.last if found else at + 1

    def _longest(self, report: Report, at: int, word: Word) -> Found | None:
        node, met, last, found = self._node(word.key), [word], at + 1, None
        while node:
            if node.names and (names := tuple(_written_so(node.names, met))):
                found = Found(word.start, met[-1].end, at, last, names)
            following = self._following(report, last, node.after)
            if following is None:
                break
            node, last = node.after.get(report.words[following].key), following + 1
            met.append(report.words[following])
        return found

    def _following(self, report: Report, at: int, after: "dict[str, _Node]") -> int | None:
        """Where the next word of a name may stand: at once, or after what may be between."""
        most = 1 + MOST_BETWEEN if self._between else 1
        for here in range(at, min(at + most, len(report.words)) if after else at):
            if not _GAP.fullmatch(
                report.text, report.words[here - 1].end, report.words[here].start
            ):
                return None
            key = report.words[here].key
            if key in after:
                return here
            if not (self._between and self._between(key)):
                return None
        return None


def _written_so(names: list[tuple[Name, list[Word]]], met: list[Word]) -> Iterator[Name]:
    """Those of the names whose capitals the passage has where they matter."""
    for name, words in names:
        if len(words) == 1 or name.strict:
            pairs = zip(words, met, strict=True)
            if not all(_as_capital(known, word) for known, word in pairs):
                continue
        yield name


def _as_capital(known: Word, met: Word) -> bool:
    """“US” is not “us”, “Chad” is not “chad”, and “Isis” may be “ISIS”."""
    if known.is_upper and len(known.raw) <= LONGEST_ABBREVIATION:
        return met.is_upper
    return met.is_capitalised or not known.is_capitalised
