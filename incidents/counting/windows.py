"""A window on a selection: what may have been in it, found without reading all that was before."""

from dataclasses import replace
from datetime import date, timedelta

from django.db import connections
from django.db.models import F, Max, Min, Q, Value

from incidents.counting.periods import MONTHS_A_YEAR, outer_days
from incidents.dates import Period
from incidents.filters.written import Written
from incidents.publishing.tally import moved_since
from incidents.selection import READER, Selection

LONG = timedelta(days=31)
"""A date of more days is long, and has an index of its own: the others begin near the window."""
_IS_LONG = f"({{}} - {{}} > {LONG.days}) IS NOT FALSE"
_MEETS = "daterange({}, {}, '[]') && daterange({}::date, {}::date, '[]')"
_MONTHS = """SELECT min(least(first, last)), max(greatest(first, last)) FROM (
    SELECT first, last FROM (
        SELECT first, last, count FROM incidents_tally
        UNION ALL SELECT first, last, count FROM ({moved}) AS moved) AS told
    GROUP BY first, last HAVING sum(count) > 0) AS standing"""


def is_long() -> Q:
    """Whether the date of a row is long, or open."""
    return Q(Written(_IS_LONG, F("latest"), F("earliest")))


def long_and_meets(window: Period) -> Q:
    """Whether it is long and may have been in the window, by the index over such dates."""
    bounds = (Value(str(day) if day else None) for day in (window.start, window.end))
    return is_long() & Q(Written(_MEETS, F("earliest"), F("latest"), *bounds))


def seen_through(selection: Selection, window: Period) -> list[Selection]:
    """What of a selection may have been in the window: its short dates, and its long ones."""
    near = ~is_long()
    if window.start:
        near &= Q(latest__gte=window.start)
        if window.start - date.min > LONG:
            near &= Q(earliest__gte=window.start - LONG)
    if window.end:
        near &= Q(earliest__lte=window.end)
    far = long_and_meets(window)
    return [replace(selection, found=selection.found.filter(each)) for each in (near, far)]


def extent(selection: Selection) -> tuple[date, date] | None:
    """The first and the last day that anything found may have been on; None where nothing is dated.

    Of everything there is, which the tallies tell, the outermost months are given whole.
    """
    if selection.parameters:
        rows = selection.rows().order_by()
        ends = rows.aggregate(
            first=Min("earliest"),
            at_first=Min("latest"),
            last=Max("latest"),
            at_last=Max("earliest"),
        )
        days = [day for day in ends.values() if day]
        return (min(days), max(days)) if days else None
    with connections[READER].cursor() as cursor:
        cursor.execute(_MONTHS.format(moved=moved_since(selection.position)))
        first, last = cursor.fetchone()
    if first is None:
        return None
    assert first >= MONTHS_A_YEAR
    return outer_days("month", first)[0], outer_days("month", last)[1]
