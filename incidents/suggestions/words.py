"""A text cut into words, each with its place and the form it is looked up by."""

import re
from typing import NamedTuple

from incidents.suggestions.folding import MARKS, fold_all

_APOSTROPHE = "['’‘`´]"
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_INSIDE = rf"(?![{_ALONE}])[^\W_]|[{MARKS}\u0640\u200b-\u200f]"
_WORD = re.compile(
    rf"[{_ALONE}]"  # scripts that put no blanks between words
    r"|\d{1,3}(?:[,\u00a0]\d{3})+(?!\w)|\d+\.\d+(?![\w.])"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W\d_](?:\.[^\W\d_])+(?![\w])"  # U.S.
    rf"|[^\W_](?:{_INSIDE})*(?:{_APOSTROPHE}[^\W_](?:{_INSIDE})*)*"
)
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}[sS]$")
PROCLITICS = frozenset("وفبكل")


class Word(NamedTuple):
    """A word: where it stands, as it is written without points, and as it is looked up."""

    start: int
    end: int
    raw: str
    key: str

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.raw.isupper()

    @property
    def is_capitalised(self) -> bool:
        """Whether its first letter is a capital; always where a script has none, or for digits."""
        return not self.raw[:1].islower()


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


def words_of(text: str) -> list[Word]:
    """The words of a text, a possessive ’s left off."""
    found = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    written = list({word for _, word in found})  # a long text repeats its words
    bare = [_POSSESSIVE.sub("", word) for word in written]
    raws = [_without_points(word) for word in bare]
    looked_up = dict(
        zip(written, zip(map(len, bare), raws, fold_all(raws), strict=True), strict=True)
    )
    words = ((start, *looked_up[word]) for start, word in found)
    return [Word(start, start + size, raw, key) for start, size, raw, key in words if key]


def _without_points(raw: str) -> str:
    return raw if raw[:1].isdigit() else raw.replace(".", "")


def keys_of_many(names: list[str]) -> list[list[Word]]:
    """The words of each name, with one look at what has to be folded."""
    joined = words_of("\n".join(names))
    ends, rows, at = _ends(names), [], 0
    for end in ends:
        row = []
        while at < len(joined) and joined[at].start < end:
            row.append(joined[at])
            at += 1
        rows.append(row)
    return rows


def first_keys(names: list[str]) -> list[str]:
    """The first word of each name as it is looked up; empty for a name without words."""
    first = [match[0] if (match := _WORD.search(name)) else "" for name in names]
    keys = fold_all(_without_points(_POSSESSIVE.sub("", raw)) for raw in first)
    return [key or _first_of(name) for key, name in zip(keys, names, strict=True)]


def _first_of(name: str) -> str:
    return next((word.key for word in words_of(name)), "")


def _ends(names: list[str]) -> list[int]:
    total, ends = 0, []
    for name in names:
        total += len(name) + 1
        ends.append(total)
    return ends


def without_proclitic(word: Word) -> Word | None:
    """An Arabic word without the “and”, “in”, “for” … that is written with it."""
    if word.key[0] in PROCLITICS and len(word.key) > 3:
        return Word(word.start + 1, word.end, word.raw[1:], word.key[1:])
    return None
