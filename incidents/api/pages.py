"""One page of a selection by keyset: a single statement, whatever the depth."""

from dataclasses import dataclass

from incidents.api.cursors import Cursor, Direction, fingerprint
from incidents.selection import ORDERINGS, Selection


@dataclass(frozen=True)
class Page:
    """The texts of one page's documents, and the cursors to its neighbours if there are any."""

    documents: list[str]
    next: Cursor | None
    previous: Cursor | None


def page(selection: Selection, size: int, cursor: Cursor | None) -> Page:
    """The `size` rows next to the cursor, or the first ones; always in the selection's order."""
    backwards = cursor is not None and cursor.direction == "previous"
    rows = selection.rows()
    column = ORDERINGS[selection.ordering].lstrip("-")
    if backwards:
        rows = rows.reverse()
    if cursor:
        descending = ORDERINGS[selection.ordering].startswith("-") != backwards
        rows = rows.filter(**{f"{column}__{'lt' if descending else 'gt'}": cursor.key})
    found = list(rows.values_list(column, "record__document")[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    keys = [key for key, _ in found]
    return Page(
        documents=[document for _, document in found],
        next=_cursor(selection, "next", keys[-1:]) if more or backwards else None,
        previous=_cursor(selection, "previous", keys[:1]) if _before(cursor, more) else None,
    )


def _before(cursor: Cursor | None, more: bool) -> bool:
    """Whether rows come before this page: where we came from, or what is left going back."""
    return cursor is not None and (more or cursor.direction == "next")


def _cursor(selection: Selection, direction: Direction, keys: list[str | int]) -> Cursor | None:
    if not keys:
        return None
    return Cursor(selection.position, fingerprint(selection), direction, keys[0])
