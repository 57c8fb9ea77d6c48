"""Answers one entry of the ledger: its document as it is, or why there is none any more."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from incidents.api import caching
from incidents.api.answers import moment
from incidents.api.lookup import Entry
from incidents.api.preference import JSON_TYPE
from incidents.api.problems import problem


def document_answer(
    request: HttpRequest, entry: Entry, members: Sequence[str] = ()
) -> HttpResponseBase:
    """The text of the document, with headers that say which entry it is; 410 with a tombstone.

    `members` are those that the document was cut to.
    """
    if not entry.live:
        return problem(410, entry.withdrawn, tombstone=entry.tombstone)
    tag = caching.etag(request, entry.position, *members)
    if known := caching.unchanged(request, tag):
        return known
    response = HttpResponse(entry.document + "\n", content_type=JSON_TYPE)
    response["X-Ledger-Position"] = str(entry.position)
    response["X-Recorded-At"] = moment(entry.recorded_at) or ""
    response["X-Ledger-Action"] = entry.action
    return caching.mark(response, tag)
