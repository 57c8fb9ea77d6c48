"""Answers one entry of the ledger: its document as it is, or why there is none any more."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from incidents.api import caching
from incidents.api.answers import moment
from incidents.api.lookup import Entry, successors
from incidents.api.preference import JSON_TYPE
from incidents.api.problems import problem
from incidents.filters.asof import Pin

SUCCESSOR = "successor-version"
"""The relation of RFC 5829 to what takes the place of a merged incident."""


def document_answer(
    request: HttpRequest, entry: Entry, at: Pin, members: Sequence[str] = ()
) -> HttpResponseBase:
    """The text of the document, with headers that say which entry it is; 410 with a tombstone.

    `members` are those that the document was cut to.
    """
    if not entry.live:
        return gone(request, entry, at)
    tag = caching.etag(request, entry.position, *members)
    if known := caching.unchanged(request, tag):
        return known
    response = HttpResponse(entry.document + "\n", content_type=JSON_TYPE)
    response["X-Ledger-Position"] = str(entry.position)
    response["X-Recorded-At"] = moment(entry.recorded_at) or ""
    response["X-Ledger-Action"] = entry.action
    return caching.mark(response, tag)


def gone(request: HttpRequest, entry: Entry, at: Pin) -> HttpResponse:
    """410 with the tombstone; of a merged incident also with a link to what stands for it now."""
    chain = successors(entry, at)
    if not chain:
        return problem(410, entry.withdrawn, tombstone=entry.tombstone)
    words = [
        entry.withdrawn,
        *(f"{each.reference}: {each.withdrawn}" for each in chain if not each.live),
    ]
    last = address(request, chain[-1].reference)
    successor: dict[str, Any] = {
        "reference": chain[-1].reference,
        "url": last,
        "live": chain[-1].live,
    }
    response = problem(410, " ".join(words), tombstone=entry.tombstone, successor=successor)
    response["Link"] = f'<{last}>; rel="{SUCCESSOR}"'
    return response


def address(request: HttpRequest, reference: str) -> str:
    """The address of an incident as of the moment that this one was asked as of."""
    as_of = request.GET.get("as_of")
    path = reverse("api-incident", args=[reference])
    return request.build_absolute_uri(f"{path}?{urlencode({'as_of': as_of})}" if as_of else path)
