"""Streams the result of a query out of PostgreSQL by COPY, without ever holding all of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.models import QuerySet

CHUNK = 64 * 1024
LONGEST = "1h"
"""A download may take longer than a page: the time its statement has, as PostgreSQL writes it."""
_PREPARE = f"SET statement_timeout = '{LONGEST}'"
_RESTORE = "RESET statement_timeout"


def copied_rows(rows: "QuerySet[Any, Any]", options: str) -> Iterator[Any]:
    """Each row as the bytes that COPY makes of it, line end included, all from one snapshot.

    The connection has no time for anything else until the iterator is exhausted or closed; closing
    it early cancels the statement and leaves the connection as it was.
    """
    sql, parameters = rows.query.sql_with_params()
    with _patient_cursor(rows.db) as cursor:
        statement = f"COPY ({sql}) TO STDOUT WITH ({options})"
        with cursor.copy(statement, parameters) as copy:
            yield from copy


def in_chunks(lines: Iterable[Any], size: int = CHUNK) -> Iterator[bytes]:
    """The same bytes in pieces of at least `size`, but for the last."""
    held = bytearray()
    for line in lines:
        held += line
        if len(held) >= size:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


@contextmanager
def _patient_cursor(alias: str) -> Iterator[Any]:
    # No transaction: it would be idle, and ended by the server, while a slow client takes the rest.
    with connections[alias].cursor() as cursor:
        cursor.execute(_PREPARE)
        try:
            yield cursor
        finally:
            if connections[alias].is_usable():
                cursor.execute(_RESTORE)
