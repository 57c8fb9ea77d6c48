"""Finds the incidents one of whose locations lies in the regions asked for.

Few are found by the index of points beforehand, and named by their positions; so PostgreSQL, which
takes every region to hold one point in a thousand, need not guess. Where they are many, each row is
looked at as it comes, in the order of the page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connections, models, transaction

from incidents.codes import PHYSICAL
from incidents.filters.space.regions import Rectangle, Region
from incidents.querysets import RecordIndexQuerySet

FEW = 10_000
"""So many points are looked at beforehand."""
_WITHIN = """spot.longitude_e6 BETWEEN %s AND %s AND spot.latitude_e6 BETWEEN %s AND %s"""
#: What is asked of a point is not even looked at when there are too many.
_AMONG = """
WITH spot AS MATERIALIZED ({candidates} LIMIT %s),
looked AS MATERIALIZED (SELECT count(*) AS at FROM spot)
SELECT at, (SELECT array_agg(DISTINCT position) FROM spot
    WHERE (SELECT at FROM looked) <= %s AND {held}) FROM looked"""
#: One index of points each: those that say where it was, and those that stand for an area.
_CANDIDATES = """(SELECT * FROM incidents_recordlocation
    WHERE point(longitude_e6, latitude_e6) <@ %s::box AND {indexed})"""
_HAS = """EXISTS (SELECT FROM incidents_recordlocation AS spot
    WHERE spot.position = {row}.position AND {sql})"""
_FINE, _COARSE = "fine", "NOT fine AND latitude_e6 IS NOT NULL"

_crowded: set[object] = set()
_MOST_REMEMBERED = 10_000

Condition = tuple[str, list[Any]]
"""SQL and the values in it."""


@dataclass(frozen=True)
class Whereabouts:
    """What one and the same location must be; without `roles` it is a physical one."""

    regions: tuple[Region, ...] = ()
    roles: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    imprecise: bool = False

    def narrowed(self, found: RecordIndexQuerySet, few: list[int] | None) -> RecordIndexQuerySet:
        """Those rows that have such a location; `few` is what `positions` gave."""
        if few is not None:
            return found.filter(OfRow("{row}.position = ANY (%s::bigint[])", [few]))
        sql, values = self.condition()
        return found.filter(OfRow(_HAS.format(row="{row}", sql=sql), values))

    def positions(self, using: str) -> list[int] | None:
        """The ledger positions with such a location; None when too many points would be looked at.

        Bitmaps are no help here: they would collect every point before the first is counted. Points
        are never taken away, so that what held too many is not looked at again.
        """
        candidates, boxes = self._candidates() if self.regions else ("", [])
        crowd = (using, FEW, candidates, *boxes)
        if not self.regions or crowd in _crowded:
            return None
        held, values = self.condition()
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            sql = _AMONG.format(held=held, candidates=candidates)
            cursor.execute(sql, [*boxes, FEW + 1, FEW, *values])
            looked_at, positions = cursor.fetchone()
        if looked_at <= FEW:
            return positions or []
        if len(_crowded) >= _MOST_REMEMBERED:
            _crowded.clear()
        _crowded.add(crowd)
        return None

    def condition(self) -> Condition:
        """SQL that holds for such a location, called `spot`."""
        roles = sorted(self.roles or PHYSICAL)
        parts: list[Condition] = [("spot.role = ANY (%s)", [roles])]
        if self.precisions:
            parts.append(("spot.precision = ANY (%s)", [list(self.precisions)]))
        if self.regions and not self.imprecise:
            parts.append(("spot.fine", []))
        parts += [each for region in self.regions for each in conditions(region)]
        return " AND ".join(f"({sql})" for sql, _ in parts), [v for _, said in parts for v in said]

    def _candidates(self) -> Condition:
        """The points in the smallest region, whatever else is asked of them."""
        smallest = min(self.regions, key=lambda region: region.area)
        indexes = (_FINE, _COARSE) if self.imprecise else (_FINE,)
        each = [
            (_CANDIDATES.format(indexed=indexed), as_box(rectangle))
            for indexed in indexes
            for rectangle in smallest.rectangles
        ]
        return " UNION ALL ".join(sql for sql, _ in each), [corners for _, corners in each]


def as_box(rectangle: Rectangle) -> str:
    """PostgreSQL's text of a box: two opposite corners."""
    west, south, east, north = rectangle.west, rectangle.south, rectangle.east, rectangle.north
    return f"({east},{north}),({west},{south})"


def conditions(region: Region) -> Iterator[Condition]:
    """That the spot lies in one of the rectangles, and that it passes the test of the region."""
    values = [v for r in region.rectangles for v in (r.west, r.east, r.south, r.north)]
    yield " OR ".join([_WITHIN] * len(region.rectangles)), values
    if region.test:
        yield region.test, list(region.values)


class OfRow(models.Expression):
    """Whether SQL holds for a row of the ledger's index, which it calls ``{row}``."""

    output_field: Any = models.BooleanField()

    def __init__(self, sql: str, values: list[Any], alias: str = "") -> None:
        super().__init__()
        self.sql, self.values, self.alias = sql, values, alias

    def resolve_expression(self, query: Any = None, *args: Any, **options: Any) -> "OfRow":
        """Bind it to the table that the query reads."""
        return OfRow(self.sql, self.values, query.get_initial_alias())

    def relabeled_clone(self, change_map: Mapping[str, str]) -> "OfRow":
        """The same of a query whose tables were named anew."""
        return OfRow(self.sql, self.values, change_map.get(self.alias, self.alias))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The SQL with the name of the table in it."""
        row = compiler.quote_name_unless_alias(self.alias)
        return self.sql.format(row=row), tuple(self.values)
