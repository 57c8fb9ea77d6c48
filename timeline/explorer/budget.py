"""Bounds how long the database may work for one part of a page that can do without it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connections, transaction
from psycopg.errors import QueryCanceled

from incidents.selection import READER

_SET = "SELECT set_config('statement_timeout', %s, true)"


class TooMuch(Exception):
    """The database was stopped: the question finds more than can be looked through in time."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Every statement of the reader inside takes that long at most; raises `TooMuch`."""
    try:
        with transaction.atomic(using=READER), connections[READER].cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            (before,) = cursor.fetchone()
            cursor.execute(_SET, [f"{int(seconds * 1000)}ms"])
            yield
            cursor.execute(_SET, [before])
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooMuch from error
        raise
