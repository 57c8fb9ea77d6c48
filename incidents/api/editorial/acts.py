"""The acts that publish: one incident at its address, or many at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from drf_spectacular.utils import extend_schema
from jsonschema import Draft202012Validator
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from incidents import publishing
from incidents.api.bodies import parse, read_bytes
from incidents.api.editorial import description, working
from incidents.api.editorial.etags import Seen, locked, seen_by
from incidents.api.editorial.handles import numbers_of
from incidents.api.editorial.once import once
from incidents.api.editorial.writer import signed_in, wish
from incidents.api.problems import Refusal
from incidents.api.writing import WritingView, checked, json_answer, unprocessable
from incidents.codes import LedgerAction, RetractionReason
from incidents.documents.fields import CLEAN_TEXT
from incidents.documents.problems import InvalidDocument
from incidents.history.publishers import note_publisher
from incidents.models import Incident, User
from incidents.models.access_token import Scope
from incidents.publishing.acts import refuse_unfit
from incidents.publishing.ledger import Entry, open_ledger

MOST_AT_ONCE = 1000
REASON = {"type": "string", "maxLength": 2000, "pattern": CLEAN_TEXT}
CHANGE = "incidents.change_incident"


@dataclass(frozen=True)
class Act:
    """One act: what the ledger calls it and what has to be said."""

    action: LedgerAction
    call: Any
    needs: tuple[str, ...] = ()


ACTS = {
    "publish": Act(LedgerAction.PUBLISHED, publishing.publish),
    "update": Act(LedgerAction.UPDATED, publishing.update),
    "correct": Act(LedgerAction.CORRECTED, publishing.correct, ("reason",)),
    "retract": Act(LedgerAction.RETRACTED, publishing.retract, ("why", "reason")),
    "restore": Act(LedgerAction.RESTORED, publishing.restore, ("version", "reason")),
}
#: Those that may be done to many at once; a version is restored one by one.
MANY = [name for name in ACTS if name != "restore"]
MAY_SAY: dict[str, Any] = {
    "reason": REASON,
    "why": {"enum": RetractionReason.values},
    "version": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
}


class Acting(WritingView):
    """What both addresses share."""

    scope = Scope.PUBLISH
    permissions = {"POST": "incidents.publish_incident"}

    def act(self, request: Request, act: Act, seen: list[Seen], said: dict[str, Any]) -> Entry:
        """Do it, or raise why not; the transaction is the caller's."""
        by = signed_in(request)
        if act.action == LedgerAction.RESTORED and not by.has_perm(CHANGE):
            raise PermissionDenied(f"{by} may not change incident: ask an editor.")
        try:
            return perform(act, seen, by, said)
        except ValidationError as error:
            raise unfit(error.messages) from error
        except InvalidDocument as error:
            raise unfit(error.problems) from error


class OneAct(Acting):
    """An act on one incident."""

    @extend_schema(**description.ACT)
    def post(self, request: Request, handle: str, act: str) -> HttpResponse:
        """Do it at the state that If-Match names."""
        chosen, asked = act_called(act), wish(request, ("dry_run",))
        pk = numbers_of([handle])[handle]
        seen = seen_by(request._request, pk)
        data = read_bytes(request._request, optional=True)
        said = words_of(chosen, checked(parse(data), validator(act, several=False)))
        if asked.dry_run and chosen.action == LedgerAction.RESTORED:
            return self.would_restore(request, seen, said)
        if asked.dry_run:
            return would(chosen, [seen], said)

        def write() -> HttpResponse:
            entry = self.act(request, chosen, [seen], said)
            (one,) = working.whole([pk])
            return json_answer({**one, "positions": span(entry)}, ETag=one["etag"])

        return once(request, data, write)

    def would_restore(self, request: Request, seen: Seen, said: dict[str, Any]) -> HttpResponse:
        """Whether an old document can still be stored is known only by storing it: done, undone."""
        with transaction.atomic():
            self.act(request, ACTS["restore"], [seen], said)
            results = working.whole([seen.incident])
            transaction.set_rollback(True)
        return dry(ACTS["restore"], said, results)


class ManyActs(Acting):
    """An act on up to a thousand incidents, all or none."""

    @extend_schema(**description.ACTS)
    def post(self, request: Request, act: str) -> HttpResponse:
        """Do it at the revisions that the body names."""
        chosen, asked = act_called(act, MANY), wish(request, ("dry_run",))
        data = read_bytes(request._request)
        said = checked(parse(data), validator(act, several=True))
        revisions: dict[str, int] = said.pop("incidents")
        numbers = numbers_of(revisions)
        if len(set(numbers.values())) < len(numbers):
            raise unprocessable([{"pointer": "/incidents", "detail": "one incident stands twice"}])
        seen = [Seen(numbers[handle], revision, {}) for handle, revision in revisions.items()]
        if asked.dry_run:
            return would(chosen, seen, words_of(chosen, said))

        def write() -> HttpResponse:
            entry = self.act(request, chosen, seen, words_of(chosen, said))
            results = working.rows([each.incident for each in seen])
            return json_answer(
                {"count": len(results), "positions": span(entry), "results": results}
            )

        return once(request, data, write)


def perform(act: Act, seen: list[Seen], by: User, said: Mapping[str, Any]) -> Entry:
    """Take the ledger's lock before the incidents', as every publisher does, then act."""
    with open_ledger(by=by, reason=said["reason"], act=act.action):
        held = [locked(each) for each in by_number(seen)]
        if act.action == LedgerAction.RESTORED:
            entry: Entry = act.call(reference=held[0].reference, by=by, **said)
        else:
            entry = act.call(incidents=chosen_of(seen), by=by, **said)
        note_publisher(incidents=held, by=by, entry=entry)
    return entry


def by_number(seen: list[Seen]) -> list[Seen]:
    """In the order in which everybody locks them."""
    return sorted(seen, key=lambda each: each.incident)


def chosen_of(seen: list[Seen]) -> QuerySet[Incident]:
    """The incidents an act is about."""
    return Incident.objects.filter(pk__in=[each.incident for each in seen])


def would(act: Act, seen: list[Seen], said: Mapping[str, Any]) -> HttpResponse:
    """What the act would do; nothing is written, no reference given and no position used."""
    with transaction.atomic():
        held = [locked(each) for each in by_number(seen)]
    try:
        refuse_unfit([each.pk for each in held], act.action)
    except ValidationError as error:
        raise unfit(error.messages) from error
    rows = working.rows([each.incident for each in seen])
    return dry(act, said, [{**row, "version": row["version"] + 1} for row in rows])


def dry(act: Act, said: Mapping[str, Any], results: list[dict[str, Any]]) -> HttpResponse:
    """The answer of a dry run."""
    body = {"dry_run": True, "action": act.action, "reason": said["reason"]}
    return json_answer({**body, "count": len(results), "results": results})


def act_called(name: str, among: Collection[str] = ACTS) -> Act:
    """The act of that name; raises `Http404`."""
    if name not in among:
        raise Http404(f"There is no such act: write one of {', '.join(among)}.")
    return ACTS[name]


@cache
def validator(name: str, *, several: bool) -> Draft202012Validator:
    """What an act is told."""
    needed = [*ACTS[name].needs]
    properties = {key: MAY_SAY[key] for key in {"reason", *needed}}
    if several:
        revision = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
        properties["incidents"] = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": MOST_AT_ONCE,
            "additionalProperties": revision,
        }
        needed.append("incidents")
    return Draft202012Validator(
        {
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": False,
        }
    )


def words_of(act: Act, said: dict[str, Any]) -> dict[str, Any]:
    """What was said, the reason without blanks around it; raises 422 for one that says nothing."""
    reason = said.get("reason", "").strip()
    if "reason" in act.needs and not reason:
        raise unprocessable([{"pointer": "/reason", "detail": "Say why: readers will see it."}])
    more = {"why": RetractionReason(said["why"])} if "why" in said else {}
    return {**said, **more, "reason": reason}


def unfit(messages: list[str]) -> Refusal:
    """409: the incidents are not in a state for this act, each with why."""
    return Refusal(
        409, " ".join(messages), errors=[{"pointer": "", "detail": each} for each in messages]
    )


def span(entry: Entry) -> dict[str, int]:
    """The ledger positions an act added."""
    return {"first": entry.first, "last": entry.last}
