"""Rings of polygons: closed, with at least three corners, and nowhere touching themselves."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from incidents.filters.errors import WrongValueError
from incidents.filters.space.degrees import HALF_TURN, degrees

Corner = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""
Ring = tuple[Corner, ...]
"""The corners in order; the last is the first again."""
Side = tuple[Corner, Corner]


def ring(corners: Sequence[Corner]) -> Ring:
    """A sound ring without repeated corners; raises `WrongValueError` that says where it is not."""
    if not corners:
        raise WrongValueError("polygon has an empty ring: leave it out.")
    if corners[0] != corners[-1]:
        raise WrongValueError(
            f"polygon has a ring that ends at {said(corners[-1])} and began at {said(corners[0])}: "
            "close it by repeating its first point."
        )
    kept = (corners[0], *(b for a, b in pairwise(corners) if a != b))
    if len(kept) < 4:
        raise WrongValueError(f"polygon has a ring at {said(kept[0])} without three corners.")
    for start, end in pairwise(kept):
        if abs(start[0] - end[0]) > HALF_TURN:
            raise WrongValueError(
                f"polygon goes more than half round the Earth from {said(start)} to {said(end)}: "
                "cut it at longitude 180 into a MULTIPOLYGON, or give the points between."
            )
    for one, other in touching(list(pairwise(kept))):
        where = f"near {said(one[1])} and {said(other[1])}"
        raise WrongValueError(f"polygon has a ring that meets itself {where}: draw it without.")
    return kept


def touching(sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Pairs of sides that share more than the corner that neighbours share."""
    last = len(sides) - 1
    numbered = sorted(enumerate(sides), key=lambda each: min(each[1])[0])
    for rank, (n, one) in enumerate(numbered):
        farthest = max(one)[0]
        for m, other in numbered[rank + 1 :]:
            if min(other)[0] > farthest:
                break
            if abs(n - m) in (1, last):
                before, after = (one, other) if (m - n) in (1, -last) else (other, one)
                if turns_back(before, after):
                    yield before, after
            elif meet(one, other):
                yield one, other


def turns_back(side: Side, following: Side) -> bool:
    """Whether a side runs back over the one before it."""
    (x1, y1), (x2, y2), (x3, y3) = *side, following[1]
    same_way = (x1 - x2) * (x3 - x2) + (y1 - y2) * (y3 - y2) > 0
    return same_way and left_of(side, following[1]) == 0


def meet(one: Side, other: Side) -> bool:
    """Whether two sides have a point in common; exact, since all numbers are whole."""
    if apart(one, other):
        return False
    a, b = left_of(one, other[0]), left_of(one, other[1])
    c, d = left_of(other, one[0]), left_of(other, one[1])
    if a != b and c != d:
        return True
    return any(
        turn == 0 and between(side, point)
        for turn, side, point in (
            (a, one, other[0]),
            (b, one, other[1]),
            (c, other, one[0]),
            (d, other, one[1]),
        )
    )


def apart(one: Side, other: Side) -> bool:
    """Whether all of the other side lies left, or all right: most do, so it is told quickly."""
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = other
    dx, dy = x2 - x1, y2 - y1
    return (dx * (y3 - y1) - dy * (x3 - x1)) * (dx * (y4 - y1) - dy * (x4 - x1)) > 0


def left_of(side: Side, point: Corner) -> int:
    """1 when the point lies left of the side, -1 right of it, 0 in line with it."""
    (x1, y1), (x2, y2) = side
    area = (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
    return (area > 0) - (area < 0)


def between(side: Side, point: Corner) -> bool:
    """Whether a point in line with the side lies on it."""
    return all(min(a, b) <= p <= max(a, b) for a, b, p in zip(*side, point, strict=True))


def said(corner: Corner) -> str:
    """A corner as it was written: longitude, then latitude."""
    return f"{degrees(corner[0])} {degrees(corner[1])}"
