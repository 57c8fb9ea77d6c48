"""Writing to the ledger: the lock, the insert, the index, always together."""

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
from incidents.publishing.index import index_records
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
    if not by.has_perm("incidents.publish_incident"):
        raise PermissionDenied(f"{by} may not publish: ask an editor.")
    with (
        transaction.atomic(),
        pghistory.context(user=by.pk, reason=reason, act=act),
        connection.cursor() as cursor,
    ):
        cursor.execute(BY_INDEX)
        cursor.execute("SELECT lock_ledger()")
        yield cursor


def append(
    cursor: CursorWrapper, documents: str, parameters: dict[str, Any], *, action: str, reason: str
) -> Entry:
    """Add a record for every (incident_id, document) that the SQL gives, and index them.

    SQL that asks for one ``id`` is planned once a connection.
    """
    cursor.execute("SELECT coalesce(max(position), 0) FROM incidents_record")
    (before,) = cursor.fetchone()
    written: dict[str, Any] = {"action": action, "reason": reason, "schema_version": SCHEMA_VERSION}
    insert, given = INSERT.format(documents=documents), {**parameters, **written}
    if "id" in parameters:
        count = execute_planned(cursor, insert, given)
    else:
        cursor.execute(insert, given)
        count = cursor.rowcount
    cursor.execute(
        "SELECT coalesce(min(position), %s), coalesce(max(position), %s) FROM incidents_record "
        "WHERE position > %s",
        [before, before, before],
    )
    first, last = cursor.fetchone()
    if count:
        index_records(cursor, first, last)
        publish_named(cursor, first, last)
    return Entry(count=count, first=first, last=last)


def batches(ids: Sequence[int], size: int) -> Iterator[list[int]]:
    """The ids in order, at most ``size`` at a time, so that nobody waits long for the lock."""
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])
