"""Reads what is asked of a list of reference data; what is wrong is said of every parameter."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db import connections

from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.asof import pin
from incidents.filters.public_rows import never_public
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names, check_values, nearest_names, refused
from incidents.reference.kinds import ReferenceKind
from incidents.reference.listing import Listing
from incidents.selection import READER

SCALARS = ("q", "as_of")
"""What every list reads once."""
SEVERAL = ("kind", "within", "publisher")
"""What takes several values, repeated or joined by commas."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def ask(
    kind: ReferenceKind, given: Mapping[str, Sequence[str]], *, allowing: Collection[str] = ()
) -> Listing:
    """The list pinned to its position; raises `InvalidParameters` with all that is wrong.

    `allowing` names parameters that the caller reads itself.
    """
    known = {*SCALARS, *kind.own, *allowing}
    scalars = Scalars(given)
    scalars.errors += check_names(given, known)
    asked: dict[str, tuple[str, ...]] = {}
    if words := scalars.read("q", _words, ""):
        asked["q"] = (words,)
    at = scalars.read("at", day, None) if "at" in kind.own else None
    if at:
        asked["at"] = (at.isoformat(),)
    for name in (name for name in SEVERAL if name in kind.own and name in given):
        values, wrong = _several(kind, name, given[name])
        asked[name] = values
        scalars.errors += wrong
    as_of = scalars.read("as_of", str, None)
    pinned, wrong_moment = pin(as_of, using=READER)
    scalars.errors += wrong_moment
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return Listing(kind, pinned.position, pinned.recorded_at, asked, at)


def day(text: str) -> date:
    """A calendar day written `2019-12-27`."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongValueError(f'"{shown(text)}" is no day: write one such as 2019-12-27.')


def _words(text: str) -> str:
    with connections[READER].cursor() as cursor:
        cursor.execute("SELECT fold(%s)", [text])
        if not cursor.fetchone()[0].strip():
            raise WrongValueError("q has nothing that can be searched for: write part of a name.")
    return " ".join(text.split())


def _several(
    kind: ReferenceKind, name: str, given: Sequence[str]
) -> tuple[tuple[str, ...], list[ParameterError]]:
    """The values, each once, sorted; and what is wrong with them."""
    if wrong := [*check_values(name, given, several=True)]:
        return (), wrong
    values = tuple(sorted({piece.strip() for text in given for piece in text.split(",")}))
    if name == "kind":
        return values, [*_no_code(kind, values)]
    of = "publisher" if name == "publisher" else kind.kind
    return values, [*never_public(name, values, kind=of, using=READER)]


def _no_code(kind: ReferenceKind, values: Sequence[str]) -> Iterator[ParameterError]:
    known = kind.codes.values if kind.codes else []
    for value in values:
        if value not in known:
            message = f'"{shown(value)}" is no such kind: write one of {", ".join(known)}.'
            yield refused("kind", value, message, nearest_names(value, known))
