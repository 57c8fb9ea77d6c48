"""Polygons drawn on the map: straight sides between longitudes and latitudes, as in RFC 7946."""

from decimal import Decimal
from typing import Any

from incidents.filters.errors import WrongValueError
from incidents.filters.space.degrees import HALF_TURN, LATITUDE, LONGITUDE, degrees, micro
from incidents.filters.space.notations import EXAMPLE, coordinates
from incidents.filters.space.regions import Region, rectangles
from incidents.filters.space.rings import Corner, Ring, ring

LONGEST = 6000
MOST_CORNERS = 500
_POINT = "point(spot.longitude_e6, spot.latitude_e6)"
_SAME_POINT = f"point({HALF_TURN}, spot.latitude_e6)"
#: PostgreSQL compares to a millionth, so that on whole numbers an edge is met exactly.
_HOLDS = "%s::polygon @> {point}"

Part = tuple[Ring, ...]
"""An outer ring and its holes."""


def polygon(text: str) -> Region:
    """Read WKT or GeoJSON, one polygon or several, with holes.

    The edge of an outer ring belongs to it, that of a hole to the hole. Which way round a ring runs
    does not matter. A point lies in any part it lies in.
    """
    nested = coordinates(text)
    if sum(len(r) for p in nested if isinstance(p, list) for r in p if isinstance(r, list)) > (
        MOST_CORNERS
    ):
        message = f"polygon has more than {MOST_CORNERS} points: simplify it, or ask for a place."
        raise WrongValueError(message)
    parts = [_part(each) for each in nested]
    if not parts:
        raise WrongValueError(f"polygon is empty: write one such as {EXAMPLE}.")
    normal = _wkt(parts)
    if len(normal) > LONGEST:
        message = f"polygon has {len(normal)} characters written plainly: write at most {LONGEST}."
        raise WrongValueError(message)
    around = tuple(each for part in parts for each in rectangles(*_bounds(part[0])))
    test, values = _test(parts)
    return Region(normal, around, test, values)


def _part(rings: Any) -> Part:
    if not isinstance(rings, list) or not rings:
        raise WrongValueError(f"polygon is empty or not nested as it should be: write {EXAMPLE}.")
    return tuple(ring([_corner(each) for each in _listed(one)]) for one in rings)


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise WrongValueError(f"polygon is not nested as it should be: write {EXAMPLE}.")
    return value


def _corner(position: Any) -> Corner:
    """Longitude and latitude; a height, which GeoJSON may have, says nothing here."""
    numbers = _listed(position)
    if len(numbers) not in (2, 3) or not all(isinstance(each, Decimal) for each in numbers):
        message = f"polygon has a point that is not two numbers: write {EXAMPLE}."
        raise WrongValueError(message)
    longitude, latitude = numbers[:2]
    if abs(longitude) <= 90 < abs(latitude):
        message = f"{latitude} is not {LATITUDE}: a polygon has the longitude first, then latitude."
        raise WrongValueError(message)
    return micro(longitude, LONGITUDE), micro(latitude, LATITUDE)


def _bounds(outer: Ring) -> tuple[int, int, int, int]:
    longitudes, latitudes = zip(*outer, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _wkt(parts: list[Part]) -> str:
    written = [
        "({})".format(",".join(f"({_corners(one, '{} {}', degrees)})" for one in part))
        for part in parts
    ]
    if len(written) == 1:
        return f"POLYGON{written[0]}"
    return f"MULTIPOLYGON({','.join(written)})"


def _corners(one: Ring, form: str, number: Any) -> str:
    return ",".join(form.format(number(x), number(y)) for x, y in one)


def _test(parts: list[Part]) -> tuple[str, tuple[str, ...]]:
    """SQL with the polygons it takes; a point at longitude -180 lies at 180 as well.

    The CASE keeps PostgreSQL from its guess that a polygon holds one row in a thousand.
    """
    inside = " OR ".join(" AND NOT ".join([_HOLDS] * len(part)) for part in parts)
    values = tuple(f"({_corners(one, '({},{})', int)})" for part in parts for one in part)
    test = inside.format(point=_POINT)
    if any(x == HALF_TURN for part in parts for x, _ in part[0]):
        again = inside.format(point=_SAME_POINT)
        test = f"{test} OR spot.longitude_e6 = -{HALF_TURN} AND ({again})"
        values *= 2
    return f"CASE WHEN {test} THEN true ELSE false END", values
