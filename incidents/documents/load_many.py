"""Many new documents written into the working tables at once, by COPY.

What `load` does for one document, for thousands that are sound and link to nothing: the tables
and their rules are the same. Parts go in before their incidents (the database looks at the end),
so that nothing raises the revision of a row that is only just being made.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Field as Column
from django.db.models import JSONField, Model

from incidents.documents.fields import HANDLES, Nested
from incidents.documents.load import PARTS, fill, value_for
from incidents.documents.related import MODELS, Ids, mentions
from incidents.documents.shape import INCIDENT
from incidents.models import Incident, Origin, User

Slim = Mapping[str, Any]
#: What the row of an origin keeps besides what its document says, by its column.
Beside = Mapping[str, Any]
_FIND = "SELECT {key}, id FROM {table} WHERE {key} = ANY (%s)"
_NEW_IDS = """SELECT nextval(pg_get_serial_sequence('incidents_incident', 'id'))
FROM generate_series(1, %s)"""


def find_rows(named: Iterable[tuple[str, str]]) -> Ids:
    """The ids of the rows that are there, however many are asked for; one query a kind."""
    wanted: dict[str, set[str]] = {}
    for kind, handle in named:
        wanted.setdefault(kind, set()).add(handle)
    ids: Ids = {}
    with connection.cursor() as cursor:
        for kind, handles in wanted.items():
            table = MODELS[kind]._meta.db_table
            cursor.execute(_FIND.format(key=HANDLES[kind], table=table), [list(handles)])
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
        for name, (model, fields) in PARTS.items():
            rows = (
                {**part, "incident": pk, "position": place, **_kept(model, place, n, origins)}
                for n, (pk, document) in enumerate(zip(keys, documents, strict=True))
                for place, part in enumerate(document[name])
            )
            copy(cursor, model, (_as_columns(row, fields, ids) for row in rows))
        made = (
            _incident(pk, document, ids, by) for pk, document in zip(keys, documents, strict=True)
        )
        copy(cursor, Incident, made)
    return keys


def _kept(model: type[Model], place: int, number: int, origins: Sequence[Beside]) -> Beside:
    return origins[number] if model is Origin and place == 0 and origins else {}


def _as_columns(row: Mapping[str, Any], fields: Nested, ids: Ids) -> dict[str, Any]:
    """The part by the columns of its table."""
    told: dict[str, Any] = {"incident_id": row["incident"]}
    for name, value in row.items():
        field = fields.get(name)
        if field and field.refers_to:
            column = "to_incident" if name == "to" else name
            told[f"{column}_id"] = ids[field.refers_to, value] if value else None
        elif name != "incident":
            told[name] = value_for(name, value)
    return told


def _incident(pk: int, document: Slim, ids: Ids, by: User) -> dict[str, Any]:
    row = Incident(pk=pk, entered_by=by)
    fill(row, document, ids)
    row.derive_dates()
    columns = Incident._meta.concrete_fields
    return {str(field.column): getattr(row, field.attname) for field in columns}


def copy(cursor: CursorWrapper, model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows to the table of a model, each by column; what a row leaves out has its default."""
    columns: list[Column[Any, Any]] = [
        field for field in model._meta.concrete_fields if model is Incident or not field.primary_key
    ]
    defaults = {str(field.column): field.get_default() for field in columns}
    documents = {str(field.column) for field in columns if isinstance(field, JSONField)}
    listed = ", ".join(f'"{name}"' for name in defaults)
    statement = f"COPY {model._meta.db_table} ({listed}) FROM STDIN"
    with cursor.db.wrap_database_errors, cursor.cursor.copy(statement) as target:
        for row in rows:
            told = {**defaults, **{name: row[name] for name in defaults if name in row}}
            for name in documents:
                if told[name] is not None:
                    told[name] = json.dumps(told[name], ensure_ascii=False)
            target.write_row(tuple(told.values()))


def named_by(documents: Iterable[Slim]) -> set[tuple[str, str]]:
    """Every (kind, handle) that the documents name, incidents aside."""
    return {
        (kind, value)
        for document in documents
        for kind, value, _ in mentions(document, INCIDENT)
        if kind != "incident" and value
    }
