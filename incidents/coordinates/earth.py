"""Distances on the Earth, taken as a ball: half a per cent is enough for what is asked here."""

from collections.abc import Iterator
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
RADIUS_KM = 6371.009
KM_PER_DEGREE = 111.195


def distance_km(one: Point, other: Point) -> float:
    """Between two points, along the great circle (haversine formula)."""
    (north, east), (to_north, to_east) = one, other
    half = sin(radians(to_north - north) / 2) ** 2
    half += cos(radians(north)) * cos(radians(to_north)) * sin(radians(to_east - east) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(half)))


def around(point: Point, line: list[Point]) -> Iterator[Point]:
    """The corners of a line in kilometres east and north of a point, on a flat map round it."""
    latitude, longitude = point
    shrink = KM_PER_DEGREE * cos(radians(latitude))
    for north, east in line:
        yield ((east - longitude + 180) % 360 - 180) * shrink, (north - latitude) * KM_PER_DEGREE


def km_to_line(point: Point, line: list[Point]) -> float:
    """From a point to the nearest part of a line; exact near by, rough beyond 1,000 km."""
    corners = list(around(point, line))
    return min(
        (from_origin(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(corners)),
        default=float("inf"),
    )


def from_origin(x1: float, y1: float, x2: float, y2: float) -> float:
    """From the origin to the nearest point of a stretch."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return hypot(x1 + along * dx, y1 + along * dy)
