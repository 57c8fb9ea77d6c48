"""The places of single incidents as a map draws them: each an area as wide as it is known."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from incidents.codes import PHYSICAL, Grain, LocationRole, Occurrence, WherePrecision
from incidents.dates.words import in_words
from incidents.selection import READER
from timeline.telling.plain import line, lowered

_SPOTS = """
SELECT spot.latitude_e6, spot.longitude_e6, spot.precision, spot.fine, spot.nth - 1,
    record.document, (
        SELECT (place.document::jsonb ->> 'radius_km')::float8 FROM incidents_entity AS place
        WHERE place.kind = 'place' AND place.position <= %(at)s
            AND (place.superseded_by IS NULL OR place.superseded_by > %(at)s)
            AND place.slug = record.document::jsonb #>> ARRAY[
                'locations', (spot.nth - 1)::text, 'place', 'slug'])
FROM incidents_recordlocation AS spot JOIN incidents_record AS record USING (position)
WHERE spot.position = ANY (%(positions)s) AND spot.role = ANY (%(roles)s)
    AND spot.latitude_e6 IS NOT NULL
ORDER BY spot.position, spot.nth"""
_E6 = 1_000_000


@dataclass(frozen=True, slots=True)
class Spot:
    """One location of one incident.

    It was somewhere within `radius_km` of the point, which is None where nobody knows how far;
    `fine` is false where the point only stands for an area. `mark` is "" for what occurred, and
    `role` for where it was.
    """

    reference: str
    title: str
    language: str
    when: str
    mark: str
    counted: bool
    latitude: float
    longitude: float
    radius_km: float | None
    fine: bool
    place: str
    precision: str
    role: str


def spots(positions: Sequence[int], at: int) -> Iterator[Spot]:
    """Every physical location with a point, of the records at those positions."""
    asked: dict[str, Any] = {"positions": list(positions), "roles": sorted(PHYSICAL), "at": at}
    read: dict[str, Any] = {}
    with connections[READER].cursor() as cursor:
        cursor.execute(_SPOTS, asked)
        for *where, text, reach in cursor.fetchall():
            if text not in read:
                read = {text: json.loads(text)}
            yield _spot(read[text], where, reach)


def _spot(document: dict[str, Any], where: Sequence[Any], reach: float | None) -> Spot:
    latitude, longitude, precision, fine, nth = where
    row, occurrence = document["locations"][nth], Occurrence(document["occurrence"])
    umbrella = document["grain"] == Grain.UMBRELLA
    mark = "" if occurrence is Occurrence.OCCURRED else lowered(occurrence.label)
    return Spot(
        reference=document["reference"],
        title=line(document["title"]),
        language=document["language"],
        when=in_words(
            document["date"],
            time=document["time"],
            part_of_day=document["part_of_day"],
            aggregate=document["grain"] == Grain.AGGREGATE,
        ),
        mark=mark or (lowered(Grain.UMBRELLA.label) if umbrella else ""),
        counted=occurrence in (Occurrence.OCCURRED, Occurrence.ATTEMPTED) and not umbrella,
        latitude=latitude / _E6,
        longitude=longitude / _E6,
        radius_km=_radius(row, WherePrecision(precision), reach),
        fine=fine,
        place=line(row["place"]["name"] if row["place"] else row["described_as"]),
        precision=lowered(WherePrecision(precision).label),
        role="" if row["role"] == LocationRole.AT else lowered(LocationRole(row["role"]).label),
    )


def _radius(row: dict[str, Any], precision: WherePrecision, reach: float | None) -> float | None:
    """Its own radius, else that of its precision, else how far its place reaches."""
    if row["radius_km"] is not None:
        return float(row["radius_km"])
    if precision.default_radius_km is not None:
        return float(precision.default_radius_km)
    return reach
