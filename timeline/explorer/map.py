"""What a map draws of the filtered set: single incidents, clusters, or counts by area.

The work is bounded. Where few points are in sight the index of points finds them first. Where they
are many, their cells are counted as long as that takes no more than `SECONDS`; else the counts of
countries, or of first-level areas once they are in sight, stand for them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db import connections

from incidents.api.kept import kept
from incidents.codes import PHYSICAL, WherePrecision
from incidents.counting.names import names_of
from incidents.filters.space.located import OfRow, Whereabouts, conditions
from incidents.filters.space.regions import Region
from incidents.reference.entities import entities
from incidents.selection import READER, Selection
from timeline.explorer.budget import TooMuch, at_most
from timeline.explorer.counts import UNKNOWN, by_value, counted_sql
from timeline.explorer.map_asking import MapAsked
from timeline.explorer.spots import spots
from timeline.telling.plain import lowered

MOST_SINGLE = 300
"""So many incidents in sight are drawn one by one."""
SECONDS = 0.8
AREAS_FROM = 5
"""From this zoom on first-level areas are wide enough to stand for what lies in them."""
_IN_SIGHT = """
WITH found (position, occurrence, grain) AS MATERIALIZED ({rows}),
spot AS MATERIALIZED (
    SELECT spot.position, spot.precision, spot.fine, spot.longitude_e6 AS x,
        spot.latitude_e6 AS y, ({counted}) AS counted
    FROM found JOIN incidents_recordlocation AS spot USING (position)
    WHERE spot.role = ANY (%s) AND spot.latitude_e6 IS NOT NULL AND ({view}))"""
_SINGLE = _IN_SIGHT + " SELECT DISTINCT position, counted FROM spot ORDER BY position LIMIT %s"
_CELLS = (
    _IN_SIGHT
    + """
SELECT fine, CASE WHEN NOT fine THEN precision END, count(DISTINCT position) FILTER (WHERE counted),
    count(DISTINCT position) FILTER (WHERE NOT counted), avg(y)::float8 / 1e6::float8,
    avg(x)::float8 / 1e6::float8,
    min(x) / 1e6::float8, min(y) / 1e6::float8, max(x) / 1e6::float8, max(y) / 1e6::float8,
    max(position)
FROM spot
GROUP BY fine, CASE WHEN NOT fine THEN precision END,
    CASE WHEN fine THEN floor((x + 180000000) / %s::numeric) ELSE x END,
    CASE WHEN fine THEN floor((y + 90000000) / %s::numeric) ELSE y END
ORDER BY 3 DESC, 4 DESC, 5, 6"""
)
_TOTAL = (
    _IN_SIGHT
    + """
SELECT count(DISTINCT position) FILTER (WHERE counted),
    count(DISTINCT position) FILTER (WHERE NOT counted) FROM spot"""
)


@dataclass(frozen=True)
class Drawn:
    """What to draw, as one of three; `counted` and `more` are of what is in sight, if known."""

    kind: str
    counted: int | None
    more: int | None
    entries: list[dict[str, Any]] = field(default_factory=list)
    clusters: list[dict[str, Any]] = field(default_factory=list)
    areas: list[dict[str, Any]] = field(default_factory=list)


def drawn(asked: MapAsked) -> Drawn:
    """Everything in sight, in one of the ways there are."""
    view = asked.view
    few = Whereabouts(regions=(view,), imprecise=True).positions(READER)
    selection = asked.selection
    if few is not None:
        found = selection.found.filter(OfRow("{row}.position = ANY (%s::bigint[])", [few]))
        return _points(replace(selection, found=found), asked)
    said = ("explorer map", asked.zoom, asked.view.text)
    try:
        return Drawn(**json.loads(kept(selection, said, lambda: json.dumps(asdict(_many(asked))))))
    except TooMuch:
        return Drawn("none", None, None)


def _many(asked: MapAsked) -> Drawn:
    """The same where points are many; raises `TooMuch` where even counts by area take too long."""
    try:
        with at_most(SECONDS):
            return _points(asked.selection, asked)
    except TooMuch:
        pass
    with at_most(SECONDS):
        return _areas(asked)


def _points(selection: Selection, asked: MapAsked) -> Drawn:
    single = list(_asked(_SINGLE, selection, asked.view, MOST_SINGLE + 1))
    if len(single) <= MOST_SINGLE:
        told = [asdict(each) for each in spots([p for p, _ in single], selection.position)]
        counted = sum(1 for _, is_counted in single if is_counted)
        return Drawn("entries", counted, len(single) - counted, entries=told)
    ((counted, more),) = _asked(_TOTAL, selection, asked.view)
    rows = list(_asked(_CELLS, selection, asked.view, asked.cell, asked.cell))
    clusters = [_cluster(row) for row in rows if row[0]]
    return Drawn("clusters", counted, more, clusters=clusters, areas=_coarse(rows, selection))


def _asked(sql: str, selection: Selection, view: Region, *more: int) -> Iterator[Sequence[Any]]:
    rows = selection.rows().order_by().values_list("record_id", "occurrence", "grain")
    found, parameters = rows.query.sql_with_params()
    ((inside, corners),) = conditions(view)
    statement = sql.format(rows=found, counted=counted_sql(selection), view=inside)
    with connections[READER].cursor() as cursor:
        cursor.execute(statement, [*parameters, sorted(PHYSICAL), *corners, *more])
        yield from cursor.fetchall()


def _cluster(row: Sequence[Any]) -> dict[str, Any]:
    """One cell: how many incidents, around which point, within which box."""
    _, _, counted, more, latitude, longitude, *box, _ = row
    return {
        "counted": counted,
        "more": more,
        "latitude": round(latitude, 5),
        "longitude": round(longitude, 5),
        "box": box,
    }


def _coarse(rows: Sequence[Sequence[Any]], selection: Selection) -> list[dict[str, Any]]:
    """What is known by a larger area alone, each area once, as its newest incident tells of it."""
    wide = [row for row in rows if not row[0]][:MOST_SINGLE]
    told = {
        (each.latitude, each.longitude): each
        for each in spots([row[-1] for row in wide], selection.position)
    }
    return [
        {
            "name": told[latitude, longitude].place,
            "precision": lowered(WherePrecision(precision).label),
            "counted": counted,
            "more": more,
            "latitude": latitude,
            "longitude": longitude,
            "radius_km": told[latitude, longitude].radius_km,
        }
        for _, precision, counted, more, latitude, longitude, *_ in wide
    ]


def _areas(asked: MapAsked) -> Drawn:
    """Counts by country, or by first-level area, wherever their points are."""
    name = "area1" if asked.zoom >= AREAS_FROM else "country"
    values = by_value(asked.selection, [name])[name]
    if any(each.count == UNKNOWN for each in values):
        raise TooMuch
    at = asked.selection.position
    named = names_of({name: [each.value for each in values]}, at).get(name, {})
    slugs = {
        each.value: (named[each.value].within[:1] or ("",))[0] if name == "country" else each.value
        for each in values
        if each.value in named
    }
    points = _places([*slugs.values()], at)
    areas = [
        {
            "name": named[each.value].name,
            "counted": each.count,
            "more": each.more,
            **points[slugs[each.value]],
        }
        for each in values
        if slugs.get(each.value) in points
    ]
    return Drawn("areas", None, None, areas=areas)


def _places(slugs: Sequence[str], at: int) -> dict[str, dict[str, Any]]:
    """The points of places, and how far they reach."""
    return {
        slug: {key: _number(place.get(key)) for key in ("latitude", "longitude", "radius_km")}
        for slug, place in entities("place", slugs, at).items()
        if place.get("latitude") is not None and place.get("longitude") is not None
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
