"""Density: how many incidents possibly were in each period of a window, and how many surely were.

Counted as statistics are (``totals``), line by line for the values of a dimension. An incident of
an uncertain date is *possible* in every period it meets and *held* by none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connections

from incidents.counting.dimensions import Dimension
from incidents.counting.periods import MONTHS_A_YEAR
from incidents.counting.totals import ADDED_UP, Grouping, frame, rows, tallied
from incidents.counting.windows import seen_through
from incidents.dates import Period
from incidents.selection import READER, Selection

HOURS_A_DAY, DAYS_A_WEEK, YEARS_A_DECADE = 24, 7, 10
_FINEST = ((10, "hour"), (200, "day"), (730, "week"), (60 * 366, "month"), (600 * 366, "year"))
"""How many days a window may have for each unit; a longer one is counted by decades."""
REST = ""
"""The line of what has none of the named values."""


@dataclass(frozen=True)
class Bar:
    """One period: when it starts, how many may have been in it, and how many it surely holds."""

    start: str
    possible: int
    held: int


@dataclass(frozen=True)
class Density:
    """The bars of each line in the order of time, without empty ones; and what they leave out.

    ``left_out`` says how many in the window are not counted, by what they are; ``imprecise`` how
    many are counted that no single period holds.
    """

    unit: str
    lines: Mapping[str, Sequence[Bar]]
    left_out: Mapping[str, int]
    imprecise: int


def unit_for(first: date, last: date) -> str:
    """The unit that a window of those days is counted by: 24 to some 700 bars."""
    days = (last - first).days + 1
    return next((unit for most, unit in _FINEST if days <= most), "decade")


def density(
    selection: Selection,
    window: tuple[date, date],
    by: Dimension | None = None,
    named: Sequence[str] = (),
) -> Density:
    """Count in the window: in one line, or in one for each named value and one for the rest.

    An incident with several of the values is in each of their lines.
    """
    unit = unit_for(*window)
    low, high = number(unit, window[0]), number(unit, window[1], last=True)
    lines = [_lines(by, named)] if by else []
    keys = (unit, *(each.name for each in lines))
    spread, alone = (Grouping(keys, unit, lines, ends) for ends in ((low, high), None))
    seen = [selection]
    if not tallied(selection, spread, None):
        seen = seen_through(selection, Period(*window))
    sql, parameters = _statement(seen, spread, alone)
    with connections[READER].cursor() as cursor:
        cursor.execute(sql, parameters)
        return _told(unit, cursor.fetchall())


def _statement(
    seen: Sequence[Selection], spread: Grouping, alone: Grouping
) -> tuple[str, Sequence[Any]]:
    """SQL for possible and held counts by keys, and for what is left out within the spread."""
    grouped, parameters = frame(seen, spread, None)
    low, high = spread.spread or (0, 0)
    within = f"coalesce(first, {low}) <= {high} AND coalesce(last, {high}) >= {low}"
    sql = f"""{grouped}
{rows("possible", spread)}
UNION ALL {rows("held", alone)}
UNION ALL SELECT 'left', why, NULL, NULL, {ADDED_UP}
FROM grouped WHERE NOT counted AND {within} GROUP BY why
UNION ALL SELECT 'imprecise', NULL, NULL, NULL, {ADDED_UP}
FROM grouped WHERE counted AND first IS DISTINCT FROM last AND {within}"""
    return sql, parameters


def _told(unit: str, told: Sequence[Sequence[object]]) -> Density:
    counts: dict[str, dict[tuple[str, int], int]] = {"possible": {}, "held": {}}
    left: dict[str, int] = {}
    imprecise = 0
    for what, one, other, _, n, *_ in told:
        count = int(str(n or 0))
        if what == "left":
            left[str(one)] = count
        elif what == "imprecise":
            imprecise = count
        else:
            counts[str(what)][str(other or REST), int(str(one))] = count
    lines: dict[str, list[Bar]] = defaultdict(list)
    for (line, period), possible in sorted(counts["possible"].items()):
        if possible:
            held = counts["held"].get((line, period), 0)
            lines[line].append(Bar(started(unit, period), possible, held))
    return Density(unit, lines, dict(sorted(left.items())), imprecise)


def _lines(by: Dimension, named: Sequence[str]) -> Dimension:
    """The dimension with only the named values, and `REST` for what has none of them."""
    literals = ", ".join(
        "'{}'".format(each.replace("'", "''").replace("%", "%%")) for each in named
    )
    column = f"""coalesce(nullif(ARRAY(
        SELECT value FROM unnest({by.values}) AS value
        WHERE value = ANY (ARRAY[{literals}]::text[])), '{{}}'), ARRAY['{REST}'])"""
    return replace(by, column=column)


def number(unit: str, day: date, *, last: bool = False) -> int:
    """The period that a day is in as the SQL numbers it; of hours the first or the last."""
    if unit in ("decade", "year"):
        return day.year // YEARS_A_DECADE if unit == "decade" else day.year
    if unit == "month":
        return day.year * MONTHS_A_YEAR + day.month - 1
    days = day.toordinal()
    if unit == "hour":
        return (days - 1) * HOURS_A_DAY + (HOURS_A_DAY - 1 if last else 0)
    return (days - 1) // DAYS_A_WEEK if unit == "week" else days


def started(unit: str, period: int) -> str:
    """The first day of the period of that number in ISO 8601; of an hour the day and the hour."""
    if unit == "decade":
        return date(max(period * YEARS_A_DECADE, 1), 1, 1).isoformat()
    if unit == "year":
        return date(period, 1, 1).isoformat()
    if unit == "month":
        return date(period // MONTHS_A_YEAR, period % MONTHS_A_YEAR + 1, 1).isoformat()
    if unit == "hour":
        day = date.fromordinal(period // HOURS_A_DAY + 1)
        start = datetime.combine(day, time.min) + timedelta(hours=period % HOURS_A_DAY)
        return start.isoformat(timespec="minutes")
    return date.fromordinal(period * DAYS_A_WEEK + 1 if unit == "week" else period).isoformat()
