"""Two incidents that are one: merged, and taken back, by programs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from jsonschema import Draft202012Validator
from rest_framework.request import Request

from incidents.api.bodies import parse, read_bytes
from incidents.api.editorial import merging_description, working
from incidents.api.editorial.acts import REASON, Acting, by_number, span, unfit
from incidents.api.editorial.etags import Seen, locked, seen_by, shown
from incidents.api.editorial.handles import numbers_of
from incidents.api.editorial.once import once
from incidents.api.editorial.writer import signed_in, wish
from incidents.api.writing import checked, json_answer, unprocessable
from incidents.documents.load import PARTS
from incidents.merging import Choices, merge, preview, unmerge
from incidents.merging.choices import CHOICES, WISHES, RowKey, offered
from incidents.models import Incident, Merge
from incidents.publishing.ledger import Entry, open_ledger

UNITED = tuple(name for name in PARTS if name not in ("origins",))
_ROWS = {
    "type": "object",
    "patternProperties": {"^(0|[1-9][0-9]{0,4})$": {"enum": [*WISHES]}},
    "additionalProperties": False,
}
MERGE = Draft202012Validator(
    {
        "type": "object",
        "properties": {
            "into": {"type": "string", "minLength": 1, "maxLength": 30},
            "into_revision": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1},
            "reason": REASON,
            "fields": {
                "type": "object",
                "properties": {each.name: {"enum": [*offered(each)]} for each in CHOICES.values()},
                "additionalProperties": False,
            },
            "rows": {
                "type": "object",
                "properties": dict.fromkeys(UNITED, _ROWS),
                "additionalProperties": False,
            },
        },
        "required": ["into", "into_revision"],
        "additionalProperties": False,
    }
)
UNMERGE = Draft202012Validator(
    {"type": "object", "properties": {"reason": REASON}, "additionalProperties": False}
)


class Merging(Acting):
    """The incident of the address becomes part of another one."""

    @extend_schema(**merging_description.MERGE)
    def post(self, request: Request, handle: str) -> HttpResponse:
        """Merge at the states that If-Match and the body name."""
        asked = wish(request, ("dry_run",))
        pk = numbers_of([handle])[handle]
        seen = seen_by(request._request, pk)
        data = read_bytes(request._request)
        said = checked(parse(data), MERGE)
        into = Seen(numbers_of([said["into"]])[said["into"]], said["into_revision"], {})
        if into.incident == pk:
            raise unprocessable([{"pointer": "/into", "detail": "name another incident"}])
        chosen = Choices(fields=said.get("fields", {}), rows=rows_of(pk, said.get("rows", {})))
        if asked.dry_run:
            return would_merge(seen, into, chosen)
        reason = said.get("reason", "").strip()

        def write() -> HttpResponse:
            entry = self.merge(request, (seen, into), chosen, reason)
            loser, winner = working.rows([pk])[0], working.whole([into.incident])[0]
            told = {"merged": loser, "into": winner, "positions": entry and span(entry)}
            return json_answer(told, ETag=loser["etag"])

        return once(request, data, write)

    def merge(
        self, request: Request, pair: tuple[Seen, Seen], chosen: Choices, reason: str
    ) -> Entry | None:
        """Do it, or raise why not; the transaction is the caller's."""
        by = signed_in(request)
        try:
            with open_ledger(by=by, reason=reason, act="merge"):
                loser, winner = locked_both(*pair)
                return merge(loser=loser, winner=winner, by=by, choices=chosen, reason=reason)
        except ValidationError as error:
            raise unfit(error.messages) from error


class Unmerging(Acting):
    """The incident of the address stands by itself again."""

    @extend_schema(**merging_description.UNMERGE)
    def post(self, request: Request, handle: str) -> HttpResponse:
        """Take the merge back at the state that If-Match names."""
        asked = wish(request, ("dry_run",))
        pk = numbers_of([handle])[handle]
        seen = seen_by(request._request, pk)
        data = read_bytes(request._request, optional=True)
        said = checked(parse(data), UNMERGE)
        reason = said.get("reason", "").strip()
        if not asked.dry_run:
            return once(request, data, lambda: self.unmerge(request, seen, reason))
        with transaction.atomic():
            response = self.unmerge(request, seen, reason, dry_run=True)
            transaction.set_rollback(True)
        return response

    def unmerge(
        self, request: Request, seen: Seen, reason: str, *, dry_run: bool = False
    ) -> HttpResponse:
        """Do it, or raise why not."""
        by = signed_in(request)
        former = Merge.objects.filter(loser=seen.incident).values_list("winner", flat=True)
        winners = list(former)
        try:
            with open_ledger(by=by, reason=reason, act="unmerge"):
                loser = locked(seen)
                entry = unmerge(loser=loser, by=by, reason=reason)
        except ValidationError as error:
            raise unfit(error.messages) from error
        one, other = working.whole([seen.incident, *winners])
        told: dict[str, Any] = {"restored": one, "from": other}
        if dry_run:
            return json_answer({"dry_run": True, **told})
        return json_answer({**told, "positions": entry and span(entry)}, ETag=one["etag"])


def would_merge(seen: Seen, into: Seen, chosen: Choices) -> HttpResponse:
    """What the other incident would say; nothing is written."""
    try:
        with transaction.atomic():
            loser, winner = locked_both(seen, into)
            outcome = preview(loser=loser, winner=winner, choices=chosen)
            changes = shown(outcome.changes)
    except ValidationError as error:
        raise unfit(error.messages) from error
    would = {"dry_run": True, "action": outcome.action if winner.reference else None}
    return json_answer({**would, "changes": changes, "document": outcome.document})


def locked_both(loser: Seen, winner: Seen) -> tuple[Incident, Incident]:
    """Both incidents, held in the order in which everybody locks them; raises 412."""
    held = {each.incident: locked(each) for each in by_number([loser, winner])}
    return held[loser.incident], held[winner.incident]


def rows_of(incident: int, wishes: dict[str, dict[str, str]]) -> dict[RowKey, str]:
    """The rows by table and number, which the body names by their places in the document."""
    found: dict[RowKey, str] = {}
    errors = []
    for name, wished in wishes.items():
        model = PARTS[name][0]
        rows = model.objects.filter(incident=incident).order_by(*model._meta.ordering)
        numbers = list(rows.values_list("pk", flat=True))
        for place, wish_ in wished.items():
            if int(place) >= len(numbers):
                there = f"there are {len(numbers)} {name}, counted from 0"
                errors.append({"pointer": f"/rows/{name}/{place}", "detail": there})
            else:
                found[str(model._meta.model_name), numbers[int(place)]] = wish_
    if errors:
        raise unprocessable(errors)
    return found
