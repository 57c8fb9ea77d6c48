"""The properties of a feature read as fields of an incident, each wrong one collected."""

import json
import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Any

from django.db.models import TextChoices

from incidents.codes import Means, Quantifier, TargetKind
from incidents.dates import EdtfError, parse
from incidents.importing.cells import CellReader

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_TAG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTS = ("low", "best", "high")
LISTS: dict[str, type[TextChoices]] = {"means": Means, "target_kinds": TargetKind}


def listed(reader: CellReader, column: str) -> list[str]:
    """The texts of a list, or of a text with semicolons between, each once."""
    text = reader.text(column)
    told: Any = text.split(";")
    if text.startswith("["):
        try:
            told = json.loads(text)
        except ValueError:
            told = [text]
    if not all(isinstance(each, str) for each in told):
        reader.refuse(column, "it is a list of texts")
        return []
    return list(dict.fromkeys(each.strip() for each in told if each.strip()))


def code(reader: CellReader, column: str, known: Collection[str], default: str = "") -> str:
    """One of the codes, the default for an empty cell."""
    text = reader.text(column)
    if text and text not in known:
        reader.refuse(column, f"{text[:60]} is no code of it{_like([text], known)}")
    return text or default


def codes(reader: CellReader, column: str, known: Iterable[str]) -> list[str]:
    """Several of the codes."""
    told, all_ = listed(reader, column), list(known)
    if strange := [each for each in told if each not in all_]:
        reader.refuse(column, f"{strange[0][:60]} is no code of it{_like(strange, all_)}")
    return told


def tags(reader: CellReader) -> list[str]:
    """Tags, which are words in small letters with hyphens between."""
    told = listed(reader, "tags")
    if strange := [each for each in told if not _TAG.fullmatch(each)]:
        reader.refuse("tags", f"{strange[0][:60]} is no tag: write small letters, digits, hyphens")
    return told


def date(reader: CellReader) -> str:
    """The date as it is known, in EDTF."""
    text = reader.text("date")
    try:
        return parse(text).text
    except EdtfError as error:
        reader.refuse("date", str(error) if text else "say when: 2019-12-27, 2019-12, 2019~ …")
        return ""


def time(reader: CellReader) -> str | None:
    """A time of day, or None."""
    text = reader.text("time")
    if text and not _TIME.fullmatch(text):
        reader.refuse("time", "write hours and minutes: 19:20")
    return text or None


def figure(reader: CellReader, measure: str) -> dict[str, Any] | None:
    """The number of a measure, as far as it is told; one number alone is that number."""
    low, best, high = (reader.number(f"{measure}_{end}") for end in _COUNTS)
    told = [each for each in (low, best, high) if each is not None]
    if not told:
        return None
    if told != sorted(told):
        reader.refuse(f"{measure}_low", "low, best and high do not rise: exchange them")
    if best is not None and len(set(told)) == 1:
        low = high = best
        how = Quantifier.EXACT
    elif low is not None and high is not None:
        how = Quantifier.RANGE
    elif best is not None:
        how = Quantifier.ABOUT
    else:
        how = Quantifier.AT_LEAST if low is not None else Quantifier.AT_MOST
    ends = {"low": low, "best": best, "high": high}
    return {"measure": measure, "quantifier": str(how), **ends, "basis": "dataset"}


def _like(strange: list[str], known: Collection[str]) -> str:
    near = get_close_matches(strange[0], list(known), 1)
    return f": is it {near[0]}?" if near else ""
