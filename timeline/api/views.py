"""The list of saved timelines, and one of them with all its entries."""

from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api import caching
from incidents.api.answers import Begun, headers_alone, moment, state_headers
from incidents.api.asking import JSON, named_format
from incidents.api.history import pinned_answer
from incidents.api.preference import JSON_TYPE, require_json
from incidents.api.problems import Refusal
from incidents.api.views import ReadingView
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters
from incidents.filters.asof import pin
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names
from incidents.selection import READER
from timeline.api import description
from timeline.api.written import written
from timeline.models import PublishedTimeline
from timeline.saved.editions import chosen
from timeline.saved.selection import select_saved
from timeline.saved.since import told_until


class TimelineList(ReadingView):
    """The published timelines, the newest edition first."""

    @extend_schema(**description.LIST)
    def get(self, request: Request) -> HttpResponseBase:
        """Answer all of them: they are made by hand, and there are no pages."""
        http: HttpRequest = request._request
        _json_only(http, allowed=())
        rows = PublishedTimeline.objects.using(READER).filter(live=True).defer("document")
        results = [_listed(http, row) for row in rows]
        at = pin(None, using=READER)[0]
        said = [(each["slug"], each["edition"]) for each in results]
        tag = caching.etag(http, at.position, said)
        if known := caching.unchanged(http, tag):
            return known
        return caching.mark(pinned_answer(at, "", {"results": results}), tag)


class TimelineDetail(ReadingView):
    """One timeline by its slug."""

    @extend_schema(**description.DETAIL)
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Stream head, sections and entries; 410 with the reason once it has been withdrawn."""
        http: HttpRequest = request._request
        given = _json_only(http, allowed=("as_of", "edition"))
        saved = chosen(_found(slug), given)
        selection = select_saved(saved, given)
        until = told_until(saved, selection)
        tag = caching.etag(http, selection.position, saved.slug, saved.edition, until)
        if known := caching.unchanged(http, tag):
            return known
        stated = state_headers(selection)
        if http.method == "HEAD":
            return caching.mark(headers_alone(JSON_TYPE, stated), tag)
        pieces = Begun(written(http, saved, selection))
        answer = StreamingHttpResponse(pieces, content_type=JSON_TYPE, headers=stated)
        return caching.mark(answer, tag)


def _found(slug: str) -> PublishedTimeline:
    row = PublishedTimeline.objects.using(READER).filter(slug=slug).first()
    if row is None:
        path = reverse("api-timelines")
        raise Http404(f"No timeline {shown(slug)} is published: {path} lists all.")
    if not row.live:
        detail = f"This timeline was withdrawn: {row.reason}"
        raise Refusal(410, detail, withdrawn_at=moment(row.made_at))
    return row


def _json_only(http: HttpRequest, allowed: Collection[str]) -> dict[str, Any]:
    """The parameters besides `format`; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(http.GET.lists()))
    scalars.read("format", lambda text: named_format(text, {}), JSON)
    scalars.errors += check_names(scalars.given, [*allowed, "format"])
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    require_json(http)
    return {name: values for name, values in scalars.given.items() if name != "format"}


def _listed(http: HttpRequest, row: PublishedTimeline) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "edition": row.edition,
        "published_at": moment(row.made_at),
        "title": row.title,
        "introduction": row.introduction,
        "author": row.author,
        "timeline": http.build_absolute_uri(reverse("api-timeline", args=[row.slug])),
        "page": http.build_absolute_uri(reverse("saved-page", args=[row.slug])),
    }
