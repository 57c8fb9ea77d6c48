"""One list of reference data, narrowed and pinned to a ledger position, in the order of slugs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db import connections

from incidents.columns import Column
from incidents.reference.kinds import ReferenceKind
from incidents.reference.standing import BELOW, COUNTS, STOOD, above, count_of, steps
from incidents.selection import DEFAULT_ORDERING, READER
from incidents.tables.cells import as_object
from incidents.tables.written import WrittenTable

_WORDS = """NOT EXISTS (SELECT FROM unnest(string_to_array(fold(%(q)s), ' ')) AS word
        WHERE strpos(e.folded, word) = 0)"""
_CONDITIONS = {
    "q": _WORDS,
    "kind": "e.category = ANY (%(kinds)s)",
    "within": f"e.slug IN {BELOW}",
    "publisher": "e.parent = ANY (%(publisher)s)",
}
_ROWS = """
WITH RECURSIVE step AS MATERIALIZED ({steps}), {counts}
SELECT {cells} FROM (
    SELECT e.slug, {own}, {within} AS within, {count} AS incidents, e.position
    FROM incidents_entity e, LATERAL (SELECT e.document::jsonb AS d OFFSET 0) AS document
    WHERE e.kind = %(kind)s AND {conditions}
) AS row"""


@dataclass(frozen=True)
class Listing(WrittenTable):
    """The rows that a question finds; `asked` is the question in its normal form."""

    kind: ReferenceKind
    position: int
    recorded_at: datetime | None
    asked: Mapping[str, tuple[str, ...]]
    at: date | None = None
    ordering = DEFAULT_ORDERING
    """What links leave out: there is one order, that of the slugs."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, in order."""
        return self.kind.columns

    @property
    def query(self) -> str:
        """The question as a query string."""
        joined = {name: ",".join(values) for name, values in sorted(self.asked.items())}
        return urlencode(joined, safe=",/:")

    def page(self, size: int, slug: str | None, *, backwards: bool) -> list[tuple[str, str]]:
        """The `size` rows after, or before, the slug: each with its JSON text."""
        more = "" if slug is None else f"e.slug {'<' if backwards else '>'} %(slug)s"
        sql, values = self.statement(f"slug, {as_object(self.columns)}", more=more)
        order = f"ORDER BY slug {'DESC' if backwards else 'ASC'} LIMIT {size}"
        with connections[READER].cursor() as cursor:
            cursor.execute(f"{sql} {order}", {**values, "slug": slug})
            found = [(row[0], row[1]) for row in cursor.fetchall()]
        return found[::-1] if backwards else found

    def order(self) -> str:
        """The ORDER BY of the table."""
        return "ORDER BY slug"

    def statement(self, cells: str, more: str = "") -> tuple[str, dict[str, Any]]:
        """SELECT of these cells in no order, and its parameters."""
        conditions = [_CONDITIONS[name] for name in self.asked if name in _CONDITIONS]
        sql = _ROWS.format(
            steps=steps(self.kind.kind),
            counts=COUNTS,
            cells=cells,
            own=self.kind.cells,
            within=above("e.slug"),
            count=count_of(self.kind.kind, "e.slug"),
            conditions=" AND ".join([STOOD.format(e="e"), *conditions, *filter(None, [more])]),
        )
        return sql, self.values()

    def values(self) -> dict[str, Any]:
        """The parameters of its statements."""
        asked = {name: list(values) for name, values in self.asked.items()}
        return {
            "kind": self.kind.kind,
            "position": self.position,
            "at": self.at,
            "q": " ".join(asked.get("q", [])),
            "kinds": asked.get("kind", []),
            "within": asked.get("within", []),
            "publisher": asked.get("publisher", []),
        }
