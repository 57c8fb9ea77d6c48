"""The working states of all incidents, and the way new ones come in."""

from typing import Any

import pghistory
from django.db import transaction
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api.asking import DEFAULT_PAGE_SIZE, page_size
from incidents.api.bodies import parse, read_bytes
from incidents.api.editorial import description, storing, working
from incidents.api.editorial.once import once
from incidents.api.editorial.writer import Wish, signed_in, wish
from incidents.api.writing import (
    WritingView,
    json_answer,
    parameters,
    refuse_wrong,
    unprocessable,
)
from incidents.codes import State
from incidents.filters import WrongValueError
from incidents.models import Incident

MOST_AT_ONCE = 1000


class WorkingStates(WritingView):
    """Every incident as it is edited, drafts among them."""

    permissions = {"POST": "incidents.add_incident"}

    @extend_schema(**description.LIST)
    def get(self, request: Request) -> HttpResponse:
        """A page of them, the newest first."""
        scalars = parameters(request, ("state", "page_size", "cursor"))
        state = scalars.read("state", _state, None)
        size = scalars.read("page_size", page_size, DEFAULT_PAGE_SIZE)
        before = scalars.read("cursor", _number, None)
        refuse_wrong(scalars)
        found = Incident.objects.order_by("-pk")
        found = found.filter(state=state) if state else found
        found = found.filter(pk__lt=before) if before else found
        numbers = list(found.values_list("pk", flat=True)[: size + 1])
        query = f"state={state}" if state else ""
        following = None
        if len(numbers) > size:
            asked = [query, f"page_size={size}", f"cursor={numbers[size - 1]}"]
            address = f"{request.path}?{'&'.join(filter(None, asked))}"
            following = request._request.build_absolute_uri(address)
        results = working.whole(numbers[:size])
        return json_answer({"query": query, "next": following, "results": results})

    @extend_schema(**description.CREATE)
    def post(self, request: Request) -> HttpResponse:
        """Enter one document, or a list of them: all or none."""
        asked = wish(request)
        data = read_bytes(request._request)
        if asked.dry_run:
            with transaction.atomic():
                answer = self.create(request, data, asked)
                transaction.set_rollback(True)
                return answer
        return once(request, data, lambda: self.create(request, data, asked))

    def create(self, request: Request, data: bytes, asked: Wish) -> HttpResponse:
        """Write them, and say what was made."""
        body = parse(data)
        documents = body if isinstance(body, list) else [body]
        if not 1 <= len(documents) <= MOST_AT_ONCE:
            said = f"send 1 to {MOST_AT_ONCE} documents at once, not {len(documents)}"
            raise unprocessable([{"pointer": "", "detail": said}])
        by = signed_in(request)
        missing = storing.unknown(documents) if asked.create_missing else {}
        storing.refuse_to_create(missing, by)
        with pghistory.context(**asked.context()):
            made = storing.create(
                documents,
                by=by,
                create_missing=asked.create_missing,
                listed=isinstance(body, list),
            )
        numbers = [incident.pk for incident in made]
        if asked.dry_run:
            return json_answer(_would(working.whole(numbers), missing))
        if isinstance(body, list):
            results = working.rows(numbers)
            made_too = storing.told(missing)
            return json_answer(
                {"count": len(results), "created": made_too, "results": results}, 201
            )
        (one,) = working.whole(numbers)
        answer = {**one, "created": storing.told(missing)}
        return json_answer(answer, 201, Location=one["url"], ETag=one["etag"])


def _would(whole: list[dict[str, Any]], missing: storing.Missing) -> dict[str, Any]:
    """What a dry run says: documents as they would read, without the numbers they will not have."""
    return {
        "dry_run": True,
        "count": len(whole),
        "would_create": storing.told(missing),
        "results": [{"document": each["document"]} for each in whole],
    }


def _state(text: str) -> str:
    """A state of an incident."""
    if text not in State.values:
        raise WrongValueError(f"write one of {', '.join(State.values)}.", State.values)
    return text


def _number(text: str) -> int:
    """The number a page begins before."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise WrongValueError("cursor was not made here: follow the link of an answer.")
    return int(text)
