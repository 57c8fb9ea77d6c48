"""The statement that finds one page: by the terms, or by looking where it would begin.

A GIN index finds the rows of a few terms at once and knows nothing of their order; an index in
order meets the rows of common terms soon, and those of terms that were common long ago last. So
the counts of the vocabulary decide. Where they cannot, the first few thousand rows in order are
looked through, and only a page that they do not fill is found the other way: in one statement,
whose other half is not even begun.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import F, Func, Q, QuerySet, Value

from incidents.counting.windows import LONG, is_long, long_and_meets
from incidents.dates import Period
from incidents.filters.written import Written
from incidents.models import RecordIndex
from incidents.selection import Selection

FEW = 50_000
"""So many rows are found by their terms and sorted sooner than met by reading in order."""
PROBED = 4_000
"""So many rows are looked through in order before the terms are asked."""
SCATTERED = 40_000
"""So many where regions hold many incidents, all of which would be read and then sorted."""
_TABLE = f'FROM "{RecordIndex._meta.db_table}"'
_FIRST = f'FROM ({{near}}) AS "{RecordIndex._meta.db_table}"'
_PROBE = """
WITH probed AS MATERIALIZED ({probed}),
enough AS MATERIALIZED (SELECT count(*) >= {count} AS so FROM probed)
SELECT * FROM (
    SELECT * FROM probed WHERE (SELECT so FROM enough)
    {apart}
    UNION ALL SELECT * FROM ({every}) AS every WHERE NOT (SELECT so FROM enough)
) AS page (key, position) ORDER BY key {order} LIMIT {count}"""
_APART = "UNION ALL SELECT * FROM ({long}) AS apart WHERE (SELECT so FROM enough)"

Statement = tuple[str, tuple[Any, ...]]
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Slice:
    """The first `count` rows of a selection by a column, of those `beyond` where others ended."""

    selection: Selection
    column: str
    descending: bool
    count: int
    beyond: Q

    def statement(self) -> Statement:
        """SQL for the value of the column and the position of each row."""
        if self.selection.everything and not self.beyond:
            at = self.selection.position
            return _first_of_all(self.column, self.descending, self.count), (at, at)
        every = self.selection.rows()
        if self.beyond:
            every = every.filter(self.beyond)
        if not self.selection.parameters:
            return self.of(every, F(self.column))
        by_terms = self.of(every, _unordered(self.column))
        if self.selection.at_most <= FEW and not self.soon_met():
            return by_terms
        period = self.selection.period if self.column == "chronology" else None
        probed = self.probe(every, period)
        long, days = self.long(every, period) if period else ("", ())
        order = "DESC" if self.descending else "ASC"
        sql = _PROBE.format(
            probed=probed[0],
            apart=_APART.format(long=long) if long else "",
            every=by_terms[0],
            count=self.count,
            order=order,
        )
        return sql, (*probed[1], *days, *by_terms[1])

    def soon_met(self) -> bool:
        """Whether the rows looked through will, on the average, fill the page."""
        at_most, of = self.selection.at_most, self.selection.of
        return at_most > 0 and 0 < self.count * of <= PROBED * at_most

    def of(self, rows: Rows, key: F | Func) -> Statement:
        """The first of the rows by that key."""
        return _first(rows, key, self.column, self.descending, self.count)

    def probe(self, every: Rows, period: Period | None) -> Statement:
        """The first of the rows among the few thousand that come first in order near the period."""
        near = RecordIndex.objects.filter(self.beyond, *_bounds(period))
        probed = SCATTERED if self.selection.scattered else PROBED
        first = near.order_by(f"{'-' if self.descending else ''}{self.column}")[:probed]
        return self.among(first, every, F(self.column))

    def long(self, every: Rows, period: Period) -> Statement:
        """The first of those rows whose date is long, by the index over such dates alone.

        There are few of them: looking up common terms as well would take longer.
        """
        dated = RecordIndex.objects.filter(self.beyond, long_and_meets(period)).order_by()
        return self.among(dated, every, _unordered(self.column), apart=" OFFSET 0")

    def among(self, near: Rows, every: Rows, key: F | Func, apart: str = "") -> Statement:
        """The first of the rows by that key, of those that are found apart from the rest."""
        sql, values = self.of(every, key)
        if sql.count(_TABLE) != 1:
            raise AssertionError(f"the statement reads the index more than once: {sql}")
        inner, bounds = near.query.sql_with_params()
        return sql.replace(_TABLE, _FIRST.format(near=inner + apart)), (*bounds, *values)


def _first(rows: Rows, key: F | Func, column: str, descending: bool, count: int) -> Statement:
    ordered = rows.order_by(key.desc() if descending else key.asc())
    sql, parameters = ordered.values_list(column, "record_id")[:count].query.sql_with_params()
    return sql, tuple(parameters)


@lru_cache(maxsize=64)
def _first_of_all(column: str, descending: bool, count: int) -> str:
    """The same at every position: putting it together takes a tenth of the time of a page."""
    every = RecordIndex.objects.at_position(0)
    return _first(every, F(column), column, descending, count)[0]


def _bounds(period: Period | None) -> list[Q]:
    """What the sort key of every short date that meets the period lies between.

    Those that end before it are not counted among the rows looked through: in a dense record there
    are thousands of them, since a date of a month begins a month before its last day.
    """
    if not period:
        return []
    bounds = [~is_long()]
    if period.start:
        start = Value(str(period.start))
        bounds.append(Q(Written("({} >= {}::date) IS TRUE", F("latest"), start)))
    if period.start and period.start.toordinal() > LONG.days:
        bounds.append(Q(chronology__gte=str(period.start - LONG)))
    if period.end and period.end < date.max:
        bounds.append(Q(chronology__lt=str(period.end + timedelta(days=1))))
    return bounds


def _unordered(column: str) -> Func:
    """The column as an expression that no index is ordered by.

    PostgreSQL would read the newest of an actor who was active long ago in order, from now on back.
    """
    template = "(%(expressions)s + 0)" if column == "record_id" else "(%(expressions)s || '')"
    return Func(F(column), template=template)
