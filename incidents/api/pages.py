"""One page of a selection by keyset: a single statement, whatever the depth."""

from dataclasses import dataclass

from django.db import connections
from django.db.models import F, Func

from incidents.api.cursors import Cursor, Direction, fingerprint
from incidents.cutting import cut
from incidents.selection import ORDERINGS, READER, Selection

FEW = 10_000
"""So many rows are found by their terms and sorted sooner than met by reading in order."""

_TEXTS = """
SELECT page.key, {text} FROM ({chosen}) AS page (key, position)
JOIN incidents_record AS record USING (position) ORDER BY page.key {order}"""


@dataclass(frozen=True)
class Page:
    """The texts of one page's documents, and the cursors to its neighbours if there are any."""

    documents: list[str]
    next: Cursor | None
    previous: Cursor | None


def page(selection: Selection, size: int, cursor: Cursor | None) -> Page:
    """The `size` rows next to the cursor, or the first ones; always in the selection's order."""
    backwards = cursor is not None and cursor.direction == "previous"
    found = _rows(selection, size + 1, cursor, backwards=backwards)
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    keys = [key for key, _ in found]
    return Page(
        documents=[document for _, document in found],
        next=_cursor(selection, "next", keys[-1:]) if more or backwards else None,
        previous=_cursor(selection, "previous", keys[:1]) if _before(cursor, more) else None,
    )


def _rows(
    selection: Selection, count: int, cursor: Cursor | None, *, backwards: bool
) -> list[tuple[str | int, str]]:
    """Keys and documents; documents are fetched for the rows of the page only."""
    column = ORDERINGS[selection.ordering].lstrip("-")
    descending = ORDERINGS[selection.ordering].startswith("-") != backwards
    rows = selection.rows()
    if cursor:
        rows = rows.filter(**{f"{column}__{'lt' if descending else 'gt'}": cursor.key})
    key: F | Func = _sorted_key(column) if selection.at_most <= FEW else F(column)
    ordered = rows.order_by(key.desc() if descending else key.asc())
    chosen, values = ordered.values_list(column, "record_id")[:count].query.sql_with_params()
    with connections[READER].cursor() as texts:
        texts.execute(_statement(selection, chosen, descending=descending), values)
        return list(texts.fetchall())


def _statement(selection: Selection, chosen: str, *, descending: bool) -> str:
    text, order = cut("record.document", selection.members), "DESC" if descending else "ASC"
    return _TEXTS.format(text=text, chosen=chosen, order=order)


def _sorted_key(column: str) -> Func:
    """The column as an expression that no index is ordered by.

    PostgreSQL would read the newest of an actor who was active long ago in order, from now on back.
    """
    template = "(%(expressions)s + 0)" if column == "record_id" else "(%(expressions)s || '')"
    return Func(F(column), template=template)


def _before(cursor: Cursor | None, more: bool) -> bool:
    """Whether rows come before this page: where we came from, or what is left going back."""
    return cursor is not None and (more or cursor.direction == "next")


def _cursor(selection: Selection, direction: Direction, keys: list[str | int]) -> Cursor | None:
    if not keys:
        return None
    return Cursor(selection.position, fingerprint(selection), direction, keys[0])
