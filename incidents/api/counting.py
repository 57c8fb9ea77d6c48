"""What a filter finds, counted instead of listed: facets, statistics, and what was looked for."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException, NotAcceptable
from rest_framework.request import Request

from incidents.api import caching, counting_description
from incidents.api.answers import moment
from incidents.api.counts import (
    JSON,
    MEDIA_TYPES,
    Told,
    told_coverage,
    told_facets,
    told_statistics,
)
from incidents.api.kept import kept
from incidents.api.views import ReadingView
from incidents.counting import asking, facets
from incidents.counting.coverage import declared
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names, nearest_names
from incidents.models import Tally, Term
from incidents.selection import READER, Selection, select

_Asked = TypeVar("_Asked")


class IncidentFacets(ReadingView):
    """How many incidents there are of each value."""

    @extend_schema(**counting_description.FACETS)
    def get(self, request: Request) -> HttpResponseBase:
        """Count the values of each facet."""
        asked, format_ = read(request._request, facets.ask)

        def make() -> Told:
            return told_facets(asked, format_)

        return answered(request._request, asked.selection, (format_, asked), make)


class IncidentStatistics(ReadingView):
    """How many incidents there are and what their figures add up to, by group."""

    @extend_schema(**counting_description.STATISTICS)
    def get(self, request: Request) -> HttpResponseBase:
        """Add up by the counting rule."""
        asked, format_ = read(request._request, asking.ask)
        spans = declared(asked.selection.position) if asked.unit else []

        def make() -> Told:
            return told_statistics(asked, format_, spans)

        return answered(request._request, asked.selection, (format_, asked, spans), make)


class CoverageList(ReadingView):
    """What this desk says it has looked for."""

    @extend_schema(**counting_description.COVERAGE)
    def get(self, request: Request) -> HttpResponseBase:
        """List what is declared now."""
        selection, format_ = read(request._request, _nothing_else)
        spans = declared()

        def make() -> Told:
            return told_coverage(selection, format_, spans)

        return answered(request._request, selection, (format_, spans), make)


class NotReindexed(APIException):
    """The index was made by an earlier release and has nothing to add up yet."""

    status_code = 503
    default_detail = "The index is of an earlier release: have manage.py reindex_ledger run first."


@cache
def check_reindexed() -> bool:
    """Raise `NotReindexed` until it is; once it is, it stays."""
    terms, tallies = Term.objects.using(READER), Tally.objects.using(READER)
    if terms.filter(newest=0).exists() or (terms.exists() and not tallies.exists()):
        raise NotReindexed
    return True


def read(http: HttpRequest, ask: Callable[[Mapping[str, list[str]]], _Asked]) -> tuple[_Asked, str]:
    """The question and the format of its answer; raises `InvalidParameters` with all wrong ones."""
    check_reindexed()
    given: dict[str, Any] = dict(http.GET.lists())
    scalars = Scalars({"format": given.pop("format")} if "format" in given else {})
    chosen = scalars.read("format", _format, "")
    try:
        asked = ask(given)
    except InvalidParameters as error:
        raise InvalidParameters([*scalars.errors, *error.errors]) from None
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return asked, chosen or _preferred(http)


def answered(
    http: HttpRequest, at: Selection, said: tuple[Any, ...], make: Callable[[], Told]
) -> HttpResponseBase:
    """304, or the answer, which is made once while nothing changes; `said` begins with its format.

    What was looked for is no part of the ledger, so that `said` has to hold it.
    """
    tag = caching.etag(http, at.position, *said)
    if known := caching.unchanged(http, tag):
        return known
    headers, body = kept(at, (http.path, *said), lambda: "\n".join(make())).split("\n", 1)
    format_ = str(said[0])
    response = HttpResponse(body, content_type=MEDIA_TYPES[format_], headers=json.loads(headers))
    response["X-Ledger-Position"] = str(at.position)
    response["X-Recorded-At"] = moment(at.recorded_at) or ""
    response["X-Query"] = at.query
    if format_ != JSON:
        name = f"{http.path.strip('/').rpartition('/')[2]}-{at.position}.{format_}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return caching.mark(response, tag)


def _nothing_else(given: Mapping[str, list[str]]) -> Selection:
    """The newest state of the ledger, for an answer that takes no question."""
    if wrong := [*check_names(given, ["format"])]:
        raise InvalidParameters(wrong)
    return select({})


def _format(text: str) -> str:
    if text not in MEDIA_TYPES:
        message = f'"{shown(text)}" is not offered: write one of {", ".join(MEDIA_TYPES)}.'
        raise WrongValueError(message, nearest_names(text, MEDIA_TYPES))
    return text


def _preferred(http: HttpRequest) -> str:
    """The format that the client accepts most; raises `NotAcceptable`."""
    known = {type_.partition(";")[0]: name for name, type_ in MEDIA_TYPES.items()}
    wanted = http.get_preferred_type(list(known))
    if wanted is None:
        raise NotAcceptable(f"Accept one of {', '.join(known)}, or name a format= instead.")
    return known[wanted]
