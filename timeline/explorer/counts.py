"""How many incidents the filter finds, by value too: what is counted apart from what is not.

As in every total, only what occurred or was attempted is counted, and no umbrella; the rest is
listed and marked. Where the question names an occurrence or a grain itself, all it finds counts.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import connections

from incidents.api.kept import kept
from incidents.codes import PHYSICAL, Grain, Occurrence
from incidents.counting import facets
from incidents.counting.dimensions import DIMENSIONS
from incidents.counting.names import names_of
from incidents.counting.periods import SPREAD
from incidents.publishing.tally import COUNTED, moved_since
from incidents.selection import READER, Selection
from timeline.explorer.budget import TooMuch, at_most
from timeline.explorer.fields import FACETS

SECONDS, SHORT = 1.0, 0.5
"""What counting may take, each statement; a page without counts is better than no page."""
SHOWN = 10
"""Values of a facet; those asked for are always among them."""
NOT_COUNTED = (
    *(
        f"occurrence:{o}"
        for o in Occurrence
        if o not in (Occurrence.OCCURRED, Occurrence.ATTEMPTED)
    ),
    f"grain:{Grain.UMBRELLA}",
)
"""The terms of which what is not counted has one."""
CHOOSING = ("occurrence", "grain")
UNKNOWN = -1
"""The count of a value where it would not be what the list finds with that value."""
_ALL = 1_000_000
_TOTAL = "SELECT count(*) FILTER (WHERE {counted}), count(*) FROM ({rows}) AS found"
_UNPLACED_OF_ALL = """
SELECT coalesce(sum(unplaced), 0) FROM (SELECT unplaced FROM incidents_tally
    UNION ALL SELECT unplaced FROM ({moved}) AS moved) AS told"""
_UNPLACED = """
SELECT count(*) FROM ({rows}) AS found (position, occurrence, grain)
WHERE ({counted}) AND NOT EXISTS (SELECT FROM incidents_recordlocation AS spot
    WHERE spot.position = found.position AND spot.role = ANY (%s)
        AND spot.latitude_e6 IS NOT NULL)"""


@dataclass(frozen=True)
class Value:
    """One value of a facet: how many it has, and how many more are listed and not counted."""

    value: str
    name: str
    count: int
    more: int


@dataclass(frozen=True)
class Counts:
    """What is counted and what is not; `unplaced` is None where finding out takes too long."""

    counted: int
    more: int
    unplaced: int | None
    facets: Mapping[str, Sequence[Value]]


def chosen(selection: Selection) -> bool:
    """Whether the question says itself what is to be counted."""
    return any(name in selection.parameters for name in CHOOSING)


def counted_sql(selection: Selection) -> str:
    """SQL for whether a row with its `occurrence` and `grain` is counted."""
    return "true" if chosen(selection) else COUNTED


def counts(selection: Selection) -> Counts | None:
    """All of them, kept while the ledger stays as it is; None if it takes too long."""
    try:
        text = kept(selection, "explorer counts", lambda: json.dumps(asdict(_made(selection))))
    except TooMuch:
        return None
    told: dict[str, Any] = json.loads(text)
    values = {name: [Value(**each) for each in found] for name, found in told["facets"].items()}
    return Counts(**{**told, "facets": values})


def _made(selection: Selection) -> Counts:
    with at_most(SHORT):
        counted, more = total(selection)
    try:
        with at_most(SECONDS):
            found = by_value(selection, countable(selection))
    except TooMuch:
        found = {}
    named = {name: _named(name, found.get(name), selection) for name in FACETS}
    return Counts(counted, more, unplaced(selection), named)


def total(selection: Selection) -> tuple[int, int]:
    """How many incidents are counted and how many are not."""
    known = selection.known()
    if known and not chosen(selection):
        return known[1], known[0] - known[1]
    sql, parameters = (
        selection.rows().order_by().values("occurrence", "grain").query.sql_with_params()
    )
    with connections[READER].cursor() as cursor:
        cursor.execute(_TOTAL.format(rows=sql, counted=counted_sql(selection)), parameters)
        counted, every = cursor.fetchone()
    return counted, every - counted


def countable(selection: Selection) -> list[str]:
    """The facets whose counts say what the list would find.

    Filters that bind to one participation are asked of that of the actor, which no facet can tell.
    """
    return [name for name in FACETS if not DIMENSIONS[name].binding(selection.parameters)]


def by_value(selection: Selection, names: Sequence[str]) -> dict[str, list[Value]]:
    """The values of each facet without their names, most first.

    Of everything, the vocabulary tells both. Else what is not counted is counted apart; where that
    takes too long, no count is told.
    """
    if not selection.parameters:
        return _of_everything(selection.position, names)
    everything = _facets(selection, names, narrowed=False)
    left_out = {} if chosen(selection) else _left_out(selection, names)
    return {
        name: _apart(values, None if left_out is None else left_out.get(name, {}))
        for name, values in everything.items()
    }


def _of_everything(at: int, names: Sequence[str]) -> dict[str, list[Value]]:
    told: dict[str, list[Value]] = {name: [] for name in names}
    axes = {DIMENSIONS[name].axis: name for name in names}
    for name, value, count, counted in facets.terms_of_everything(at, axes):
        told[name].append(Value(value, "", counted, count - counted))
    return {name: sorted(values, key=_most_first) for name, values in told.items()}


def _most_first(value: Value) -> tuple[int, int, str]:
    return -value.count, -value.more, value.value


def _left_out(selection: Selection, names: Sequence[str]) -> dict[str, dict[str, int]] | None:
    """How many of each value are not counted; None where finding out takes too long."""
    try:
        with at_most(SHORT):
            found = _facets(selection, names, narrowed=True)
    except TooMuch:
        return None
    return {name: dict(each) for name, each in found.items()}


def _apart(values: Sequence[tuple[str, int]], left_out: Mapping[str, int] | None) -> list[Value]:
    if left_out is None:
        return [Value(value, "", UNKNOWN, 0) for value, _ in values]
    more = {value: left_out.get(value, 0) for value, _ in values}
    told = [Value(value, "", n - more[value], more[value]) for value, n in values]
    return sorted(told, key=_most_first)


def _facets(
    selection: Selection, names: Sequence[str], *, narrowed: bool
) -> dict[str, Sequence[tuple[str, int]]]:
    """The counts of the facets, of everything or of what is not counted only."""
    given = {name: [*values] for name, values in selection.parameters.items()}
    given |= {"as_of": [str(selection.position)], "facet": [*names]}
    asked = replace(facets.ask(given), limit=_ALL, imprecise=SPREAD)
    if narrowed:
        others = {name: _not_counted(each) for name, each in asked.others.items()}
        asked = replace(asked, selection=_not_counted(selection), others=others)
    return {each.name: each.values for each in facets.answer(asked)}


def _not_counted(selection: Selection) -> Selection:
    """What the question finds and no total counts; the terms of such incidents are rare."""
    parameters = {**selection.parameters, "not counted": ("true",)}
    return replace(selection, parameters=parameters, found=selection.found.naming(*NOT_COUNTED))


def _named(name: str, values: Sequence[Value] | None, selection: Selection) -> list[Value]:
    """The first of them with their names, and all that were asked for."""
    asked_for, none_has = selection.parameters.get(name, ()), 0 if values is not None else UNKNOWN
    values = values or []
    there = {each.value for each in values}
    none = [Value(value, "", none_has, 0) for value in asked_for if value not in there]
    told = [*(each for each in values if each.value in asked_for), *none]
    told += [each for each in values if each.value not in asked_for][:SHOWN]
    names = _names(name, [each.value for each in told], selection.position)
    return [replace(each, name=names.get(each.value, "")) for each in told]


def _names(name: str, values: Sequence[str], at: int) -> dict[str, str]:
    known = names_of({name: values}, at).get(name, {})
    return {value: each.name for value, each in known.items() if each.name}


def unplaced(selection: Selection) -> int | None:
    """How many counted incidents no map can show: no physical location of them has a point."""
    statement, parameters = _unplaced_sql(selection)
    try:
        with at_most(SHORT), connections[READER].cursor() as cursor:
            cursor.execute(statement, parameters)
            (count,) = cursor.fetchone()
    except TooMuch:
        return None
    return int(count)


def _unplaced_sql(selection: Selection) -> tuple[str, Sequence[Any]]:
    """Of everything, the tallies tell."""
    if not selection.parameters:
        return _UNPLACED_OF_ALL.format(moved=moved_since(selection.position)), ()
    rows = selection.rows().order_by().values_list("record_id", "occurrence", "grain")
    sql, parameters = rows.query.sql_with_params()
    counted = counted_sql(selection)
    return _UNPLACED.format(rows=sql, counted=counted), [*parameters, sorted(PHYSICAL)]
