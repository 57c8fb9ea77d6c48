"""Lookups made from tables, kept until a row of these tables changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models

Made = TypeVar("Made")
STAMP = "sum(xmin::text::bigint), sum(hashtid(ctid))"


@dataclass
class Known(Generic[Made]):
    """What ``make`` makes of the rows of ``tables``: made anew when the stamp of one differs.

    The stamp is of where each row version is kept and which transaction wrote it, so that it sees
    what no counter would: a change that is rolled back, or one committed late.
    """

    tables: tuple[type[models.Model], ...]
    make: Callable[[], Made]
    _kept: tuple[tuple[Any, ...], Made] | None = None

    def get(self) -> Made:
        """The lookup for the rows as this transaction sees them."""
        stamp = self._stamp()
        kept = self._kept
        if kept is None or kept[0] != stamp:
            kept = self._kept = (stamp, self.make())
        return kept[1]

    def _stamp(self) -> tuple[Any, ...]:
        counted = " UNION ALL ".join(map(_counted, self.tables))
        with connection.cursor() as cursor:
            cursor.execute(counted)
            return tuple(cursor.fetchall())


def _counted(model: type[models.Model]) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    return f"SELECT count(*), {STAMP} FROM {table}"  # noqa: S608  # a table's name, quoted
