"""Regions of the Earth: what a box is, and what every region is found by."""

from dataclasses import dataclass

from incidents.filters.errors import WrongValueError
from incidents.filters.space.degrees import (
    HALF_TURN,
    LATITUDE,
    LONGITUDE,
    POLE,
    degrees,
    micro,
    plain,
)

_ORDER = "a box is west,south,east,north in degrees, longitude first: 44.2,33.1,44.6,33.5."


@dataclass(frozen=True)
class Rectangle:
    """Longitudes and latitudes from and to, in millionths of a degree, edges included."""

    west: int
    south: int
    east: int
    north: int

    @property
    def area(self) -> int:
        """What it covers of a flat map; a line covers something too."""
        return (self.east - self.west + 1) * (self.north - self.south + 1)


@dataclass(frozen=True)
class Region:
    """All points of the rectangles for which the SQL `test` holds, which takes the `values`.

    `text` is the normal form of the parameter. In the test a location is called `spot`.
    """

    text: str
    rectangles: tuple[Rectangle, ...]
    test: str = ""
    values: tuple[float | str, ...] = ()

    @property
    def area(self) -> int:
        """What its rectangles cover of a flat map, to tell a small region from a large one."""
        return sum(each.area for each in self.rectangles)


def box(text: str) -> Region:
    """Read `west,south,east,north`; west of more than east goes across the antimeridian.

    A box that reaches a pole holds the pole, whatever longitude a point there is given.
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4:
        raise WrongValueError(f"bbox has {len(parts)} numbers: {_ORDER}")
    numbers = [plain(part) for part in parts]
    if any(abs(number) > 90 for number in numbers[1::2]):
        raise WrongValueError(f"bbox has a latitude beyond 90: {_ORDER}")
    west, east = (micro(number, LONGITUDE) for number in numbers[::2])
    south, north = (micro(number, LATITUDE) for number in numbers[1::2])
    if south > north:
        turned = ",".join(degrees(each) for each in (west, north, east, south))
        message = f"bbox is reversed, its south lies north of its north: write {turned}?"
        raise WrongValueError(message, [turned])
    poles = [
        Rectangle(-HALF_TURN, pole, HALF_TURN, pole)
        for pole, edge in ((-POLE, south), (POLE, north))
        if pole == edge
    ]
    normal = ",".join(degrees(each) for each in (west, south, east, north))
    return Region(normal, (*rectangles(west, south, east, north), *poles))


def rectangles(west: int, south: int, east: int, north: int) -> tuple[Rectangle, ...]:
    """Those that do not cross the antimeridian, where longitudes are stored as -180, never 180."""
    spans = [(west, east)] if west <= east else [(west, HALF_TURN), (-HALF_TURN, east)]
    if west <= east == HALF_TURN and west > -HALF_TURN:
        spans.append((-HALF_TURN, -HALF_TURN))
    return tuple(Rectangle(first, south, last, north) for first, last in spans)
