"""`/api/gedevents/<version>`: lethal incidents of the ledger for clients written for UCDP's API."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api import caching
from incidents.api.answers import headers_alone, moment, state_headers
from incidents.api.views import ReadingView
from incidents.selection import Selection
from incidents.ucdp.asking import Page, position_of, read
from incidents.ucdp.reading import Found, find, page, pinned
from incidents.ucdp.rows import Row

_SAID_TWICE = ("page", "pagesize")


class GedEvents(ReadingView):
    """A page of events in UCDP's envelope; what GED cannot say is counted in `Messages`."""

    @extend_schema(exclude=True)
    def get(self, request: Request, version: str) -> HttpResponseBase:
        """Answer the page, with links that stay at the ledger position it was made at."""
        http: HttpRequest = request._request
        asked, wanted = read(dict(http.GET.lists()))
        selection = pinned(position_of(version))
        tag = caching.etag(http, selection.position, repr(asked), repr(wanted))
        if known := caching.unchanged(http, tag, selection.recorded_at):
            return known
        stated = state_headers(selection)
        if http.method == "HEAD":
            return headers_alone("application/json", stated)
        body = envelope(http, find(asked, selection.position), wanted, selection)
        text = json.dumps(body, ensure_ascii=False)
        answer = HttpResponse(text, content_type="application/json", headers=stated)
        return caching.mark(answer, tag)


def envelope(
    request: HttpRequest, found: Found, wanted: Page, selection: Selection
) -> dict[str, Any]:
    """UCDP's envelope, with what every answer here states besides."""
    total = len(found.positions)
    pages = -(-total // wanted.size)

    def link(number: int) -> str:
        if not 0 <= number < pages:
            return ""
        given = [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name.casefold() not in _SAID_TWICE
        ]
        more = [*given, ("pagesize", wanted.size), ("page", number)]
        base = request.path.rstrip("/").rpartition("/")[0]
        return request.build_absolute_uri(f"{base}/{selection.position}?{urlencode(more)}")

    return {
        "TotalCount": total,
        "TotalPages": pages,
        "PreviousPageUrl": link(wanted.number - 1),
        "NextPageUrl": link(wanted.number + 1),
        "Messages": found.messages(),
        "Position": selection.position,
        "RecordedAt": moment(selection.recorded_at),
        "Query": urlencode([(n, v) for n, values in sorted(request.GET.lists()) for v in values]),
        "Result": [as_ucdp(row) for row in page(found, wanted)],
    }


def as_ucdp(row: Row) -> Row:
    """The row in the types of UCDP's answers: days with a midnight, `active_year` true or false."""
    active = row["active_year"]
    return {
        **row,
        "active_year": None if active is None else active in ("1", "true", "True", "TRUE"),
        "date_start": f"{row['date_start']}T00:00:00",
        "date_end": f"{row['date_end']}T00:00:00",
    }
