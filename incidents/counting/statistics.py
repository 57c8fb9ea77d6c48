"""Statistics: what a question finds, added up by group, and what was left out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import connections

from incidents.codes import Occurrence
from incidents.counting.asking import Asked
from incidents.counting.dimensions import DIMENSIONS, UNITS
from incidents.counting.periods import LEAVE_OUT, asked_period, clipped, written
from incidents.counting.totals import SUMS, Grouping, outer_periods, statement
from incidents.filters import InvalidParameters
from incidents.filters.texts import refused
from incidents.selection import READER

MOST_ROWS = 50_000
MOST_PERIODS = 40_000
Key = tuple[str | None, ...]


@dataclass(frozen=True)
class Sums:
    """What was added up of one group: ``None`` where no incident of it has such a figure.

    ``best`` takes the lowest number of an incident that gives no best one (``without_best`` says
    of how many); ``high`` is None when one (``without_high``) sets no upper bound.
    """

    count: int
    events: int
    with_figure: int
    words_only: int
    without_figure: int
    by_members: int
    low: int | None
    best: int | None
    high: int | None
    without_best: int
    without_high: int


OF_FIGURES = tuple(each.name for each in fields(Sums) if each.name not in ("count", "events"))
"""What is said only where a measure is asked for."""


@dataclass(frozen=True)
class Answer:
    """The rows by key, in order; the total of everything counted; what is left out, and why."""

    rows: Mapping[Key, Sums]
    total: Sums
    left_out: Mapping[str, int]
    imprecise: int = 0
    """How many incidents counted are of a date that no single period holds."""


def answer(asked: Asked) -> Answer:
    """Add it all up, in one statement; raises `InvalidParameters` when there are too many rows."""
    by = [DIMENSIONS[name] for name in asked.group_by if name not in UNITS]
    grouping = Grouping(asked.group_by, asked.unit, by, _spread(asked))
    sql, parameters = statement(asked.selection, grouping, asked.measure)
    with connections[READER].cursor() as cursor:
        cursor.execute(sql, parameters)
        told = cursor.fetchmany(MOST_ROWS + len(Occurrence) + 3)
    rows = [row for row in told if row[0] == "row"]
    if len(rows) > MOST_ROWS:
        raise too_many("group_by", asked, f"more than {MOST_ROWS:,} rows")
    keyed = {_key(asked, row): sums(row[4:]) for row in rows} if asked.group_by else {}
    (total,) = (sums(row[4:]) for row in told if row[0] == "total")
    left = {row[1]: int(row[4]) for row in told if row[0] == "left"}
    (imprecise,) = (int(row[4] or 0) for row in told if row[0] == "imprecise")
    ordered = dict(sorted(keyed.items(), key=lambda row: [(k is None, k or "") for k in row[0]]))
    return Answer(ordered, total, left, imprecise if asked.unit else 0)


def sums(row: Sequence[Any]) -> Sums:
    """One row of the statement as it is to be told."""
    told = {name: int(value or 0) for name, value in zip(SUMS, row, strict=True)}
    known = told["figured"] + told["by_members"] > 0
    return Sums(
        count=told["n"],
        events=told["events"],
        with_figure=told["figured"],
        words_only=told["worded"],
        without_figure=told["n"] - told["figured"] - told["worded"],
        by_members=told["by_members"],
        low=told["low"] if known else None,
        best=told["best"] if known else None,
        high=told["high"] if known and not told["no_high"] else None,
        without_best=told["no_best"],
        without_high=told["no_high"],
    )


def _key(asked: Asked, row: Sequence[Any]) -> Key:
    """The values of a row; the period as it is written."""
    values = zip(asked.group_by, row[1:], strict=False)
    return tuple(written(n, int(v)) if n in UNITS else v for n, v in values)


def outermost(asked: Asked) -> tuple[int, int] | None:
    """The first and the last period that anything counted may have been in, within the filter."""
    unit = str(asked.unit)
    sql, parameters = outer_periods(asked.selection, unit)
    with connections[READER].cursor() as cursor:
        cursor.execute(sql, parameters)
        ends = cursor.fetchone()
    return clipped(unit, ends, asked_period(asked.selection.parameters))


def _spread(asked: Asked) -> tuple[int, int] | None:
    """The periods that dates are spread over; None where they are not."""
    if asked.unit is None or asked.imprecise == LEAVE_OUT:
        return None
    first, last = outermost(asked) or (1, 0)
    if last - first >= MOST_PERIODS:
        raise too_many("imprecise", asked, f"more than {MOST_PERIODS:,} periods")
    return first, last


def too_many(name: str, asked: Asked, what: str) -> InvalidParameters:
    """The refusal of an answer that nobody could read."""
    message = f"There would be {what}: narrow the filter, by during= for one, or group by less."
    return InvalidParameters([refused(name, ",".join(asked.group_by), message)])
