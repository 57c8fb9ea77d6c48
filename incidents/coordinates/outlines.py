"""The outlines of countries: which one a point lies in, and how far outside one it lies.

They are Natural Earth's at 1:50 million (world-atlas, as the map draws them): a border may be off
by a few kilometres, and islands may be missing. They draw who holds the ground; where states
dispute it, nothing is said.
"""

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from incidents.coordinates.countries import LETTERS
from incidents.coordinates.earth import Point, km_to_line

FILE = Path(__file__).parent.parent / "static" / "vendor" / "world-atlas" / "countries-50m.json"
ACCURACY_KM = 5.0
"""How far a point may lie outside an outline before that means anything."""
#: South, west, north, east of where Natural Earth's line is one side's (docs/reference-data.md).
DISPUTED = {
    "Crimea": (44.2, 32.3, 46.3, 36.8),
    "Golan Heights": (32.6, 35.6, 33.5, 36.0),
    "Western Sahara": (20.7, -17.2, 27.7, -8.6),
    "Kashmir": (32.2, 72.5, 37.1, 80.4),
    "Abyei": (9.2, 27.8, 10.9, 29.1),
    "Halaib": (21.9, 33.1, 23.2, 37.4),
}
UNASSIGNED = ""
"""Ground whose holder has no ISO code: Kosovo, Somaliland, Northern Cyprus."""
Ring = list[Point]


@dataclass(frozen=True)
class Outline:
    """The rings of one country, holes among them, and the box round them."""

    country: str
    rings: list[Ring]
    box: tuple[float, float, float, float]

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside; a ring may go on beyond the date line."""
        latitude, longitude = point
        return any(self.crossed(latitude, longitude + turn) for turn in (0, 360, -360))

    def crossed(self, latitude: float, longitude: float) -> bool:
        """Whether a line eastwards from a point crosses the rings an odd number of times."""
        south, west, north, east = self.box
        if not (south <= latitude <= north and west <= longitude <= east):
            return False
        crossed = False
        for ring in self.rings:
            for (y1, x1), (y2, x2) in pairwise(ring):
                if (y1 > latitude) != (y2 > latitude):
                    crossed ^= longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
        return crossed

    def km_outside(self, point: Point) -> float:
        """Nothing inside, else the way to the nearest border."""
        return 0.0 if self.holds(point) else min(km_to_line(point, ring) for ring in self.rings)


@cache
def outlines() -> list[Outline]:
    """All of them, read once; takes a fifth of a second."""
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    return [outline_of(shape, arcs) for shape in topology["objects"]["countries"]["geometries"]]


def decoded(arc: list[list[int]], transform: Any) -> Ring:
    """One line of the topology in degrees: it is stored as steps on a grid."""
    (x_scale, y_scale), (x_start, y_start) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        line.append((y * y_scale + y_start, x * x_scale + x_start))
    return line


def outline_of(shape: Any, arcs: list[Ring]) -> Outline:
    """One country, put together from the lines it shares with its neighbours."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    rings = []
    for numbers in (ring for polygon in polygons for ring in polygon):
        ring: Ring = []
        for number in numbers:
            ring += arcs[number] if number >= 0 else reversed(arcs[~number])
        rings.append(unwrapped(ring))
    north_south = [y for ring in rings for y, _ in ring]
    west_east = [x for ring in rings for _, x in ring]
    box = (min(north_south), min(west_east), max(north_south), max(west_east))
    return Outline(LETTERS.get(shape.get("id", ""), UNASSIGNED), rings, box)


def unwrapped(ring: Ring) -> Ring:
    """The ring going on beyond 180 degrees instead of jumping; as it is when it goes round a pole.

    So Russia is in one piece.
    """
    turns, going_on = 0, [ring[0]]
    for (_, before), (latitude, longitude) in pairwise(ring):
        turns += (longitude - before < -180) - (longitude - before > 180)
        going_on.append((latitude, longitude + 360 * turns))
    return ring if turns else going_on


def is_disputed(point: Point) -> bool:
    """Whether states dispute the ground there, or it may be so."""
    return any(
        south <= point[0] <= north and west <= point[1] <= east
        for south, west, north, east in DISPUTED.values()
    )


def country_at(point: Point) -> str | None:
    """ISO 3166-1 alpha-2 of the country there, ``UNASSIGNED``, or None at sea."""
    return next((each.country for each in outlines() if each.holds(point)), None)


def km_outside(country: str, point: Point) -> float | None:
    """How far outside a country (alpha-2) a point lies; None where that cannot be said."""
    own = [each for each in outlines() if country and each.country == country]
    if not own or is_disputed(point) or country_at(point) == UNASSIGNED:
        return None
    return min(each.km_outside(point) for each in own)
