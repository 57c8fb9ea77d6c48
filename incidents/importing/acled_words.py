"""ACLED's own spellings read: its days, its kinds of actors, in numbers or in words."""

import re
from datetime import date

from incidents.acled.taxonomy import ABOVE, INTERS

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_DAY = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})", re.ASCII)
_ISO_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_BEGINNINGS = {
    "state": 1,
    "rebel": 2,
    "political": 3,
    "militia": 3,
    "identity": 4,
    "communal": 4,
    "rioters": 5,
    "protesters": 6,
    "civilians": 7,
    "external": 8,
    "other": 8,
}
"""ACLED's kinds by the first word of every wording it has used for them."""
_SOLE = re.compile(r"sole (.+?)(?: action)?", re.IGNORECASE)
_SUB_EVENTS = {each.casefold(): each for each in ABOVE}


def day(text: str) -> date | None:
    """A day as ACLED has written them: 2025-05-16, 16 May 2025, 16-May-2025."""
    try:
        if found := _ISO_DAY.fullmatch(text):
            return date.fromisoformat(found[1])
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), _month(found[2].casefold()), int(found[1]))
    except ValueError:
        pass
    return None


def _month(name: str) -> int:
    months = [n for n, month in enumerate(_MONTHS, start=1) if name in (month, month[:3])]
    return months[0] if months else 0


def kind_of_actor(text: str) -> int | None:
    """The number of a kind, 0 for an empty cell; None for what is neither number nor words."""
    plain = text.strip().casefold()
    bare = plain.partition(".")[0] if re.fullmatch(r"[0-9]\.0*", plain, re.ASCII) else plain
    if bare in ("", "0"):
        return 0
    if bare in {str(number) for number in INTERS}:
        return int(bare)
    return _BEGINNINGS.get(re.split(r"[^a-z]", bare)[0])


def kinds_together(text: str) -> tuple[int, ...] | None:
    """The digits of `interaction`, from its number or from "State forces-Civilians"."""
    plain = text.strip()
    if digits := re.fullmatch(r"([0-8])([0-8])(\.0*)?", plain, re.ASCII):
        return tuple(sorted(int(digit) for digit in digits.groups()[:2]))
    if plain in ("", "0"):
        return (0, 0)
    sole = _SOLE.fullmatch(plain)
    parts = [sole[1], ""] if sole else plain.split("-")
    kinds = [kind_of_actor(part) for part in parts]
    found = [each for each in kinds if each is not None]
    return tuple(sorted(found)) if len(found) == len(kinds) == 2 else None


def sub_event(text: str) -> str | None:
    """The sub-event of that name, in any case."""
    return _SUB_EVENTS.get(text.strip().casefold())
