"""What became of one incident: every entry of it in the ledger, and the document of any version."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api import caching, history_description
from incidents.api.answers import moment
from incidents.api.documents import document_answer
from incidents.api.lookup import Entry, entries, find, recall, recall_members
from incidents.api.preference import require_json
from incidents.api.views import ReadingView
from incidents.codes import LedgerAction, State
from incidents.dates.errors import shown
from incidents.filters.asof import Pin

_VERSION = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


class IncidentHistory(ReadingView):
    """All that was published of one incident, oldest first; it answers for the withdrawn too."""

    @extend_schema(**history_description.HISTORY)
    def get(self, request: Request, reference: str) -> HttpResponseBase:
        """Answer one entry for each act, with links to its document and to what it changed."""
        http: HttpRequest = request._request
        at = recall(http.GET)
        require_json(http)
        found = entries(reference, at)
        tag = caching.etag(http, at.position, found[-1].position)
        if known := caching.unchanged(http, tag):
            return known
        state = State.PUBLISHED if found[-1].live else found[-1].action
        told = {"reference": reference, "state": state, "entries": history_of(http, found)}
        return caching.mark(pinned_answer(at, "", told), tag)


class IncidentVersion(ReadingView):
    """One version of one incident, as it was last published or restated."""

    @extend_schema(**history_description.VERSION)
    def get(self, request: Request, reference: str, version: str) -> HttpResponseBase:
        """Answer the document of the version's newest entry; 410 if that withdrew the incident."""
        http: HttpRequest = request._request
        at, members = recall_members(http.GET)
        require_json(http)
        if not _VERSION.fullmatch(version):
            raise Http404(f"{shown(version)} is no version: write a whole number from 1 on.")
        return document_answer(http, find(reference, at, int(version), members), at, members)


def pinned_answer(at: Pin, query: str, told: dict[str, Any]) -> JsonResponse:
    """JSON that says first what it was made of."""
    pin = {"position": at.position, "recorded_at": moment(at.recorded_at), "query": query}
    response = JsonResponse({**pin, **told}, json_dumps_params={"ensure_ascii": False})
    response["X-Ledger-Position"] = str(at.position)
    return response


def head_of(entry: Entry) -> dict[str, Any]:
    """What an entry is called wherever it is mentioned."""
    return {
        "position": entry.position,
        "recorded_at": moment(entry.recorded_at),
        "version": entry.version,
        "action": entry.action,
        "reason": entry.reason,
    }


def history_of(request: HttpRequest, found: list[Entry]) -> list[dict[str, Any]]:
    """Each entry with what came next and, of those with a document, the links to look closer."""
    told = []
    former: Entry | None = None
    for entry, later in zip(found, [*found[1:], None], strict=True):
        restated = entry.action == LedgerAction.RESTATED
        told.append(
            {
                **head_of(entry),
                "restated": restated,
                "superseded_by": later and later.position,
                "superseded_at": later and moment(later.recorded_at),
                "tombstone": None if entry.live else entry.tombstone,
                "document": document_link(request, entry) if entry.live else None,
                "diff": diff_link(request, former, entry) if former and entry.live else None,
            }
        )
        former = entry if entry.live else former
    return told


def document_link(request: HttpRequest, entry: Entry) -> str:
    """The address of exactly this document, whatever restates its version later."""
    path = reverse("api-incident-version", args=[entry.reference, entry.version])
    return request.build_absolute_uri(f"{path}?as_of={entry.position}")


def diff_link(request: HttpRequest, former: Entry, entry: Entry) -> str:
    """The address of what lies between two entries."""
    path = reverse("api-incident-diff", args=[entry.reference])
    return request.build_absolute_uri(f"{path}?from=p{former.position}&to=p{entry.position}")
