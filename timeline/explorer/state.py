"""Reads the address of the explorer: the filters, and what of the page is in sight."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from incidents.api import cursors
from incidents.api.cursors import Cursor
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError, filters
from incidents.filters.scalars import Scalars
from incidents.filters.texts import nearest_names
from incidents.selection import DEFAULT_ORDERING, Selection, select
from timeline.explorer.fields import NAMES

LANES = ("none", "type", "actor", "country")
OWN = ("entry", "lanes", "map", "window", "cursor")
"""What the page reads besides what `select` does: all of it is about what is in sight."""
ADDED = ("add", "value")
"""A filter of any name and its value, as the form sends them; see `tidied`."""
_REFERENCE = re.compile(r"[A-Z]{1,9}-[0-9]{1,10}", re.ASCII)
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WINDOW = re.compile(
    rf"({_MOMENT}(?:T[0-9]{{2}}:[0-9]{{2}})?)/({_MOMENT}(?:T[0-9]{{2}}:[0-9]{{2}})?)", re.ASCII
)
_VIEW = re.compile(r"([0-9]{1,2})/(-?[0-9]{1,2}(?:\.[0-9]{1,5})?)/(-?[0-9]{1,3}(?:\.[0-9]{1,5})?)")


@dataclass(frozen=True)
class Asked:
    """One question to the explorer; `state` is its address again, in its normal form."""

    selection: Selection
    cursor: Cursor | None
    entry: str
    lanes: str
    map: str
    window: str
    pinned: bool

    @property
    def state(self) -> dict[str, tuple[str, ...]]:
        """The parameters by which the page is had again, but for the page of the list."""
        ordering = self.selection.ordering
        told = {
            "as_of": str(self.selection.position) if self.pinned else "",
            "ordering": "" if ordering == DEFAULT_ORDERING else ordering,
            "lanes": "" if self.lanes == LANES[0] else self.lanes,
            "map": self.map,
            "window": self.window,
            "entry": self.entry,
        }
        own = {name: (value,) for name, value in told.items() if value}
        return {**dict(sorted(self.selection.parameters.items())), **own}


def ask(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(parameters)
    cursor = scalars.read("cursor", cursors.read, None)
    entry = scalars.read("entry", _reference, "")
    lanes = scalars.read("lanes", _lanes, LANES[0])
    view = scalars.read("map", _view, "")
    window = scalars.read("window", _window, "")
    given = dict(parameters)
    if cursor:
        given.setdefault("as_of", [str(cursor.position)])
    try:
        selection = select(given, allowing=OWN)
    except InvalidParameters as error:
        raise InvalidParameters([*scalars.errors, *error.errors]) from None
    if cursor:
        scalars.read("cursor", lambda _: cursor.check(selection), None)
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return Asked(selection, cursor, entry, lanes, view, window, pinned="as_of" in parameters)


def tidied(query: QueryDict) -> dict[str, list[str]]:
    """What the form meant: fields left empty ask for nothing, and an added filter has its name."""
    given: dict[str, list[str]] = {
        name: [value for value in values if value.strip()] if name in (*NAMES, *ADDED) else values
        for name, values in query.lists()
    }
    given = {name: values for name, values in given.items() if values}
    names, values = given.get("add", []), given.get("value", [])
    if len(names) == len(values) == 1:
        name = names[0].strip()
        several = name in filters() and filters()[name].several
        kept = given.get(name, []) if several else []
        given = {key: each for key, each in given.items() if key not in ADDED}
        given[name] = list(dict.fromkeys([*kept, *values]))
    return given


def _reference(text: str) -> str:
    if not _REFERENCE.fullmatch(text):
        raise WrongValueError(f'"{shown(text)}" is no reference: write one such as INC-000042.')
    return text


def _lanes(text: str) -> str:
    if text not in LANES:
        message = f'"{shown(text)}" is no kind of lane: write one of {", ".join(LANES)}.'
        raise WrongValueError(message, nearest_names(text, LANES))
    return text


def _view(text: str) -> str:
    found = _VIEW.fullmatch(text)
    if not found or abs(float(found[2])) > 90 or abs(float(found[3])) > 180:
        message = "map is zoom/latitude/longitude of what is in sight: write 6/33.2/44.1."
        raise WrongValueError(message)
    return text


def _window(text: str) -> str:
    found = _WINDOW.fullmatch(text)
    try:
        ends = [datetime.fromisoformat(end) for end in found.groups()] if found else []
    except ValueError:
        ends = []
    if not ends:
        message = "window is what is in sight on the timeline: write 2019-12-27/2020-01-02."
        raise WrongValueError(message)
    if ends[0] > ends[1]:
        raise WrongValueError(f"window={shown(text)} ends before it begins: exchange the two.")
    return text
