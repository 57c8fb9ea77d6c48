"""The change feed: every entry of the ledger in the order of the ledger, to be followed."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api import caching, changes_description
from incidents.api.answers import Begun, moment
from incidents.api.asking import offered
from incidents.api.change_asking import DEFAULT_LIMIT, NDJSON, Question, question
from incidents.api.change_rows import lines, streamed
from incidents.api.preference import JSON_TYPE
from incidents.api.views import ReadingView
from incidents.api.waiting import ROOM
from incidents.api.withholding import newest_withholding
from incidents.filters.asof import pin
from incidents.selection import READER

PAUSE_S = 5
"""What a follower who could not wait here should wait by itself."""


class Changes(ReadingView):
    """Every entry of the ledger that follows a position."""

    @extend_schema(**changes_description.CHANGES)
    def get(self, request: Request) -> HttpResponseBase:
        """Answer the next entries, waiting for one if asked to, or stream all of them."""
        http: HttpRequest = request._request
        asked = question(http)
        waited = waits(asked, http.META)
        if waited:
            asked = replace(asked, at=pin(None, using=READER)[0])
        past = newest_withholding() if "as_of" in http.GET else None
        tag = caching.etag(http, asked.at.position, asked, waited, past)
        if known := caching.unchanged(http, tag):
            return known
        response = stream(http, asked) if asked.format == NDJSON else page(http, asked, waited)
        response["X-Ledger-Position"] = str(asked.at.position)
        response["X-Recorded-At"] = moment(asked.at.recorded_at) or ""
        return caching.mark(response, tag)


def waits(asked: Question, environ: Mapping[str, Any]) -> bool:
    """Wait for the ledger to pass the position; False if not asked to, or without a place."""
    if not asked.wait_s or asked.at.position > asked.after:
        return bool(asked.wait_s)
    return ROOM.wait(
        lambda: pin(None, using=READER)[0].position > asked.after, asked.wait_s, environ
    )


def page(request: HttpRequest, asked: Question, waited: bool) -> HttpResponse:
    """Up to `limit` entries, and where to ask on: there always is a `next`."""
    at_head = asked.after == asked.at.position
    found = [] if at_head else lines(asked.after, asked.at.position, asked.limit + 1)
    more, found = len(found) > asked.limit, found[: asked.limit]
    last, seen = found[-1][:2] if found else (asked.after, None)
    following = _address(request, asked, last, seen)
    head = {
        "position": asked.at.position,
        "recorded_at": moment(asked.at.recorded_at),
        "query": urlencode({"after": asked.after}),
        "next": following,
        "more": more,
        "pause": 0 if more or waited else PAUSE_S,
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    text = f'{opening}, "results": [\n' + ",\n".join(line for *_, line in found) + "\n]}\n"
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
    following = partial(_address, request, asked)
    begun = Begun(streamed(asked.after, asked.at, following))
    return StreamingHttpResponse(begun, content_type=media_type, headers=headers)


def _address(request: HttpRequest, asked: Question, after: int, seen: str | None) -> str:
    said: dict[str, object] = {"after": after}
    if seen or (after == asked.after and asked.seen):
        said["seen"] = seen or asked.seen
    if asked.limit != DEFAULT_LIMIT:
        said["limit"] = asked.limit
    said |= {name: request.GET[name] for name in ("wait", "as_of") if name in request.GET}
    return request.build_absolute_uri(f"{request.path}?{urlencode(said, safe=':')}")
