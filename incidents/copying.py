"""Streams the result of a query out of PostgreSQL by COPY, without ever holding all of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.models import QuerySet

CHUNK = 64 * 1024
LONGEST = "1h"
"""A download may take longer than a page: the time its statement has, as PostgreSQL writes it."""


def copied_rows(rows: "QuerySet[Any, Any]", options: str) -> Iterator[Any]:
    """Each row as the bytes that COPY makes of it, line end included, all from one snapshot.

    It has a connection of its own, as the same role, until it is exhausted or closed: a statement
    on a connection that is copying would wait for ever.
    """
    sql, parameters = rows.query.sql_with_params()
    with own_cursor(rows.db) as cursor:
        cursor.execute(f"SET statement_timeout = '{LONGEST}'")
        with cursor.cursor.copy(f"COPY ({sql}) TO STDOUT WITH ({options})", parameters) as copy:
            yield from copy


def streamed_rows(rows: "QuerySet[Any, Any]", at_a_time: int) -> Iterator[tuple[Any, ...]]:
    """Each row as a tuple of values, a few thousand in memory, all from one snapshot.

    On a connection of its own too: there the rows come from the running statement, where Django's
    iterator outside a transaction would have PostgreSQL put all of them aside first.
    """
    sql, parameters = rows.query.sql_with_params()
    with own_cursor(rows.db) as cursor:
        cursor.execute(f"SET statement_timeout = '{LONGEST}'")
        cursor.connection.autocommit = False
        with cursor.connection.cursor(name="rows") as found:
            found.itersize = at_a_time
            found.execute(sql, parameters)
            yield from found


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
def own_cursor(alias: str) -> Iterator[Any]:
    """A cursor on a new connection, which is closed afterwards, come what may."""
    connection = connections.create_connection(alias)
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
