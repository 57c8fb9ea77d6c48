"""Dates and weekdays in the text, read as if somebody had typed them beside the report."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from incidents.dates.typed import NotUnderstood, Reading, read
from incidents.dates.typed.tokens import plain
from incidents.dates.typed.vocabulary import FILLERS, SIGNS
from incidents.suggestions.finding import register
from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion
from incidents.suggestions.words import listed

MOST_SIGNS = 8
MOST_TRIED = 5000
"""So many words of a report are tried as the beginning of a date: far more than reports have."""
_TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}(?!\w)"
    r"|[0-9]+(?:st|nd|rd|th)?(?!\w)|(?:كانون|تشرين) (?:الأول|الثاني)|small hours"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_GAP = re.compile(r"[ \u00a0]?[,\-–—]?[ \u00a0]?|\.[ \u00a0]|[ \u00a0]*\n[ \u00a0]*")
_ANCHORS = frozenset("mwtzip")
_NEVER_LAST = frozenset("ATURSFBqQflnhe")
_BEFORE_A_YEAR = listed("in since by of during until before after early late mid from")
_CASED = frozenset("mw")


class Token(NamedTuple):
    """A word that a date may have: its place, the kinds of sign it is, and how it is written."""

    start: int
    end: int
    kind: str
    raw: str


@register("date")
def dates(report: Report) -> Iterator[Suggestion]:
    """Every date with a reading; one that may be either of two days gives both."""
    tried = 0
    for run in _runs(report.text):
        at = 0
        if tried >= MOST_TRIED:
            return
        while at < len(run) and tried < MOST_TRIED:
            tried += 1
            last, readings = _longest(report, run, at)
            start, end = run[at].start, run[last].end
            for reading in readings:
                yield _suggestion(reading, report.text[start:end], Passage(start, end))
            at = last + 1


def _suggestion(reading: Reading, written: str, passage: Passage) -> Suggestion:
    counted = f", counted from {reading.counted_from}" if reading.counted_from else ""
    part = {"part_of_day": reading.part_of_day} if reading.part_of_day else {}
    said = " ".join(written.split())
    return Suggestion(
        kind="date",
        field="date",
        value=reading.when.text,
        label=reading.when.text,
        detail=said,
        reading=f"“{said}”{counted}",
        passages=(passage,),
        fills={"date_as_reported": said, **part},
    )


def _runs(text: str) -> Iterator[list[Token]]:
    """Stretches of words that dates are made of, with a day, month, year or weekday among them."""
    run: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = _kind(match[0])
        if run and (kind == "" or not _joined(text, run[-1], match.start())):
            yield from _worth(run)
            run = []
        if kind:
            run.append(Token(match.start(), match.end(), kind, match[0]))
    yield from _worth(run)


def _worth(run: list[Token]) -> Iterator[list[Token]]:
    kinds = {token.kind for token in run}
    if kinds & _ANCHORS or "y" in kinds or ("u" in kinds and kinds & set("lhnkg")):
        yield run


def _joined(text: str, before: Token, start: int) -> bool:
    gap = text[before.end : start]
    if gap.startswith("."):  # Dec. 29, but not the end of a sentence
        return before.kind in "mw" and len(before.raw) < 5 and bool(_GAP.fullmatch(gap))
    return bool(_GAP.fullmatch(gap))


@lru_cache(maxsize=16384)
def _kind(raw: str) -> str:
    """The sign that a word is; names need their capital."""
    word = plain(raw.replace("’", "'").removesuffix("'s"))
    if word in SIGNS:
        kind = SIGNS[word].kind
        return "" if kind in _CASED and raw[:1].islower() else kind
    if word in FILLERS:
        return "f"
    if re.fullmatch(r"[0-9]{4}", word):
        return "y" if 1000 <= int(word) <= 2100 else ""
    if re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", word):
        return "d"
    return "i" if re.fullmatch(r"[0-9./-]{6,}", word) else ""


def _longest(report: Report, run: list[Token], at: int) -> tuple[int, list[Reading]]:
    """The last token of the longest reading that begins at a token, and the readings."""
    if run[at].kind in ("f", "d", "k", "A", "T", "R") and not _may_begin(run, at):
        return at, []
    for last in range(min(at + MOST_SIGNS, len(run)) - 1, at - 1, -1):
        if run[last].kind in _NEVER_LAST and run[last].raw[:1].isascii():
            continue
        tokens = run[at : last + 1]
        if _is_told(tokens, report.text) and (readings := _readings(report, tokens)):
            return last, readings
    return at, []


def _may_begin(run: list[Token], at: int) -> bool:
    """Whether a number begins a date: “27 December”, “two days ago”."""
    return run[at].kind in "dk" and at + 1 < len(run)


def _is_told(tokens: list[Token], text: str) -> bool:
    """Whether these words are a date by themselves and not a number, a verb or a bare pronoun."""
    kinds = [token.kind for token in tokens if token.kind != "f"]
    if kinds == ["y"]:
        before = re.search(r"([^\W\d_]+)\s+$", text[: tokens[0].start][-20:])
        return before is not None and before[1].casefold() in _BEFORE_A_YEAR
    if kinds in (["m"], ["w"]):
        return len(tokens[-1].raw) > 3 or not tokens[-1].raw.isascii()
    return bool(set(kinds) & _ANCHORS or "y" in kinds or "u" in kinds)


def _readings(report: Report, tokens: list[Token]) -> list[Reading]:
    written = report.text[tokens[0].start : tokens[-1].end]
    return _read(" ".join(written.replace("’s", "").replace("'s", "").split()), report.published)


@lru_cache(maxsize=4096)
def _read(written: str, published: date | None) -> list[Reading]:
    try:
        return [read(written, published)]
    except NotUnderstood as refused:
        choices = refused.choices
    found = []
    for choice in choices:
        try:
            found.append(read(choice, published))
        except NotUnderstood:
            continue
    return found
