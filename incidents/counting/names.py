"""What the values of a facet or a group are called: read from the ledger, nowhere else.

A type is called what was published of it, and any other value what the newest record that has it
calls it, both at the position of the answer or before. Neither can tell of a draft, so no name can;
and an answer that is asked again with its position has the same names.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connections

from incidents.counting.dimensions import DIMENSIONS, Dimension
from incidents.reference.entities import entities
from incidents.selection import READER

MOST_NAMED = 2000
"""How many values of a dimension are named; beyond, the names are left out of the answer."""
NEWEST = """
SELECT asked.value, record.document FROM (
    SELECT value, CASE WHEN term.newest <= %(at)s THEN term.newest ELSE (
        SELECT position FROM incidents_recordindex AS x
        WHERE x.terms @> ARRAY[term.term] AND x.position <= %(at)s
        ORDER BY position DESC LIMIT 1) END AS position
    FROM unnest(%(values)s::text[]) AS asked (value)
    JOIN incidents_term AS term ON term.term = %(axis)s || ':' || value
) AS asked JOIN incidents_record AS record USING (position)"""
#: Where a document names the values: the part, its field, and what the value is there.
CHAINS = {
    "actor": ("participations", "actor", "slug"),
    "initiator": ("participations", "actor", "slug"),
    "target": ("participations", "actor", "slug"),
    "place": ("locations", "place", "slug"),
    "country": ("locations", "place", "iso_alpha2"),
}


@dataclass(frozen=True)
class Named:
    """The name of a value, empty if no document has it, and what it lies within, nearest first."""

    name: str
    within: tuple[str, ...] = ()


def names(dimension: Dimension, values: Collection[str], at: int) -> dict[str, Named]:
    """By value, those that can be told: codes by their list, all others by the ledger."""
    labels = dimension.labels()
    if labels is not None:
        return {value: Named(labels[value]) for value in values if value in labels}
    if dimension.own[0] == "type":  # a document has only the code of a wider type
        return _types(values, at)
    told = {value: Named("Unidentified") for value in values if value == "unidentified"}
    wanted = sorted({*values} - {*told})[:MOST_NAMED]
    for value, document in _newest(dimension.axis, wanted, at):
        there = dict(_named(dimension, document))
        if value in there:
            told[value] = there[value]
    return told


def _types(values: Collection[str], at: int) -> dict[str, Named]:
    """Types as they stood, each with the wider ones, which went public before it or with it."""
    known: dict[str, dict[str, Any]] = {}
    wanted = {*values}
    while wanted:
        found = entities("type", wanted, at)
        known |= found
        wanted = {each["parent"] for each in found.values()} - {"", *known}
    return {
        code: Named(known[code]["name"], _above(code, known)) for code in values if code in known
    }


def _above(code: str, known: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    wider = known[code]["parent"] if code in known else ""
    return (wider, *_above(wider, known)) if wider else ()


def _newest(axis: str, values: Collection[str], at: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each value the document of the newest record that has it."""
    read: dict[str, dict[str, Any]] = {}
    with connections[READER].cursor() as cursor:
        cursor.execute(NEWEST, {"values": list(values), "axis": axis, "at": at})
        for value, text in cursor.fetchall():
            if text not in read:
                read[text] = json.loads(text)
            yield value, read[text]


def _named(dimension: Dimension, document: Mapping[str, Any]) -> Iterator[tuple[str, Named]]:
    """Every value of the dimension that the document names."""
    kind = dimension.own[0]
    part, key, handle = CHAINS.get(kind, ("", "", ""))
    for row in document.get(part, ()):
        yield from _chain(row[key], handle)
    for citation in document["citations"] if kind in ("source", "publisher") else ():
        yield from _cited(citation, kind)


def _chain(reference: Mapping[str, Any] | None, handle: str) -> Iterator[tuple[str, Named]]:
    """A reference and all that it lies within."""
    line = [reference, *reference["within"]] if reference else []
    for nth, each in enumerate(line):
        above = tuple(up["slug"] for up in line[nth + 1 :])
        if value := each.get(handle):
            country = handle == "iso_alpha2"
            yield (
                value.lower() if country else value,
                Named(each["name"], (each["slug"], *above) if country else above),
            )


def _cited(citation: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Named]]:
    source = citation["source"]
    if kind == "source" and source:
        yield source["slug"], Named(source["title"])
    house = source["publisher"] if source else citation["publisher"]
    if kind == "publisher" and house:
        yield house["slug"], Named(house["name"])


def names_of(values: Mapping[str, Collection[str]], at: int) -> dict[str, dict[str, Named]]:
    """The same for several dimensions by name; those that have no names (tags) are left out."""
    told = {name: names(DIMENSIONS[name], each, at) for name, each in values.items() if each}
    return {name: each for name, each in told.items() if each}
