"""Published documents written anew because what they name changed, never because they were edited.

A restated document is the **last published one** with only the changed names in it replaced: what
editors have pending in the working tables stays where it is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from incidents.codes import LedgerAction
from incidents.documents import references
from incidents.documents.fields import HANDLES, Nested
from incidents.documents.shape import INCIDENT
from incidents.filters.terms import ANYBODY
from incidents.models import Actor, IncidentType, Place, Publisher, RecordIndex, Source, User
from incidents.publishing.entities import changes, publish_changes
from incidents.publishing.index import BATCH
from incidents.publishing.ledger import append, open_ledger

GIVEN = (
    "SELECT * FROM unnest(%(ids)s::bigint[], %(documents)s::text[]) AS g (incident_id, document)"
)
LATEST = """
SELECT r.incident_id, r.position, r.document FROM incidents_record r
JOIN incidents_recordindex x USING (position)
WHERE x.superseded_by IS NULL AND x.live AND {condition}
ORDER BY r.position {way} LIMIT {limit}"""
#: What others are making ready meanwhile may say the former names: `prepared` asks.
COUNT = """
INSERT INTO incidents_restating (id, count) VALUES (1, 1)
ON CONFLICT (id) DO UPDATE SET count = incidents_restating.count + 1"""
FIRST, LAST = "asked.first::date", "asked.last::date"
FRESH: dict[str, tuple[str, str]] = {
    "actor": ("incidents_actor", references.actor("asked.id", FIRST, LAST)),
    "place": ("incidents_place", references.place("asked.id", FIRST, LAST)),
    "type": ("incidents_incidenttype", references.incident_type("asked.id")),
    "publisher": ("incidents_publisher", references.publisher("asked.id")),
    "source": ("incidents_source", references.source("asked.id")),
}
KINDS: dict[type[Model], str] = {
    Actor: "actor",
    Place: "place",
    IncidentType: "type",
    Publisher: "publisher",
    Source: "source",
}
#: The axes of the index by which a kind of row is found, where they are not called as it is.
AXES: dict[str, tuple[str, ...]] = {"actor": ANYBODY, "place": ("place", "names")}
#: The lists in a reference of rows that stand around the one it names.
AROUND = ("within", "via")
Named = tuple[str, str]
Dated = tuple[str, str, str, str]


def count_to_restate(rows: Iterable[Model]) -> int:
    """How many published incidents name one of these rows, to be shown before restating."""
    terms = terms_of(names_of(rows))
    current = RecordIndex.objects.filter(superseded_by__isnull=True, live=True)
    return current.naming(*terms).count() if terms else 0


def restate(rows: Iterable[Model], *, by: User, reason: str = "") -> int:
    """Bring the published documents that name these rows up to date; returns how many changed.

    Documents that already say so are passed over, so that an interrupted run is resumed by running
    it again; each batch is a transaction of its own.
    """
    changed = names_of(rows)
    position, restated = 0, 0
    while changed:
        with open_ledger(by=by, reason=reason, act=LedgerAction.RESTATED) as cursor:
            cursor.execute(COUNT)
            condition = "x.terms && %(terms)s AND r.position > %(after)s"
            cursor.execute(
                LATEST.format(condition=condition, way="ASC", limit=BATCH),
                {"terms": terms_of(changed), "after": position},
            )
            batch = cursor.fetchall()
            if not batch:
                break
            position = batch[-1][1]
            documents = {pk: (text, json.loads(text)) for pk, _, text in batch}
            fresh = renewed(cursor, [document for _, document in documents.values()], changed)
            for _, document in documents.values():
                replace_names(document, INCIDENT, dates_of(document), changed, fresh)
            written = write_changed(cursor, documents, reason)
            restate_entities(cursor, changed, reason, carried=written > 0)
            restated += written
    return restated


def restate_entities(
    cursor: CursorWrapper, changed: set[Named], reason: str, *, carried: bool
) -> None:
    """Publish what changed of the rows beside their names in documents, such as aliases.

    It holds from a ledger position, so that `as_of` and caches notice. If no document says anything
    new (`carried` is false), the newest that names a changed row is restated as it is.
    """
    if not (news := changes(cursor, changed)):
        return
    if not carried:
        newest = LATEST.format(condition="x.terms && %(terms)s", way="DESC", limit=1)
        cursor.execute(newest, {"terms": terms_of(changed)})
        ((incident, _, document),) = cursor.fetchall()
        given = {"ids": [incident], "documents": [document]}
        append(cursor, GIVEN, given, action=LedgerAction.RESTATED, reason=reason)
    cursor.execute("SELECT max(position) FROM incidents_record")
    ((position,),) = cursor.fetchall()
    publish_changes(cursor, news, position)


def names_of(rows: Iterable[Model]) -> set[Named]:
    """The rows as (kind, handle)."""
    kinds = ((KINDS[type(row)], row) for row in rows)
    return {(kind, getattr(row, HANDLES[kind])) for kind, row in kinds}


def terms_of(names: Iterable[Named]) -> list[str]:
    """The index terms by which documents naming them are found."""
    return [f"{axis}:{name}" for kind, name in names for axis in AXES.get(kind, (kind,))]


def dates_of(document: Mapping[str, Any]) -> tuple[str, str]:
    """First and last day as names are looked up for, as in ``documents.query``."""
    first, last = document["earliest"], document["latest"]
    return first or last, last or first


def touched(value: Mapping[str, Any], kind: str, changed: set[Named]) -> bool:
    """Whether a reference is one of the changed rows or stands below one."""
    around = [row["slug"] for key in AROUND for row in value.get(key) or []]
    above = [*around, *(value.get("parents") or [])]
    nested = value.get("publisher") or {}
    return (
        any((kind, name) in changed for name in (value[HANDLES[kind]], *above))
        or ("publisher", nested.get("slug")) in changed
    )


def named_in(
    values: Mapping[str, Any], fields: Nested, changed: set[Named]
) -> Iterator[tuple[Any, Any, str]]:
    """Each touched reference with its holder and key: ``holder[key]`` is the object."""
    for name, field in fields.items():
        value: Any = values.get(name)
        if field.parts is not None:
            for part in [value] if field.single else value or []:
                yield from named_in(part, field.parts, changed)
        elif field.refers_to in FRESH and value:
            slots = enumerate(value) if isinstance(value, list) else [(name, value)]
            holder = value if isinstance(value, list) else values
            for key, one in slots:
                if touched(one, field.refers_to, changed):
                    yield holder, key, field.refers_to


def renewed(
    cursor: CursorWrapper, documents: Sequence[Mapping[str, Any]], changed: set[Named]
) -> dict[Dated, Any]:
    """Fresh objects for every touched reference at the date of its document, one query a kind."""
    asked: dict[str, set[tuple[str, str, str]]] = {}
    for document in documents:
        for holder, key, kind in named_in(document, INCIDENT, changed):
            handle = holder[key][HANDLES[kind]]
            asked.setdefault(kind, set()).add((handle, *dates_of(document)))
    fresh: dict[Dated, Any] = {}
    for kind, wanted in asked.items():
        table, expression = FRESH[kind]
        cursor.execute(
            f"""SELECT asked.handle, asked.first, asked.last, {expression} FROM (
                SELECT g.*, t.id FROM unnest(%s::text[], %s::text[], %s::text[])
                    AS g (handle, first, last)
                JOIN {table} t ON t.{HANDLES[kind]} = g.handle) AS asked""",
            [list(column) for column in zip(*wanted, strict=True)],
        )
        fresh |= {(kind, *row[:3]): row[3] for row in cursor.fetchall()}
    return fresh


def replace_names(
    document: Mapping[str, Any],
    fields: Nested,
    dates: tuple[str, str],
    changed: set[Named],
    fresh: Mapping[Dated, Any],
) -> None:
    """Put the fresh objects in, keeping what unchanged rows around them were last called."""
    for holder, key, kind in list(named_in(document, fields, changed)):
        old = holder[key]
        new = json.loads(json.dumps(fresh[kind, old[HANDLES[kind]], *dates]))
        if (kind, old[HANDLES[kind]]) not in changed:
            new = {
                **old,
                **{name: new[name] for name in (*AROUND, "parents", "publisher") if name in new},
            }
        keep_names(old, new, kind, changed)
        holder[key] = new


def keep_names(old: Any, new: Any, kind: str, changed: set[Named]) -> None:
    """Call unchanged rows around a fresh one what they were called before."""
    former = {row["slug"]: row for key in AROUND for row in old.get(key) or []}
    for key in AROUND:
        for row in new.get(key, ()):
            if (kind, row["slug"]) not in changed and row["slug"] in former:
                row["name"] = former[row["slug"]]["name"]


def write_changed(
    cursor: CursorWrapper, documents: Mapping[int, tuple[str, Any]], reason: str
) -> int:
    """Add a restated record for each document that is not what it was."""
    texts = {
        pk: json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        for pk, (text, document) in documents.items()
        if document != json.loads(text)
    }
    parameters = {"ids": list(texts), "documents": list(texts.values())}
    if texts:
        append(cursor, GIVEN, parameters, action=LedgerAction.RESTATED, reason=reason)
    return len(texts)
