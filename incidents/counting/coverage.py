"""Coverage: where and when a row that is not there means nought, and where it means nothing.

Only for rows by period: every period between the ends, for every combination of the other keys that
has a row, is then told. A declaration says what the ledger holds from then on: it counts for what
was the state of the ledger when it was made, or later, and for nothing before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import product

from django.db import connections

from incidents.counting.asking import Asked
from incidents.counting.dimensions import DIMENSIONS, UNITS
from incidents.counting.names import names
from incidents.counting.periods import asked_period, number, outer_days, written
from incidents.counting.statistics import MOST_ROWS, Answer, Key, Sums, outermost, too_many
from incidents.dates import Period
from incidents.selection import READER

DECLARED = """
SELECT place, type, start, "end", coded_until, note, declared_at FROM incidents_declaredcoverage
WHERE %(at)s::bigint IS NULL OR coalesce(declared_at < (
    SELECT recorded_at FROM incidents_record WHERE position > %(at)s ORDER BY position LIMIT 1
), true)
ORDER BY start, coded_until, place NULLS FIRST, type NULLS FIRST, id"""
KINDS = {"place": ("place", "country"), "type": ("type",)}
"""By what it is declared, and the first filter of the keys and filters that choose among it."""
_DAY = timedelta(days=1)
Line = frozenset[str | None]
Value = tuple[str, str | None]
EVERYTHING: Value = ("", None)


@dataclass(frozen=True)
class Declared:
    """Everything of a type (None: every type) in a place (None: everywhere) was looked for.

    From ``start`` to ``coded_until``, and it is to go on until ``end`` (None: without end).
    """

    place: str | None
    type: str | None
    start: date
    end: date | None
    coded_until: date
    note: str
    declared_at: datetime


@dataclass(frozen=True)
class Row:
    """One row: nothing is known of it where there are no sums; ``covered`` is None if not asked."""

    key: Key
    sums: Sums | None
    covered: bool | None = None


def declared(at: int | None = None) -> list[Declared]:
    """All that is declared, in the order of time; only what counts for a position, if given."""
    with connections[READER].cursor() as cursor:
        cursor.execute(DECLARED, {"at": at})
        return [Declared(*row) for row in cursor.fetchall()]


def filled(asked: Asked, answer: Answer, spans: Sequence[Declared]) -> list[Row]:
    """The rows of the answer, and those that are not there; as they are without any coverage."""
    if not spans or asked.unit is None:
        return [Row(key, sums) for key, sums in answer.rows.items()]
    at = asked.group_by.index(asked.unit)
    others = dict.fromkeys((*key[:at], *key[at + 1 :]) for key in answer.rows)
    if len(asked.group_by) == 1:
        others = {(): None}
    periods = _periods(asked, spans)
    if len(periods) * len(others) > MOST_ROWS:
        raise too_many("group_by", asked, f"more than {MOST_ROWS:,} rows")
    lines = _lines_of(asked, others)
    days = {other: _covered_days(asked, other, lines, spans) for other in others}
    within = asked_period(asked.selection.parameters)
    rows = []
    for period, other in product(periods, others):
        key = (*other[:at], written(asked.unit, period), *other[at:])
        covered = _holds(days[other], _asked_days(asked.unit, period, within))
        rows.append(Row(key, answer.rows.get(key, NOUGHT if covered else None), covered))
    return sorted(rows, key=lambda row: [(k is None, k or "") for k in row.key])


def stretches(
    asked: Asked, others: Iterable[Key], spans: Sequence[Declared]
) -> dict[Key, list[tuple[date, date]]]:
    """The days that are covered for each combination of the keys that are no period, in order.

    Those of a question by no key are what its filters ask of.
    """
    wanted = list(others)
    lines = _lines_of(asked, wanted)
    return {
        key: reduce(_shared, _covered_days(asked, key, lines, spans), [(date.min, date.max)])
        for key in wanted
    }


NOUGHT = Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def _periods(asked: Asked, spans: Iterable[Declared]) -> range:
    """Those asked for; without a filter, from the first that is found or declared to the last."""
    unit, within = str(asked.unit), asked_period(asked.selection.parameters)
    ends = [number(unit, day) for each in spans for day in (each.start, each.coded_until)]
    ends += outermost(asked) or ()
    first = number(unit, within.start) if within.start else min(ends)
    last = number(unit, within.end) if within.end else max(ends)
    return range(first, last + 1)


def _asked_days(unit: str, period: int, within: Period) -> tuple[date, date]:
    """The days of a period that the filter asks for."""
    first, last = outer_days(unit, period)
    return max(first, within.start or first), min(last, within.end or last)


def _covered_days(
    asked: Asked, other: Key, lines: Mapping[Value, Line], spans: Sequence[Declared]
) -> list[list[tuple[date, date]]]:
    """For each place and type that the row asks of, the stretches that are covered."""
    keys = [name for name in asked.group_by if name not in UNITS]
    by_key = dict(zip(keys, other, strict=True))
    wanted = ([lines[value] for value in _values(kind, asked, by_key)] for kind in KINDS)
    return [
        _merged((s.start, s.coded_until) for s in spans if s.place in place and s.type in type_)
        for place, type_ in product(*wanted)
    ]


def _values(kind: str, asked: Asked, by_key: Mapping[str, str | None]) -> list[Value]:
    """What the row asks of: its keys say it, else the filters, all of whose values count."""
    axes = [name for name, each in DIMENSIONS.items() if each.own[0] in KINDS[kind]]
    keys: list[Value] = [(name, by_key[name]) for name in axes if name in by_key]
    chosen: list[Value] = [
        (name, value) for name in axes for value in asked.selection.parameters.get(name, ())
    ]
    return keys or chosen or [EVERYTHING]


def _lines_of(asked: Asked, others: Iterable[Key]) -> dict[Value, Line]:
    """Each value of places and types with all that it lies within, and None for everything."""
    keys = [name for name in asked.group_by if name not in UNITS]
    wanted = {
        value
        for other in others
        for kind in KINDS
        for value in _values(kind, asked, dict(zip(keys, other, strict=True)))
    }
    lines: dict[Value, Line] = {value: frozenset([None]) for value in wanted}
    for name in {name for name, value in wanted if value is not None}:
        values = [value for of, value in wanted if of == name and value is not None]
        told = names(DIMENSIONS[name], values, asked.selection.position)
        for value in values:
            itself = () if name == "country" else (value,)
            above = told[value].within if value in told else ()
            lines[name, value] = frozenset([None, *itself, *above])
    return lines


def _merged(stretches: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """The same days as stretches that neither meet nor touch."""
    merged: list[tuple[date, date]] = []
    for start, end in sorted(stretches):
        if merged and (merged[-1][1] == date.max or start <= merged[-1][1] + _DAY):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _shared(
    one: Iterable[tuple[date, date]], other: Sequence[tuple[date, date]]
) -> list[tuple[date, date]]:
    """The days that both have."""
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in both if start <= end]


def _holds(all_of: Iterable[Iterable[tuple[date, date]]], days: tuple[date, date]) -> bool:
    """Whether one stretch of each holds all days."""
    return all(
        any(start <= days[0] and days[1] <= end for start, end in stretches) for stretches in all_of
    )
