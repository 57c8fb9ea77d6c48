"""Reads a date as people type it, into the EDTF text that is stored."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from incidents.dates.edtfdate import EdtfDate
from incidents.dates.errors import EdtfError
from incidents.dates.parsing import meant, parse
from incidents.dates.typed import ranges
from incidents.dates.typed.errors import Ambiguous, NotUnderstood, Unreadable
from incidents.dates.typed.phrases import read_phrase
from incidents.dates.typed.relative import Report
from incidents.dates.typed.tokens import REMEDY, plain, signs_of
from incidents.dates.typed.vocabulary import Sign

LONGEST = 200
"""Nobody types a date of more characters than this."""

_AS_STORED = re.compile(r"[\W\dXx]+")
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile("(?:k?u)?B([^A]+)A(.+)"), ranges.one_of),
    (re.compile("F?([^TU]+)[TU](.+)"), ranges.lasted),
    (re.compile("([^R]+)R(.+)"), ranges.alternatives),
    (re.compile("[SF](.+)()"), ranges.since),
    (re.compile("UT?(.+)()"), ranges.until),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed text was understood to say; `when.text` is what would be stored.

    `counted_from` is the report's day if the date counts from it; `part_of_day` is a code or "".
    """

    typed: str
    when: EdtfDate
    part_of_day: str = ""
    counted_from: date | None = None


def read(text: str, published: date | None = None) -> Reading:
    """Read any form of docs/desk/dates.md, EDTF texts as what they are.

    `published` is the day of the report that weekdays and days without a year count from. Raises
    `NotUnderstood`, and nothing else, for any other text.
    """
    typed = text.strip()
    _check_characters(typed)
    try:
        return Reading(typed, parse(typed))
    except EdtfError as error:
        if readings := _same_in_other_signs(typed):
            return _only(typed, readings)
        return _in_words(typed, Report(published), error)


def _check_characters(typed: str) -> None:
    if len(typed) > LONGEST:
        raise NotUnderstood(typed, f"is longer than {LONGEST} characters", REMEDY)
    if any(category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in typed.replace("\t", " ")):
        raise NotUnderstood(typed, "has a character that is no letter, digit or sign", REMEDY)
    if re.search(r"[0-9]:[0-9]", plain(typed)):
        remedy = "put the time into its own field and leave the date here"
        raise NotUnderstood(typed, "has a time of day", remedy)


def _same_in_other_signs(typed: str) -> list[str]:
    """Readings of a text that has no words, such as 2019–12–27, 27.12.2019 or ~2014."""
    return meant(typed) if _AS_STORED.fullmatch(typed) and len(typed.split()) == 1 else []


def _only(typed: str, readings: list[str]) -> Reading:
    if len(readings) > 1:
        raise _ambiguous(typed, tuple(readings))
    return Reading(typed, parse(readings[0]))


def _in_words(typed: str, report: Report, as_stored: EdtfError) -> Reading:
    try:
        text, part = _edtf(signs_of(typed), report)
        return Reading(typed, parse(text), part, report.day if report.was_asked else None)
    except Ambiguous as error:
        raise _ambiguous(typed, _choices(typed, error)) from None
    except (ValueError, OverflowError) as error:
        if isinstance(error, EdtfError):
            raise NotUnderstood(typed, error.problem, error.remedy) from None
        raise NotUnderstood(typed, "lies outside the calendar", "write a year up to 9999") from None
    except Unreadable as error:
        if typed and not _AS_STORED.fullmatch(typed):
            raise NotUnderstood(typed, error.problem, error.remedy) from None
        choices = tuple(meant(typed))
        raise NotUnderstood(typed, as_stored.problem, as_stored.remedy, choices) from None


def _choices(typed: str, error: Ambiguous) -> tuple[str, ...]:
    """What to type instead: the whole text with its doubtful part made plain."""
    if error.part and error.part in typed:
        return tuple(typed.replace(error.part, choice, 1) for choice in error.choices)
    return error.choices if not error.part else ()


def _ambiguous(typed: str, choices: tuple[str, ...]) -> NotUnderstood:
    remedy = "write " + " or ".join(choices) if choices else REMEDY
    return NotUnderstood(typed, "can be read in two ways", remedy, choices)


def _edtf(signs: Sequence[Sign], report: Report) -> tuple[str, str]:
    """The EDTF text of these signs, and the part of the day they name."""
    kinds = "".join(sign.kind for sign in signs)
    for shape, put in _SHAPES:
        if found := shape.fullmatch(kinds):
            left, right = (signs[slice(*found.span(group))] for group in (1, 2))
            return _joined(put, left, right, report), ""
    phrase = read_phrase(signs, report)
    return phrase.point.text, phrase.part_of_day


def _joined(
    put: Callable[..., str], left: Sequence[Sign], right: Sequence[Sign], report: Report
) -> str:
    if not right:
        return put(read_phrase(left, report).point)
    return put(*ranges.read_pair(left, right, report))
