"""Writing to the ledger: the lock, the insert, the index, always together.

Many documents are made ready first (`prepared`), while others write; that lasts longest.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from incidents.documents.shape import SCHEMA_VERSION
from incidents.models import User
from incidents.publishing.entities import publish_named
from incidents.publishing.index import TERMS, index_records
from incidents.publishing.planned import execute_planned

#: Every part of a document is a handful of rows found by index, all of them in memory.
BY_INDEX = """SET LOCAL random_page_cost = 1.1; SET LOCAL enable_bitmapscan = off;
SET LOCAL jit = off; SET LOCAL work_mem = '64MB'"""
INSERT = """
INSERT INTO incidents_record
    (incident_id, reference, version, action, reason, schema_version, document)
SELECT i.id, i.reference, i.version, %(action)s, %(reason)s, %(schema_version)s, new.document
FROM ({documents}) AS new JOIN incidents_incident AS i ON i.id = new.incident_id
ORDER BY i.reference, i.id"""


@dataclass(frozen=True)
class Entry:
    """What one act added to the ledger: how many records, from which position to which."""

    count: int
    first: int
    last: int


@contextmanager
def open_ledger(*, by: User, reason: str, act: str) -> Iterator[CursorWrapper]:
    """A transaction that holds the ledger lock; raises ``PermissionDenied`` for non-publishers.

    The lock is a statement of its own, so that the next one sees all that was committed before.
    """
    with acting(by=by, reason=reason, act=act) as cursor:
        cursor.execute("SELECT lock_ledger()")
        yield cursor


@contextmanager
def acting(*, by: User, reason: str, act: str) -> Iterator[CursorWrapper]:
    """The same before it has the lock."""
    if not by.has_perm("incidents.publish_incident"):
        raise PermissionDenied(f"{by} may not publish: ask an editor.")
    with (
        transaction.atomic(),
        pghistory.context(user=by.pk, reason=reason, act=act),
        connection.cursor() as cursor,
    ):
        cursor.execute(BY_INDEX)
        yield cursor


def append(
    cursor: CursorWrapper, documents: str, parameters: dict[str, Any], *, action: str, reason: str
) -> Entry:
    """Add a record for every (incident_id, document) that the SQL gives, and index them.

    SQL that asks for one ``id`` is planned once a connection.
    """
    insert, written = INSERT.format(documents=documents), {**parameters, **said(action, reason)}
    entry = add_records(cursor, insert, written)
    if entry.count:
        index_records(cursor, entry.first, entry.last)
        publish_named(cursor, {"first": entry.first, "last": entry.last}, TERMS)
    return entry


def said(action: str, reason: str) -> dict[str, Any]:
    """What records of one act have in common, as parameters."""
    return {"action": action, "reason": reason, "schema_version": SCHEMA_VERSION}


def add_records(cursor: CursorWrapper, insert: str, parameters: dict[str, Any]) -> Entry:
    """Run an INSERT of records; from which position to which they are."""
    cursor.execute("SELECT coalesce(max(position), 0) FROM incidents_record")
    (before,) = cursor.fetchone()
    if "id" in parameters:
        count = execute_planned(cursor, insert, parameters)
    else:
        cursor.execute(insert, parameters)
        count = cursor.rowcount
    cursor.execute(
        "SELECT coalesce(min(position), %s), coalesce(max(position), %s) FROM incidents_record "
        "WHERE position > %s",
        [before, before, before],
    )
    first, last = cursor.fetchone()
    return Entry(count=count, first=first, last=last)


def batches(ids: Sequence[int], size: int) -> Iterator[list[int]]:
    """The ids in order, at most ``size`` at a time, so that nobody waits long for the lock."""
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])
