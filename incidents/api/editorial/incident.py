"""The working state of one incident: read, replaced, and deleted while it is a draft."""

import pghistory
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api.bodies import parse, read_bytes
from incidents.api.editorial import description, storing, working
from incidents.api.editorial.etags import Seen, locked, seen_by, shown
from incidents.api.editorial.handles import numbers_of
from incidents.api.editorial.once import once
from incidents.api.editorial.writer import Wish, signed_in, wish
from incidents.api.problems import Refusal
from incidents.api.writing import WritingView, json_answer, parameters, refuse_wrong, unprocessable
from incidents.codes import State
from incidents.documents.dump import dump
from incidents.documents.slim import slim
from incidents.history.differences import differences
from incidents.history.states import state_now
from incidents.models import Incident


class WorkingState(WritingView):
    """One incident as it is edited."""

    permissions = {"PUT": "incidents.change_incident", "DELETE": "incidents.delete_incident"}

    @extend_schema(**description.SHOW)
    def get(self, request: Request, handle: str) -> HttpResponse:
        """The document with its ETag."""
        refuse_wrong(parameters(request, ()))
        return answer(numbers_of([handle])[handle])

    @extend_schema(**description.REPLACE)
    def put(self, request: Request, handle: str) -> HttpResponse:
        """Put another document in its place."""
        asked = wish(request)
        seen = seen_by(request._request, numbers_of([handle])[handle])
        data = read_bytes(request._request)
        if not asked.dry_run:
            return once(request, data, lambda: self.replace(request, data, seen, asked))
        with transaction.atomic():
            response = self.replace(request, data, seen, asked)
            transaction.set_rollback(True)
        return response

    def replace(self, request: Request, data: bytes, seen: Seen, asked: Wish) -> HttpResponse:
        """Write it, unless it says what is there already."""
        document, by, pk = parse(data), signed_in(request), seen.incident
        incident = locked(seen)
        refuse_merged(incident)
        refuse_another(incident, document)
        missing = storing.unknown([document]) if asked.create_missing else {}
        storing.refuse_to_create(missing, by)
        before = state_now(pk) if asked.dry_run else {}
        if not says_the_same(incident, document):
            with pghistory.context(**asked.context()):
                storing.replace(incident, document, by=by, create_missing=asked.create_missing)
        if not asked.dry_run:
            return answer(pk, created=storing.told(missing))
        changes = shown(differences(before, state_now(pk)))
        would = {"dry_run": True, "would_create": storing.told(missing), "changes": changes}
        return json_answer({**would, "document": dump([pk])[pk]})

    @extend_schema(**description.DELETE)
    def delete(self, request: Request, handle: str) -> HttpResponse:
        """Delete a draft; what was public is retracted instead."""
        asked = wish(request, ("dry_run", "reason"))
        seen = seen_by(request._request, numbers_of([handle])[handle])
        with transaction.atomic(), pghistory.context(**asked.context()):
            incident = locked(seen)
            if incident.state != State.DRAFT:
                raise Refusal(409, f"{incident}: only drafts are deleted; retract it instead.")
            try:
                incident.delete()
            except ProtectedError:
                detail = f"{incident}: other incidents link to it; take the links away first."
                raise Refusal(409, detail) from None
            connection.check_constraints()
            transaction.set_rollback(asked.dry_run)
        return json_answer({"dry_run": True}) if asked.dry_run else HttpResponse(status=204)


def answer(pk: int, **more: object) -> HttpResponse:
    """The working state as it is now, with its ETag."""
    (one,) = working.whole([pk])
    return json_answer({**one, **more}, ETag=one["etag"])


def says_the_same(incident: Incident, document: object) -> bool:
    """Whether a sound document says what is stored already."""
    if not isinstance(document, dict) or not storing.is_sound(document):
        return False
    return slim(document) == slim(dump([incident.pk])[incident.pk])


def refuse_merged(incident: Incident) -> None:
    """Raise 409 for an incident that stands in another one."""
    if incident.state == State.MERGED:
        raise Refusal(409, f"{incident} is merged into {incident.merge.winner}: change that one.")


def refuse_another(incident: Incident, document: object) -> None:
    """Raise 422 for the document of another incident, sent to this one by mistake."""
    said = document.get("reference") if isinstance(document, dict) else None
    if said and said != incident.reference:
        detail = f"this is the document of {said!r}, the address is that of {incident}"
        raise unprocessable([{"pointer": "/reference", "detail": detail}])
