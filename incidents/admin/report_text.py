"""The text of a report cut for the pane: paragraphs, sentences, and the passages cited in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

BETWEEN_BLOCKS = re.compile(r"\n[^\S\n]*\n")
SENTENCE_END = re.compile(r"[.!?…؟۔。]+[\"'”’»)\]]*\s+|\n+")


@dataclass(frozen=True)
class Passage:
    """A cited stretch of a text, and what cites it."""

    start: int
    end: int
    number: int
    title: str


def as_kept(text: str) -> str:
    """A pasted text as it is kept: one kind of line end, no blank lines around it."""
    return normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def paragraph_starts(text: str) -> list[int]:
    """Where each paragraph that is not empty begins.

    Blank lines part paragraphs; in a text without any, each line is one.
    """
    mark = BETWEEN_BLOCKS if BETWEEN_BLOCKS.search(text.strip()) else re.compile("\n")
    starts, at = [], 0
    for found in [*mark.finditer(text), None]:
        block = text[at : found.start() if found else len(text)]
        if block.strip():
            starts.append(at + len(block) - len(block.lstrip()))
        at = found.end() if found else at
    return starts


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that follow each other from start to end, each one sentence or line."""
    at = 0
    for found in SENTENCE_END.finditer(text):
        yield at, found.end()
        at = found.end()
    if at < len(text):
        yield at, len(text)


def drawn(text: str, passages: Sequence[Passage] = ()) -> SafeString:
    """The text as HTML whose text content is the text itself, sentence by sentence."""
    parts = (
        format_html(
            '<span class="report-sentence" tabindex="-1">{}</span>',
            stretch(text, start, end, [p for p in passages if p.start < end and p.end > start]),
        )
        for start, end in sentences(text)
    )
    return SafeString("".join(parts))


def stretch(text: str, start: int, end: int, passages: Sequence[Passage]) -> SafeString:
    """One sentence, cut where a cited passage begins or ends."""
    cuts = {start, end} | {at for p in passages for at in (p.start, p.end) if start < at < end}
    edges = sorted(cuts)
    pairs = pairwise(edges)
    return SafeString("".join(piece(text, a, b, passages) for a, b in pairs))


def piece(text: str, start: int, end: int, passages: Sequence[Passage]) -> SafeString:
    """Characters that the same passages hold, marked if there are any."""
    shown = escaped(text[start:end])
    cited = [p for p in passages if p.start <= start and p.end >= end]
    if not cited:
        return shown
    return format_html(
        '<mark class="report-cited" title="{}" aria-describedby="{}" data-numbers="{}">{}</mark>',
        " · ".join(dict.fromkeys(p.title for p in cited)),
        " ".join(f"report-passage-{p.number}" for p in cited),
        ",".join(str(p.number) for p in cited if p.end == end),
        shown,
    )


def escaped(text: str) -> SafeString:
    """Escaped; a carriage return stays one, which a browser would else make a line end of."""
    return SafeString(conditional_escape(text).replace("\r", "&#13;"))
