"""Facets: how many of the incidents that a question finds have each value.

A facet leaves its own filters out of the question, so that a count says how many the list would
find with that value in their stead; an incident counts under all that its values lie within.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from incidents.counting.asking import dimensions_named, imprecise_of, unordered
from incidents.counting.dimensions import DIMENSIONS, UNITS
from incidents.counting.periods import (
    LEAVE_OUT,
    SPREAD,
    asked_period,
    clipped,
    written,
)
from incidents.counting.totals import NUMBERED
from incidents.filters import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import refused
from incidents.publishing.tally import COUNTED, moved_since
from incidents.selection import READER, Selection, select

PARAMETERS = ("facet", "limit", "imprecise")
"""What is read besides the filters, `as_of` and `ordering`."""
DEFAULT_LIMIT, LARGEST_LIMIT = 20, 1000
MOST_FACETS = 10
MOST_PERIODS = 40_000
_IN_AXES = "split_part(term, ':', 1) = ANY (%s)"
#: The counts of now, less what was published since, with what has been superseded since.
_UNFILTERED = f"""
SELECT term, sum(n), sum(counted) FROM (
    SELECT term, count AS n, counted FROM incidents_term
    UNION ALL
    SELECT unnest(terms), -1, -({COUNTED})::integer FROM incidents_recordindex
    WHERE position > {{at}} AND live AND superseded_by IS NULL
    UNION ALL
    SELECT unnest(terms), 1, ({COUNTED})::integer FROM incidents_recordindex
    WHERE incident_id IN (SELECT incident_id FROM incidents_record WHERE position > {{at}})
        AND superseded_by > {{at}} AND position <= {{at}} AND live
) AS moved WHERE {_IN_AXES} GROUP BY term HAVING sum(n) > 0"""
_FILTERED = f"""
SELECT term, count(*) FROM ({{rows}}) AS found CROSS JOIN LATERAL unnest(found.terms) AS term
WHERE {_IN_AXES} GROUP BY term"""
_IN_TIME = "SELECT {first}, {last}, count(*) FROM ({rows}) AS found GROUP BY 1, 2"
_TALLIED = """SELECT first{by}, last{by}, sum(count)::bigint FROM (
    SELECT first, last, count FROM incidents_tally
    UNION ALL SELECT first, last, count FROM ({moved}) AS moved
) AS told GROUP BY 1, 2 HAVING sum(count) > 0"""


@dataclass(frozen=True)
class Asked:
    """The selection, the facets in order, and how much of each is told."""

    selection: Selection
    facets: tuple[str, ...]
    limit: int
    imprecise: str
    others: Mapping[str, Selection]
    """For each facet the question without its own filters."""


@dataclass(frozen=True)
class Facet:
    """The counts of one facet, most first, then by value; ``more`` values are not told."""

    name: str
    without: tuple[str, ...]
    values: Sequence[tuple[str, int]]
    more: int
    imprecise: int | None = None
    """For periods: how many incidents no single one holds."""


def ask(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Read the filters and the facets; raises `InvalidParameters`."""
    scalars = Scalars(parameters)
    facets = dimensions_named(scalars, "facet", MOST_FACETS)
    if not facets and not scalars.errors:
        message = "Name what to count, as in facet=type,country,month."
        scalars.errors.append(refused("facet", "", message))
    limit = scalars.read("limit", _limit, DEFAULT_LIMIT)
    imprecise = imprecise_of(scalars, "facet", facets, SPREAD)
    scalars.read("ordering", unordered, None)
    try:
        selection = select(parameters, allowing=PARAMETERS)
    except InvalidParameters as error:
        raise InvalidParameters([*scalars.errors, *error.errors]) from None
    scalars.errors += (_bound(name, selection) for name in facets if _binding(name, selection))
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    others = {name: _without_own(name, selection) for name in facets}
    return Asked(selection, tuple(facets), limit, imprecise, others)


def answer(asked: Asked) -> list[Facet]:
    """Each facet, in the order asked for; facets of one question are counted together."""
    terms: dict[str, Counter[str]] = {}
    for query in {each.query for each in asked.others.values()}:
        together = [name for name in asked.facets if asked.others[name].query == query]
        axes = {DIMENSIONS[name].axis: name for name in together if name in DIMENSIONS}
        if axes:
            terms |= counted_terms(asked.others[together[0]], axes)
    return [
        _in_time(name, asked) if name in UNITS else _facet(name, asked, terms[name])
        for name in asked.facets
    ]


def _binding(name: str, selection: Selection) -> list[str]:
    return DIMENSIONS[name].binding(selection.parameters) if name in DIMENSIONS else []


def _bound(name: str, selection: Selection) -> ParameterError:
    others = " and ".join(_binding(name, selection))
    message = (
        f"{name} cannot be counted beside {others}, which is asked of one participation of "
        "each actor: leave it out, or list claims/ with it."
    )
    return refused("facet", name, message)


def own_filters(name: str, selection: Selection) -> tuple[str, ...]:
    """The filters of the question that choose among the values of the facet."""
    own = DIMENSIONS[name].own if name in DIMENSIONS else ()
    return tuple(each for each in own if each in selection.parameters)


def _without_own(name: str, selection: Selection) -> Selection:
    own = own_filters(name, selection)
    if not own:
        return selection
    rest = {key: [*v] for key, v in selection.parameters.items() if key not in own}
    return select({**rest, "as_of": [str(selection.position)]})


def _facet(name: str, asked: Asked, counts: Mapping[str, int], **more: Any) -> Facet:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    told = ordered[: asked.limit]
    left = len(ordered) - len(told)
    return Facet(name, own_filters(name, asked.selection), told, left, **more)


def counted_terms(selection: Selection, axes: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How many have each value; the axes of the index by the names they are told under."""
    found: dict[str, Counter[str]] = {name: Counter() for name in axes.values()}
    if not selection.parameters:
        for name, value, count, _ in terms_of_everything(selection.position, axes):
            found[name][value] = count
        return found
    rows, parameters = _rows(selection, "terms")
    with connections[READER].cursor() as cursor:
        cursor.execute(_FILTERED.format(rows=rows), [*parameters, list(axes)])
        for term, count in cursor.fetchall():
            axis, _, value = term.partition(":")
            if _told(axis, value):
                found[axes[axis]][value] = int(count)
    return found


def terms_of_everything(at: int, axes: Mapping[str, str]) -> Iterator[tuple[str, str, int, int]]:
    """Name, value, how many incidents have it at a position, and how many of those are counted."""
    with connections[READER].cursor() as cursor:
        cursor.execute(_UNFILTERED.format(at=at), [list(axes)])
        for term, count, counted in cursor.fetchall():
            axis, _, value = term.partition(":")
            if _told(axis, value):
                yield axes[axis], value, int(count), int(counted)


def _told(axis: str, value: str) -> bool:
    """A country is there by its two letters and by its three, and told by the two."""
    return axis != "country" or len(value) == len("iq")


def _in_time(unit: str, asked: Asked) -> Facet:
    """How many possibly were in each period, or how many one period holds."""
    groups = _in_periods(unit, asked.selection)
    imprecise = sum(count for start, end, count in groups if start != end)
    if asked.imprecise == LEAVE_OUT:
        held = {written(unit, start): n for start, end, n in groups if start == end}
        return _facet(unit, asked, held, imprecise=imprecise)
    return _facet(unit, asked, _spread(unit, asked, groups), imprecise=imprecise)


def _in_periods(unit: str, selection: Selection) -> Sequence[Sequence[Any]]:
    """How many have each first and last period; everything is read from the tallies."""
    parameters: Sequence[Any] = ()
    if selection.parameters or unit == "day":
        rows, parameters = _rows(selection, "earliest", "latest")
        first, last = (NUMBERED[unit].format(day=day) for day in ("earliest", "latest"))
        sql = _IN_TIME.format(first=first, last=last, rows=rows)
    else:
        by = " / 12" if unit == "year" else ""
        sql = _TALLIED.format(by=by, moved=moved_since(selection.position))
    with connections[READER].cursor() as cursor:
        cursor.execute(sql, parameters)
        groups: Sequence[Sequence[Any]] = cursor.fetchall()
    return groups


def _spread(unit: str, asked: Asked, groups: Sequence[Sequence[Any]]) -> dict[str, int]:
    """Count in every period from the first to the last, at the cost of its two ends."""
    named = (each for start, end, _ in groups for each in (start, end))
    ends = clipped(unit, named, asked_period(asked.selection.parameters))
    if ends is None:
        return {}
    low, high = ends
    if high - low >= MOST_PERIODS:
        message = (
            f"There would be more than {MOST_PERIODS:,} periods: narrow the filter by during=."
        )
        raise InvalidParameters([refused("facet", unit, message)])
    return {written(unit, n): count for n, count in _running(groups, low, high) if count}


def _running(groups: Sequence[Sequence[Any]], low: int, high: int) -> Iterable[tuple[int, int]]:
    rises: Counter[int] = Counter()
    for start, end, count in groups:
        begins = low if start is None else max(start, low)
        ends = high if end is None else min(end, high)
        if begins <= ends:
            rises[begins] += count
            rises[ends + 1] -= count
    count = 0
    for period in range(low, high + 1):
        count += rises[period]
        yield period, count


def _rows(selection: Selection, *columns: str) -> tuple[str, Sequence[Any]]:
    return selection.rows().order_by().values(*columns).query.sql_with_params()


def _limit(text: str) -> int:
    limit = int(text) if text.isascii() and text.isdigit() and len(text) <= len("1000") else 0
    if not 1 <= limit <= LARGEST_LIMIT:
        raise WrongValueError(f"limit is a whole number from 1 to {LARGEST_LIMIT}, in 0-9.")
    return limit
