"""Streams the result of a query out of PostgreSQL by COPY, without ever holding all of it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

CHUNK = 64 * 1024
AT_A_TIME = 2000
Parameters = Sequence[Any] | Mapping[str, Any]
LONGEST = "1h"
"""A download may take longer than a page: the time its statement has, as PostgreSQL writes it."""


def copied_rows(rows: "QuerySet[Any, Any]", options: str) -> Iterator[Any]:
    """Each row as the bytes that COPY makes of it, line end included, all from one snapshot.

    It has a connection of its own, as the same role, until it is exhausted or closed: a statement
    on a connection that is copying would wait for ever. Errors are Django's, as of any statement.
    """
    sql, parameters = rows.query.sql_with_params()
    return copied(sql, parameters, options=options, using=rows.db)


def copied(sql: str, parameters: Parameters, *, options: str, using: str) -> Iterator[Any]:
    """The same of any SELECT."""
    with own_cursor(using) as cursor, cursor.db.wrap_database_errors:
        cursor.execute(f"SET statement_timeout = '{LONGEST}'")
        with cursor.cursor.copy(f"COPY ({sql}) TO STDOUT WITH ({options})", parameters) as copy:
            yield from copy


def fetched(sql: str, parameters: Parameters, *, using: str) -> Iterator[tuple[Any, ...]]:
    """Each row of a SELECT as Python's values, a few thousand in memory, all from one snapshot."""
    connection = connections.create_connection(using)
    try:
        connection.set_autocommit(False)
        with connection.cursor() as setting:
            setting.execute(f"SET LOCAL statement_timeout = '{LONGEST}'")
        with connection.chunked_cursor() as cursor:
            cursor.execute(sql, parameters)
            while rows := cursor.fetchmany(AT_A_TIME):
                yield from rows
    finally:
        connection.close()


def rows_fetched(rows: "QuerySet[Any, Any]", *, using: str) -> Iterable[tuple[Any, ...]]:
    """The same of a query of lists of values; one that can find nothing is not asked."""
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return ()
    return fetched(sql, parameters, using=using)


def csv_chunks(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A table in somebody else's columns, its cells as they are: what it gave it gets back."""
    return in_chunks(_csv_lines(columns, rows))


def _csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    line = io.StringIO()
    writer = csv.DictWriter(line, columns, lineterminator="\n")
    for each in chain([dict(zip(columns, columns, strict=True))], rows):
        writer.writerow(each)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


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
