"""Circles on the globe: everything within so many kilometres of a point, along great circles."""

from decimal import Decimal
from math import asin, ceil, cos, degrees, floor, pi, radians, sin

from incidents.coordinates.earth import RADIUS_KM
from incidents.filters.errors import WrongValueError
from incidents.filters.space import degrees as reading
from incidents.filters.space.degrees import E6, HALF_TURN, LATITUDE, LONGITUDE, POLE
from incidents.filters.space.regions import Rectangle, Region, rectangles

FARTHEST_KM = 20_038
"""Half way round the equator, and so everywhere on Earth."""
_METRE = Decimal("0.001")
_HALF_A_METRE_KM = 0.0005
_MARGIN = 2  # millionths of a degree, so that no rounding takes a point from the rectangles
#: The haversine of the distance, which grows as the distance does.
_TEST = """sin((radians(spot.latitude_e6 / 1e6::float8) - %s::float8) / 2) ^ 2
    + %s::float8 * cos(radians(spot.latitude_e6 / 1e6::float8))
        * sin((radians(spot.longitude_e6 / 1e6::float8) - %s::float8) / 2) ^ 2 <= %s::float8"""

Point = tuple[int, int]
"""Latitude and longitude in millionths of a degree."""


def centre(text: str) -> Point:
    """Read `latitude,longitude` in degrees."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2:
        message = f"near has {len(parts)} numbers: it is latitude,longitude: 35.46806,44.39222."
        raise WrongValueError(message)
    latitude, longitude = (reading.plain(part) for part in parts)
    if abs(latitude) > 90 >= abs(longitude):
        turned = f"{parts[1]},{parts[0]}"
        message = f"{parts[0]} is no latitude: near is latitude first. Write {turned}?"
        raise WrongValueError(message, [turned])
    return reading.micro(latitude, LATITUDE), reading.micro(longitude, LONGITUDE)


def kilometres(text: str) -> Decimal:
    """Read a distance, to the metre."""
    distance = reading.plain(text)
    rounded = min(distance, Decimal(FARTHEST_KM + 1)).quantize(_METRE)
    if distance > FARTHEST_KM or rounded <= 0:
        raise WrongValueError(f"within_km goes from 0.001 to {FARTHEST_KM} kilometres.")
    return rounded


def circle(middle: Point, within_km: Decimal) -> Region:
    """The region; distances are compared to the metre."""
    latitude, longitude = (radians(each / E6) for each in middle)
    angle = (float(within_km) + _HALF_A_METRE_KM) / RADIUS_KM
    most = 2.0 if angle >= pi else sin(angle / 2) ** 2
    return Region(
        f"{reading.degrees(middle[0])},{reading.degrees(middle[1])}",
        _around(latitude, longitude, angle),
        _TEST,
        (latitude, cos(latitude), longitude, most),
    )


def _around(latitude: float, longitude: float, angle: float) -> tuple[Rectangle, ...]:
    """What the circle lies in; one that reaches round a pole has every longitude."""
    south, north = _outwards(latitude - angle, latitude + angle)
    if south <= -POLE or north >= POLE:
        return (Rectangle(-HALF_TURN, max(south, -POLE), HALF_TURN, min(north, POLE)),)
    aside = asin(sin(angle) / cos(latitude))
    west, east = _outwards(longitude - aside, longitude + aside)
    return rectangles(_wrapped(west), south, _wrapped(east), north)


def _outwards(low: float, high: float) -> tuple[int, int]:
    return floor(degrees(low) * E6) - _MARGIN, ceil(degrees(high) * E6) + _MARGIN


def _wrapped(longitude: int) -> int:
    return (longitude + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
