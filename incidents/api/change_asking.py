"""Reads a request to the change feed: which stretch of the ledger, and whether it may wait."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from rest_framework.exceptions import NotAcceptable

from incidents.api.answers import moment
from incidents.api.asking import JSON, offered
from incidents.api.preference import JSON_TYPE
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError, filters
from incidents.filters.asof import START, Pin, pin
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names, nearest_names, refused
from incidents.models import Record
from incidents.selection import READER

NDJSON = "ndjson"
PARAMETERS = ("after", "seen", "limit", "wait", "as_of", "format")
DEFAULT_LIMIT = 100
LARGEST_LIMIT = 1000
LONGEST_WAIT_S = 30
FARTHEST = 10**18
_ANEW = "if it was read here, this is another ledger now: begin a new copy from after=0."
_DIGITS = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True)
class Question:
    """Which stretch of the ledger is asked for: what follows `after`, up to `at`.

    `seen` is when the entry at `after` was recorded, as far as the asker knows.
    """

    after: int
    seen: str | None
    at: Pin
    limit: int
    wait_s: int
    format: str


def question(request: HttpRequest) -> Question:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(request.GET.lists()))
    scalars.errors += _names(scalars.given)
    after = scalars.read("after", whole("after", 0, FARTHEST), 0)
    limit = scalars.read("limit", whole("limit", 1, LARGEST_LIMIT), DEFAULT_LIMIT)
    wait_s = scalars.read("wait", whole("wait", 0, LONGEST_WAIT_S), 0)
    format_ = scalars.read("format", _format, None) or _preferred(request)
    seen, as_of = (scalars.read(name, str, None) for name in ("seen", "as_of"))
    at, wrong = (START, []) if scalars.errors else pin(as_of, using=READER)
    scalars.errors += wrong
    if not scalars.errors:
        scalars.errors += _wrong_together(scalars.given, after, at, format_)
    if not scalars.errors and seen:
        scalars.errors += _other_ledger(after, seen)
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return Question(after, seen, at, limit, wait_s, format_)


def whole(name: str, least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number between two others."""

    def read(text: str) -> int:
        number = int(text) if _DIGITS.fullmatch(text) else -1
        if not least <= number <= most:
            message = f"{name} is a whole number from {least} to {most}, in 0-9."
            raise WrongValueError(message)
        return number

    return read


def _names(given: Mapping[str, Sequence[str]]) -> Iterator[ParameterError]:
    """What there is not here: filters of the list have a reason of their own."""
    unoffered = {name for name in filters() if name not in PARAMETERS}
    for name in unoffered & given.keys():
        message = (
            f"{name} is a filter, and the feed has none: what leaves a filter would be missed. "
            "Follow all changes and choose among them."
        )
        yield refused(name, ",".join(given[name]), message)
    others = {name: values for name, values in given.items() if name not in unoffered}
    yield from check_names(others, PARAMETERS)


def _wrong_together(
    given: Mapping[str, Sequence[str]], after: int, at: Pin, format_: str
) -> Iterator[ParameterError]:
    """What is sound by itself but not beside the rest."""
    if after > at.position:
        where = "as of then" if "as_of" in given else f"which ends at {at.position}"
        yield refused("after", str(after), f"{after} lies beyond the ledger, {where}: {_ANEW}")
    if "wait" in given and "as_of" in given:
        message = "wait has no meaning with as_of, since the past does not move: leave it out."
        yield refused("wait", given["wait"][0], message)
    for name in ("limit", "wait"):
        if format_ == NDJSON and name in given:
            message = f"{name} has no meaning in ndjson, which has all entries: leave it out."
            yield refused(name, given[name][0], message)


def _other_ledger(after: int, seen: str) -> Iterator[ParameterError]:
    """An entry that was seen and is not there: the database was set back and went on."""
    known = Record.objects.using(READER).filter(position=after)
    times = [moment(at) for at in known.values_list("recorded_at", flat=True)]
    if times != [seen]:
        message = f"The entry at {after} was not recorded at {shown(seen)}: {_ANEW}"
        yield refused("seen", seen, message)


def _format(text: str) -> str:
    if text not in (JSON, NDJSON):
        message = f'"{shown(text)}" is not offered: write json or ndjson.'
        raise WrongValueError(message, nearest_names(text, (JSON, NDJSON)))
    return text


def _preferred(request: HttpRequest) -> str:
    """The format by the Accept header; raises `NotAcceptable`."""
    lines_type = offered()[NDJSON].media_type.partition(";")[0]
    wanted = request.get_preferred_type([JSON_TYPE, lines_type])
    if wanted is None:
        raise NotAcceptable(f"Accept {JSON_TYPE} or {lines_type}, or name a format= instead.")
    return NDJSON if wanted == lines_type else JSON
