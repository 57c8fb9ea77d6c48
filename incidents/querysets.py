"""Questions that are asked of the tables again and again, as phrases that chain."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    AnyLookup = models.Lookup[Any]
else:
    AnyLookup = models.Lookup


@models.BigAutoField.register_lookup
class AnyOf(AnyLookup):
    """`pk__any=ids`: what `__in` finds, as one value however many there are.

    Thousands of them put into a statement one by one take longer than finding the rows.
    """

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The column, compared with an array."""
        left, values = self.process_lhs(compiler, connection)
        return f"{left} = ANY (%s)", (*values, list(self.rhs))


class IncidentQuerySet(models.QuerySet[Any]):
    """Questions of the working side."""

    def published(self) -> "IncidentQuerySet":
        """Those a reader can see in some version."""
        return self.filter(state="published")

    def drafts(self) -> "IncidentQuerySet":
        """Those never published."""
        return self.filter(state="draft")


class StoodAt(models.Expression):
    """Whether a row of the ledger's index was its incident's state right after a position.

    One condition instead of four look-ups: every question asks it, and Django takes as long to put
    those together as PostgreSQL takes to answer.
    """

    output_field: Any = models.BooleanField()

    def __init__(self, position: int) -> None:
        super().__init__()
        self.position = position
        self.alias = ""

    def resolve_expression(self, query: Any = None, *args: Any, **options: Any) -> "StoodAt":
        """Bind it to the table that the query reads."""
        bound: StoodAt = self.copy()
        bound.alias = query.get_initial_alias()
        return bound

    def relabeled_clone(self, change_map: Mapping[str, str]) -> "StoodAt":
        """The same of a query whose tables were named anew."""
        clone: StoodAt = self.copy()
        clone.alias = change_map.get(self.alias, self.alias)
        return clone

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Not superseded yet, entered by then, and no tombstone."""
        of = compiler.quote_name_unless_alias(self.alias)
        sql = (
            f"({of}.superseded_by IS NULL OR {of}.superseded_by > %s) "
            f"AND {of}.live AND {of}.position <= %s"
        )
        return sql, (self.position, self.position)


class RecordIndexQuerySet(models.QuerySet[Any]):
    """Questions of the published ledger, all of them as it stood at some position."""

    def at_position(self, position: int) -> "RecordIndexQuerySet":
        """The state of each incident right after that ledger position, tombstones left out."""
        return self.filter(StoodAt(position))

    def naming(self, *terms: str) -> "RecordIndexQuerySet":
        """Those that have any one of the terms."""
        return self.filter(terms__overlap=list(terms))

    def possibly_within(self, start: date | None, end: date | None) -> "RecordIndexQuerySet":
        """Those whose earliest to latest day meets the period; null bounds are open."""
        found = self
        if start is not None:
            found = found.filter(Q(latest__isnull=True) | Q(latest__gte=start))
        if end is not None:
            found = found.filter(Q(earliest__isnull=True) | Q(earliest__lte=end))
        return found

    def certainly_within(self, start: date | None, end: date | None) -> "RecordIndexQuerySet":
        """Those that the period contains unqualified, or whose certain stretch meets it."""
        inside = Q(qualified=False) & contained(start, end)
        meets = Q(certain_from__isnull=False)
        if start is not None:
            meets &= Q(certain_to__gte=start)
        if end is not None:
            meets &= Q(certain_from__lte=end)
        return self.filter(inside | meets)

    def in_chronology(self, *, newest_first: bool = False) -> "RecordIndexQuerySet":
        """In the order of a timeline, which is total."""
        key = F("chronology")
        return self.order_by(key.desc() if newest_first else key.asc())


def contained(start: date | None, end: date | None) -> Q:
    """The period contains the whole stretch; an open end is contained by an open period only."""
    inside = Q()
    if start is not None:
        inside &= Q(earliest__gte=start)
    if end is not None:
        inside &= Q(latest__lte=end)
    return inside
