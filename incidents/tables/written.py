"""What any table that is one SELECT can do: be counted, read and copied."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections

from incidents.columns import Column
from incidents.copying import copied, fetched, in_chunks
from incidents.selection import READER
from incidents.tables.cells import cell, value


class WrittenTable:
    """A table by the SELECT of its rows and their order; it is an `incidents.formats.Table`."""

    @property
    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """The columns, in order."""

    @abstractmethod
    def statement(self, cells: str) -> tuple[str, Any]:
        """SELECT of these cells in no order, and its parameters."""

    @abstractmethod
    def order(self) -> str:
        """The ORDER BY of the table."""

    def count(self) -> int:
        """How many rows there are."""
        sql, values = self.statement("count(*)")
        with connections[READER].cursor() as cursor:
            cursor.execute(sql, values)
            return int(cursor.fetchone()[0])

    def cells(self) -> Iterator[tuple[Any, ...]]:
        """Each row as values in the order of the columns; a list is folded into one text."""
        sql, values = self.statement(", ".join(map(value, self.columns)))
        yield from fetched(f"{sql} {self.order()}", values, using=READER)

    def copy_csv(self) -> Iterator[bytes]:
        """CSV with a header line, in pieces of 64 KiB or more, made by PostgreSQL itself."""
        yield (",".join(column.name for column in self.columns) + "\n").encode()
        sql, values = self.statement(", ".join(map(cell, self.columns)))
        rows = copied(f"{sql} {self.order()}", values, options="FORMAT csv", using=READER)
        yield from in_chunks(rows)
