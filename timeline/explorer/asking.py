"""Reads what is asked of the drawing: a filtered set, and how much of it to show."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from incidents.counting.asking import unordered
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import nearest_names, refused
from incidents.selection import Selection, select
from timeline.explorer.lanes import BY

PARAMETERS = ("lanes", "from", "to", "detail")
"""What is read besides the filters and `as_of`."""
AUTO, BARS, ENTRIES = "auto", "bars", "entries"
DETAILS = (AUTO, BARS, ENTRIES)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """The set, what the lanes are by, the window (None: all of it), and bars or entries."""

    selection: Selection
    lanes: str
    window: tuple[date, date] | None
    detail: str


def ask(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(parameters)
    lanes = scalars.read("lanes", lambda text: _one_of("lanes", text, [*BY]), next(iter(BY)))
    detail = scalars.read("detail", lambda text: _one_of("detail", text, DETAILS), AUTO)
    window = _window(scalars)
    scalars.read("ordering", unordered, None)
    try:
        selection = select(parameters, allowing=PARAMETERS)
    except InvalidParameters as error:
        raise InvalidParameters([*scalars.errors, *error.errors]) from None
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return Asked(selection, lanes, window, detail)


def _window(scalars: Scalars) -> tuple[date, date] | None:
    wrong_before = len(scalars.errors)
    first, last = scalars.read("from", _day, None), scalars.read("to", _day, None)
    if len(scalars.errors) > wrong_before:
        return None
    if first and last and first > last:
        message = f"from={first} lies after to={last}: exchange them."
        scalars.errors.append(refused("from", str(first), message))
        return None
    if first and last:
        return first, last
    if first or last:
        given, other = ("from", "to") if first else ("to", "from")
        message = (
            f"A window has two ends: write {other}= as well, or leave {given}= out for everything."
        )
        scalars.errors.append(refused(given, str(first or last), message))
    return None


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongValueError(f'"{shown(text)}" is no day: write one such as 2019-12-27.')


def _one_of(name: str, text: str, words: Sequence[str]) -> str:
    if text not in words:
        message = f'"{shown(text)}" is not among {name}: write one of {", ".join(words)}.'
        raise WrongValueError(message, nearest_names(text, words))
    return text
