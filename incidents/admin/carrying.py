"""Carrying what was typed as a new incident over to one that is there already.

What was typed waits in the session under a token, so that the page it is carried to can be loaded
again; nothing of it is stored with the incident before the editor saves that page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Any

from django.forms import model_to_dict
from django.http import HttpRequest, QueryDict

from incidents.admin.carried_rows import Row, Typed, fitted
from incidents.admin.per_request import PerRequest
from incidents.models import Incident

SESSION_KEY = "carried_incidents"
MOST_KEPT = 5
MOST_ROWS = 200
NEVER = {"id", "incident", "DELETE", "ORDER"}
TELLING = {
    "locations": ("place", "latitude", "described_as"),
    "participations": ("role", "actor", "described_as"),
    "figures": ("measure",),
    "citations": ("source", "publisher", "locator", "quotation", "paraphrase"),
}
"""The fields of which one is filled in a row that somebody typed."""


@dataclass(frozen=True)
class Carried:
    """Rows for the form of an incident, the fields beside them, and what is there already."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    is_any: bool = False


CARRIED = PerRequest[Carried]()


@dataclass(frozen=True)
class Difference:
    """A field that holds one thing and was typed as another."""

    name: str
    label: str
    held: str
    typed: str
    values: list[str]


def typed_in(data: QueryDict, prefixes: Iterable[str]) -> Typed:
    """What the form of a new incident sent: the rows somebody filled in, and its own fields."""
    names = [f.name for f in Incident._meta.get_fields() if f.concrete]
    fields = {name: data.getlist(name) for name in names if name in data}
    return {"rows": {prefix: rows_in(data, prefix) for prefix in prefixes}, "fields": fields}


def rows_in(data: QueryDict, prefix: str) -> list[Row]:
    """The typed rows of one kind, in their order."""
    one = re.compile(rf"^{prefix}-(\d{{1,4}})-(\w+)$")
    rows: dict[int, Row] = {}
    for name in data:
        if found := one.match(name):
            rows.setdefault(int(found[1]), {})[found[2]] = data[name]
    kept = (row for _, row in sorted(rows.items()) if "DELETE" not in row and is_typed(prefix, row))
    return [without(row) for row in kept][:MOST_ROWS]


def is_typed(prefix: str, row: Row) -> bool:
    """Whether somebody filled it in."""
    return any(str(row.get(name, "")).strip() for name in TELLING[prefix])


def without(row: Row) -> Row:
    """A row as a new one."""
    return {name: value for name, value in row.items() if name not in NEVER}


def stash(session: Any, typed: Typed) -> str:
    """Keep it for the next pages, the newest few only; the token it is kept under."""
    token = token_urlsafe(9)
    kept = list(session.get(SESSION_KEY, {}).items())[1 - MOST_KEPT :]
    session[SESSION_KEY] = {**dict(kept), token: typed}
    return token


def carried_in(request: HttpRequest, incident: Incident | None) -> Carried:
    """What this page is to show, worked out once; nothing once the page itself was sent."""
    known = CARRIED.of(request)
    if known is None:
        token = request.GET.get("carry", "") if request.method == "GET" and incident else ""
        typed = request.session.get(SESSION_KEY, {}).get(token) if token else None
        known = Carried()
        if typed and incident:
            rows, told = fitted(typed["rows"], incident)
            known = Carried(rows, typed["fields"], told, True)
        CARRIED.keep(request, known)
    return known


def differences(form: Any, fields: dict[str, list[str]]) -> Iterator[Difference]:
    """The fields of the incident that were typed otherwise; what is left as usual says nothing."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    as_new = model_to_dict(Incident(), fields)
    for name, values in fields.items():
        field = form.fields.get(name)
        if field is None or not any(each.strip() for each in values):
            continue
        typed = field.widget.value_from_datadict(data, {}, name)
        usual = as_new.get(name)
        held = form[name].value()
        if field.has_changed(usual, typed) and field.has_changed(held, typed):
            label = str(field.label or name)
            yield Difference(name, label, shown(field, held), shown(field, typed), values)


def shown(field: Any, value: Any) -> str:
    """A value in words: what is chosen by its name, a list with commas."""
    prepared = field.prepare_value(value)
    if hasattr(field, "queryset"):
        row = (
            field.queryset.filter(pk=prepared).first() if str(prepared or "").isdecimal() else None
        )
        return str(row) if row else ""
    items = prepared if isinstance(prepared, list | tuple) else [prepared]
    names = {str(key): str(label) for key, label in flat(getattr(field, "choices", ()))}
    return ", ".join(names.get(str(each), str(each)) for each in items if each not in (None, ""))


def flat(choices: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Choices without their groups."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
