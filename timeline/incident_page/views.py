"""The page of one incident over HTTP."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from incidents.api.answers import moment
from incidents.api.lookup import Entry, documents_at, successors
from incidents.api.problems import answer_exception
from incidents.codes import LedgerAction, RetractionReason
from incidents.filters import InvalidParameters
from incidents.filters.lookups import written
from timeline.incident_page.changes import changes, reason_of, spoken_day
from timeline.incident_page.linked_data import linked_data, script
from timeline.incident_page.page import tell
from timeline.incident_page.state import State, read_state
from timeline.private import private
from timeline.refusals import may_read, not_allowed
from timeline.telling.plain import line

#: What can be made a reference: inc-42 is one that was not written out.
_REFERENCE = re.compile(r"[A-Z]{1,9}-?[0-9]{1,10}", re.ASCII)


@require_safe
def incident(request: HttpRequest, reference: str) -> HttpResponseBase:
    """All that is published of an incident; 410 with the reason once it has been withdrawn."""
    if not may_read(request):
        return not_allowed(request, page=True)
    proper = written(reference.upper()) if _REFERENCE.fullmatch(reference.upper()) else reference
    if proper != reference:
        query = request.META.get("QUERY_STRING", "")
        address = reverse("incident", args=[proper])
        return redirect(f"{address}?{query}" if query else address)
    told: dict[str, Any] = {"reference": reference}
    try:
        return _answer(request, reference)
    except InvalidParameters as error:
        told["errors"] = error.errors
        return _page(request, "refused", told, HTTPStatus.BAD_REQUEST)
    except Http404 as error:
        told |= {"why": str(error), "asked": bool(request.GET)}
        return _page(request, "missing", told, HTTPStatus.NOT_FOUND)
    except OperationalError as error:
        return answer_exception(error, {"request": request})


def _answer(request: HttpRequest, reference: str) -> HttpResponseBase:
    state = read_state(reference, dict(request.GET.lists()))
    if state.entry.live:
        told = tell(state, request)
        context = {"told": told, "state": state, "linked_data": script(linked_data(told))}
        answer = _page(request, "page", context | _since(state), HTTPStatus.OK)
    else:
        answer = _page(request, "gone", _gone(state), HTTPStatus.GONE)
    answer["X-Ledger-Position"] = str(state.entry.position)
    answer["X-Recorded-At"] = moment(state.entry.recorded_at) or ""
    return answer


def _since(state: State) -> dict[str, Any]:
    """What the reader of a past state is told of now."""
    if not state.asked:
        return {}
    newest = state.newest
    return {
        "since": LedgerAction(newest.action).label if state.is_past else "",
        "since_day": spoken_day(newest.recorded_at),
        "since_reason": reason_of(newest),
    }


def _gone(state: State) -> dict[str, Any]:
    """What stands in the place of a withdrawn incident: the act, its reason, and its past."""
    stone = state.entry.tombstone
    why = stone.get("why") or ""
    chain = successors(state.entry, state.at)
    into = chain[-1].reference if chain else state.entry.into
    return {
        "state": state,
        "action": state.entry.action,
        "day": spoken_day(state.entry.recorded_at),
        "why": RetractionReason(why).label if why in RetractionReason.values else why,
        "reason": reason_of(state.entry),
        "title": _last_title(state),
        "into": into,
        "into_address": state.address(into) if into else "",
        "into_title": _title(chain[-1]) if chain and chain[-1].live else "",
        "on_the_way": [each.reference for each in chain[:-1]],
        "changes": changes(state),
    }


def _last_title(state: State) -> str:
    """What it was called when it was last public; "" where that is withheld."""
    live = [entry for entry in state.entries if entry.live]
    return _title(live[-1]) if live else ""


def _title(entry: Entry) -> str:
    return line(json.loads(documents_at(entry)[0])["title"])


def _page(
    request: HttpRequest, name: str, context: Mapping[str, Any], status: HTTPStatus
) -> HttpResponseBase:
    """The page, or 304 to whoever has it: its tag is made of what it says, in any language."""
    page = render(request, f"timeline/incident/{name}.html", {**context}, status=status)
    if status is HTTPStatus.OK:
        page["ETag"] = f'"{sha256(page.content).hexdigest()[:32]}"'
    found: HttpResponse = get_conditional_response(request, page.get("ETag"), None, page) or page
    return private(found)
