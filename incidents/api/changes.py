"""The change feed: every entry of the ledger in the order of the ledger, to be followed."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from incidents.api import caching, changes_description
from incidents.api.answers import Begun, moment
from incidents.api.asking import JSON, offered
from incidents.api.change_rows import lines, streamed
from incidents.api.preference import JSON_TYPE
from incidents.api.views import ReadingView
from incidents.api.waiting import ROOM
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError, filters
from incidents.filters.asof import START, Pin, pin
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names, nearest_names, refused
from incidents.selection import READER

NDJSON = "ndjson"
PARAMETERS = ("after", "limit", "wait", "as_of", "format")
DEFAULT_LIMIT = 100
LARGEST_LIMIT = 1000
LONGEST_WAIT_S = 30
PAUSE_S = 5
"""What a follower who could not wait here should wait by itself."""
_DIGITS = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True)
class Question:
    """Which stretch of the ledger is asked for: what follows `after`, up to `at`."""

    after: int
    at: Pin
    limit: int
    wait_s: int
    format: str


class Changes(ReadingView):
    """Every entry of the ledger that follows a position."""

    @extend_schema(**changes_description.CHANGES)
    def get(self, request: Request) -> HttpResponseBase:
        """Answer the next entries, waiting for one if asked to, or stream all of them."""
        http: HttpRequest = request._request
        asked = question(http)
        waited = waits(asked, http.META)
        if waited:
            asked = Question(**{**vars(asked), "at": pin(None, using=READER)[0]})
        tag = caching.etag(http, asked.at.position, vars(asked), waited)
        if known := caching.unchanged(http, tag):
            return known
        response = stream(http, asked) if asked.format == NDJSON else page(http, asked, waited)
        response["X-Ledger-Position"] = str(asked.at.position)
        response["X-Recorded-At"] = moment(asked.at.recorded_at) or ""
        return caching.mark(response, tag)


def question(request: HttpRequest) -> Question:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(request.GET.lists()))
    scalars.errors += _names(scalars.given)
    after = scalars.read("after", whole("after", 0, 10**18), 0)
    limit = scalars.read("limit", whole("limit", 1, LARGEST_LIMIT), DEFAULT_LIMIT)
    wait_s = scalars.read("wait", whole("wait", 0, LONGEST_WAIT_S), 0)
    format_ = scalars.read("format", _format, None) or _preferred(request)
    as_of = scalars.read("as_of", str, None)
    at, wrong = (START, []) if scalars.errors else pin(as_of, using=READER)
    scalars.errors += wrong
    if not scalars.errors:
        _check_together(scalars, after, at, format_)
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return Question(after, at, limit, wait_s, format_)


def whole(name: str, least: int, most: int) -> Any:
    """Reads a whole number between two others."""

    def read(text: str) -> int:
        number = int(text) if _DIGITS.fullmatch(text) else -1
        if not least <= number <= most:
            message = f"{name} is a whole number from {least} to {most}, in 0-9."
            raise WrongValueError(message)
        return number

    return read


def waits(asked: Question, environ: Mapping[str, Any]) -> bool:
    """Wait for the ledger to pass the position; False if not asked to, or without a place."""
    if not asked.wait_s or asked.at.position > asked.after:
        return bool(asked.wait_s)
    return ROOM.wait(
        lambda: pin(None, using=READER)[0].position > asked.after, asked.wait_s, environ
    )


def page(request: HttpRequest, asked: Question, waited: bool) -> HttpResponse:
    """Up to `limit` entries, and where to ask on: there always is a `next`."""
    found = lines(asked.after, asked.at.position, asked.limit + 1)
    more, found = len(found) > asked.limit, found[: asked.limit]
    following = _address(request, asked, found[-1][0] if found else asked.after)
    head = {
        "position": asked.at.position,
        "recorded_at": moment(asked.at.recorded_at),
        "query": urlencode({"after": asked.after}),
        "next": following,
        "more": more,
        "pause": 0 if more or waited else PAUSE_S,
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    text = f'{opening}, "results": [\n' + ",\n".join(line for _, line in found) + "\n]}\n"
    response = HttpResponse(text, content_type=JSON_TYPE)
    response["Link"] = f'<{following}>; rel="next"'
    return response


def stream(request: HttpRequest, asked: Question) -> HttpResponseBase:
    """All entries to the end as lines, the last of which says that it is the last."""
    media_type = offered()[NDJSON].media_type
    name = f"changes-{asked.after}-{asked.at.position}.{NDJSON}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if request.method == "HEAD":
        return HttpResponse(content_type=media_type, headers=headers)
    begun = Begun(streamed(asked.after, asked.at))
    return StreamingHttpResponse(begun, content_type=media_type, headers=headers)


def _address(request: HttpRequest, asked: Question, after: int) -> str:
    said: dict[str, object] = {"after": after}
    if asked.limit != DEFAULT_LIMIT:
        said["limit"] = asked.limit
    said |= {name: request.GET[name] for name in ("wait", "as_of") if name in request.GET}
    return request.build_absolute_uri(f"{request.path}?{urlencode(said)}")


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


def _check_together(scalars: Scalars, after: int, at: Pin, format_: str) -> None:
    """What is sound by itself but not beside the rest."""

    def refuse(name: str, message: str) -> None:
        scalars.errors.append(refused(name, scalars.given[name][0], message))

    if after > at.position:
        ends = f"which ends at {at.position}" if "as_of" not in scalars.given else "as of then"
        remedy = "if it was read here once, the ledger is another one now: begin anew from after=0."
        refuse("after", f"{after} lies beyond the ledger, {ends}: {remedy}")
    if "wait" in scalars.given and "as_of" in scalars.given:
        refuse(
            "wait", "wait has no meaning with as_of, since the past does not move: leave it out."
        )
    for name in ("limit", "wait"):
        if format_ == NDJSON and name in scalars.given:
            refuse(name, f"{name} has no meaning in ndjson, which has all entries: leave it out.")


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
