"""Many new documents written into the working tables at once, by COPY.

What `load` does for one document, for thousands that are sound and link to nothing: the tables
and their rules are the same. Parts go in before their incidents (the database looks at the end),
so that nothing raises the revision of a row that is only just being made.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Field as Column
from django.db.models import JSONField, Model
from django.utils.timezone import now

from incidents.documents.fields import HANDLES, Nested
from incidents.documents.load import PARTS, fill, value_for
from incidents.documents.related import MODELS, Ids, mentions
from incidents.documents.shape import INCIDENT
from incidents.models import Incident, Origin, User

Slim = Mapping[str, Any]
#: What the row of an origin keeps besides what its document says, by its column.
Beside = Mapping[str, Any]
_FIND = "SELECT {key}, id FROM {table} WHERE {key} = ANY (%s)"
_ASKED_AT_ONCE = 10_000
_NEW_IDS = """SELECT nextval(pg_get_serial_sequence('incidents_incident', 'id'))
FROM generate_series(1, %s)"""


def find_rows(named: Iterable[tuple[str, str]]) -> Ids:
    """The ids of the rows that are there, however many are asked for; ten thousand a query."""
    wanted: dict[str, set[str]] = {}
    for kind, handle in named:
        wanted.setdefault(kind, set()).add(handle)
    ids: Ids = {}
    with connection.cursor() as cursor:
        for kind, handles in wanted.items():
            table = MODELS[kind]._meta.db_table
            find, asked = _FIND.format(key=HANDLES[kind], table=table), iter(handles)
            while some := list(islice(asked, _ASKED_AT_ONCE)):
                cursor.execute(find, [some])
                ids |= {(kind, handle): pk for handle, pk in cursor.fetchall()}
    return ids


def load_many(
    documents: Sequence[Slim], *, ids: Ids, by: User, origins: Sequence[Beside] = ()
) -> list[int]:
    """Store slim documents as new incidents; their ids, in order.

    `ids` holds every row they name; `origins` what is kept with the first origin of each. It must
    run in a transaction whose history context says who and why. Raises what the database raises:
    then nothing of it may be kept.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEW_IDS, [len(documents)])
        keys = [pk for (pk,) in cursor.fetchall()]
        cursor.execute("SET LOCAL synchronous_commit TO DEFAULT")  # carries the history's context
        for name, (model, _) in PARTS.items():
            kept = origins if model is Origin else ()
            copy(cursor, model, _parts(name, keys, documents, ids, kept))
        copy(cursor, Incident, _incidents(keys, documents, ids, by))
    return keys


def _parts(
    list_name: str,
    keys: Sequence[int],
    documents: Sequence[Slim],
    ids: Ids,
    kept: Sequence[Beside],
) -> Iterator[dict[str, Any]]:
    """Each part in this list of the documents, by the columns of its table."""
    columns = _columns_of(PARTS[list_name][1])
    for number, (pk, document) in enumerate(zip(keys, documents, strict=True)):
        for place, part in enumerate(document[list_name]):
            told: dict[str, Any] = {"incident_id": pk, "position": place}
            for name, column, kind in columns:
                value = part[name]
                if kind:
                    told[column] = ids[kind, value] if value else None
                else:
                    told[column] = value_for(name, value)
            yield {**told, **kept[number]} if kept and place == 0 else told


def _columns_of(fields: Nested) -> list[tuple[str, str, str]]:
    """Each field of a part: its name, its column, and the kind of row it refers to."""
    named = {name: "to_incident" if name == "to" else name for name in fields}
    return [
        (name, f"{named[name]}_id" if field.refers_to else name, field.refers_to)
        for name, field in fields.items()
    ]


def _incidents(
    keys: Sequence[int], documents: Sequence[Slim], ids: Ids, by: User
) -> Iterator[dict[str, Any]]:
    """Each by its columns; one row of ours takes them all in turn, since making one is slow."""
    row = Incident(entered_by=by)
    columns = [(str(each.column), each.attname) for each in Incident._meta.concrete_fields]
    for pk, document in zip(keys, documents, strict=True):
        row.pk, row.entered_at = pk, now()
        fill(row, document, ids)
        row.derive_dates()
        told = row.__dict__
        yield {column: told[name] for column, name in columns}


def copy(cursor: CursorWrapper, model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows to the table of a model, each by column; what a row leaves out has its default."""
    columns: list[Column[Any, Any]] = [
        field for field in model._meta.concrete_fields if model is Incident or not field.primary_key
    ]
    made = [(str(field.column), field.get_default()) for field in columns]
    writers = [(n, write) for n, field in enumerate(columns) if (write := _writer(field))]
    listed = ", ".join(f'"{name}"' for name, _ in made)
    statement = f"COPY {model._meta.db_table} ({listed}) FROM STDIN"
    with cursor.db.wrap_database_errors, cursor.cursor.copy(statement) as target:
        for row in rows:
            get = row.get
            values = [get(name, default) for name, default in made]
            for n, write in writers:
                values[n] = write(values[n])
            target.write_row(values)


def _writer(field: "Column[Any, Any]") -> Callable[[Any], Any] | None:
    """How a value of this column is written where psycopg would not know, or be slow."""
    if isinstance(field, JSONField):
        return _as_json
    return _as_array if isinstance(field, ArrayField) else None


def _as_json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _as_array(value: Any) -> Any:
    return value or "{}"  # most are empty, and one that is takes long to be looked through


def named_by(documents: Iterable[Slim]) -> set[tuple[str, str]]:
    """Every (kind, handle) that the documents name, incidents aside."""
    return {
        (kind, value)
        for document in documents
        for kind, value, _ in mentions(document, INCIDENT)
        if kind != "incident" and value
    }
