"""One page of a table by keyset over its incidents and the rows within each."""

from dataclasses import dataclass

from django.db import connections

from incidents.api.cursors import Cursor, Direction, fingerprint
from incidents.filters import WrongValueError
from incidents.selection import ORDERINGS, READER
from incidents.tables import PartTable

_SIDE = "|"


@dataclass(frozen=True)
class TablePage:
    """The rows of one page as JSON texts, and the cursors to its neighbours if there are any."""

    rows: list[str]
    next: Cursor | None
    previous: Cursor | None


@dataclass(frozen=True)
class RowKey:
    """Where a row stands: in which table, at which incident, at which place in its document."""

    table: str
    incident: str | int
    nth: int

    def text(self) -> str:
        """The key as a cursor holds it."""
        return f"{self.table}{_SIDE}{self.nth}{_SIDE}{self.incident}"


def row_key(cursor: Cursor, table: str) -> RowKey:
    """The key in a cursor; raises `WrongValueError` when it was made for another list."""
    of, _, rest = str(cursor.key).partition(_SIDE)
    nth, _, incident = rest.partition(_SIDE)
    if of != table:
        raise WrongValueError(f"cursor belongs to another list than {table}: follow the links.")
    return RowKey(of, incident, int(nth))


def check(cursor: Cursor, table: PartTable) -> None:
    """Raise `WrongValueError` unless the cursor belongs to the table and its question."""
    cursor.check(table.selection)
    row_key(cursor, table.kind.name)


def table_page(table: PartTable, size: int, cursor: Cursor | None) -> TablePage:
    """The `size` rows next to the cursor, or the first ones; always in the table's order."""
    backwards = cursor is not None and cursor.direction == "previous"
    found = _rows(table, size + 1, cursor, backwards=backwards)
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    before = cursor is not None and (more or cursor.direction == "next")
    return TablePage(
        rows=[text for _, text in found],
        next=_cursor(table, "next", found[-1:]) if more or backwards else None,
        previous=_cursor(table, "previous", found[:1]) if before else None,
    )


def _rows(
    table: PartTable, count: int, cursor: Cursor | None, *, backwards: bool
) -> list[tuple[RowKey, str]]:
    """Keys and texts; the incident of the cursor is looked at again, for the rest of its rows."""
    cells = f"key, nth, {table.as_object()}"
    column = ORDERINGS[table.selection.ordering].lstrip("-")
    descending = ORDERINGS[table.selection.ordering].startswith("-") != backwards
    if cursor:
        after = row_key(cursor, table.kind.name)
        bound, values = table.found(
            **{f"{column}__{'lte' if descending else 'gte'}": after.incident}
        )
        sql, values = table.statement(cells, found=bound, values=values)
        sql += f" AND (key <> %s OR nth {'<' if backwards else '>'} %s)"
        values = [*values, after.incident, after.nth]
    else:
        sql, values = table.statement(cells)
    with connections[READER].cursor() as rows:
        rows.execute(f"{sql} {table.order(backwards=backwards)} LIMIT {count}", values)
        return [(RowKey(table.kind.name, key, nth), text) for key, nth, text in rows]


def _cursor(table: PartTable, direction: Direction, at: list[tuple[RowKey, str]]) -> Cursor | None:
    if not at:
        return None
    selection = table.selection
    return Cursor(selection.position, fingerprint(selection), direction, at[0][0].text())
