"""Names a state of an incident, so that nobody writes over what they have not seen.

An ETag holds the incident, its revision, and its marks in the history: from them a write that comes
too late is told what changed, and by whom.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from incidents.api.answers import moment
from incidents.api.problems import Refusal
from incidents.history.authors import last_authors
from incidents.history.differences import Difference, FieldChange, differences
from incidents.history.events import TABLES, Marks, marks_of, read_marks, written
from incidents.history.states import state_at, state_now
from incidents.history.wording import Words, linking
from incidents.models import Incident

_TAG = re.compile(r'"([0-9]{1,18})-([0-9]{1,10})-([a-z0-9:,]*)(?:-gz)?"', re.ASCII)
_UNSEEN = "Send If-Match with the ETag of the state you have seen: GET the incident first."
_ANY = "If-Match: * would write over what nobody has seen: send the ETag that GET gave."
_OTHER = "If-Match is the ETag of another incident: GET this one first."
_NOT_OURS = "If-Match is no ETag of an incident: send the one that GET gave, with its quotes."


@dataclass(frozen=True)
class Seen:
    """The state that somebody says they have seen."""

    incident: int
    revision: int
    marks: Marks


def etag(incident: Incident, marks: Marks) -> str:
    """The strong ETag of the present state."""
    return f'"{incident.pk}-{incident.revision}-{written(marks)}"'


def seen_by(request: HttpRequest, incident: int) -> Seen:
    """What `If-Match` says; raises 428 without it, 400 for no ETag, 412 for another incident's."""
    header = request.META.get("HTTP_IF_MATCH", "").strip()
    if not header:
        raise Refusal(428, _UNSEEN)
    found = _TAG.fullmatch(header)
    if not found:
        raise Refusal(400, _ANY if header == "*" else _NOT_OURS)
    if int(found[1]) != incident:
        raise Refusal(412, _OTHER, changes=[])
    return Seen(incident, int(found[2]), read_marks(found[3]) or {})


def locked(seen: Seen) -> Incident:
    """The incident, held until the transaction ends; raises 412 with what changed since."""
    rows = Incident.objects.select_for_update(no_key=True).filter(pk=seen.incident)
    incident: Incident | None = rows.first()
    if incident is None:
        raise Refusal(412, "The incident was deleted after you read it.", changes=[])
    if seen.revision != incident.revision:
        raise _too_late(incident, seen)
    return incident


def _too_late(incident: Incident, seen: Seen) -> Refusal:
    changes = changes_since(incident.pk, seen.marks) if seen.marks else []
    detail = (
        f"{incident}: it was changed after you read it, see changes. "
        "Bring both together, then send it with the ETag current_etag."
    )
    now = etag(incident, marks_of([incident.pk])[incident.pk])
    return Refusal(412, detail, current_etag=now, changes=changes)


def changes_since(incident: int, marks: Marks) -> list[dict[str, Any]]:
    """What was added, removed and changed since, row by row and field by field, and by whom."""
    found = differences(state_at(incident, marks), state_now(incident))
    authors = last_authors(incident, marks | dict.fromkeys(TABLES.keys() - marks, 0))
    told = shown(found)
    for each, change in zip(found, told, strict=True):
        author = authors.get((each.table, each.pk))
        change |= {"by": author and author.name, "at": author and moment(author.at)}
    return told


def shown(found: list[Difference]) -> list[dict[str, Any]]:
    """Differences as JSON: codes and numbers as documents write them, rows by their names."""
    words = Words(found)
    return [
        {
            "part": each.table,
            "row": words.title(each),
            "kind": each.kind,
            "fields": [_field(each, change, words) for change in each.fields],
        }
        for each in found
    ]


def _field(found: Difference, change: FieldChange, words: Words) -> Mapping[str, Any]:
    named = change.name in {field.name for field in linking(found.table)}
    then, now = (
        words.value(found.table, change.name, value) if named and value else plain(value)
        for value in (change.old, change.new)
    )
    return {"field": change.name, "then": then, "now": now}


def plain(value: Any) -> Any:
    """A value of a column as JSON has it."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
