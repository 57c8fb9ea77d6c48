"""Whether a point lies in the place it is said to lie in; that it does not is a warning only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incidents.coordinates.earth import Point, distance_km
from incidents.coordinates.outlines import ACCURACY_KM, country_at, km_outside


@dataclass(frozen=True)
class Circle:
    """A place as the database knows it: its point and how far it reaches from there."""

    name: str
    point: Point
    reach_km: float


@dataclass(frozen=True)
class Surroundings:
    """What a place lies in: circles, the widest first, and the country by name and alpha-2."""

    circles: Sequence[Circle] = ()
    country: str = ""
    country_name: str = ""


def warning(
    point: Point,
    around: Surroundings,
    within_km: float,
    name_of: Callable[[str], str],
) -> str:
    """What is odd about a point known to ``within_km``, in a sentence; empty when nothing is.

    ``name_of`` gives the name of another country for its alpha-2, or nothing.
    """
    outside = km_outside(around.country, point)
    if outside is not None and outside > ACCURACY_KM:
        there = country_at(point)
        where = "at sea, " if there is None else f"in {name_of(there)}, " if there else ""
        return f"This point lies {where}{km(outside)} outside {around.country_name}."
    for circle in around.circles:
        away = distance_km(point, circle.point)
        if away > circle.reach_km + max(ACCURACY_KM, within_km):
            return (
                f"This point lies {km(away)} from the middle of {circle.name}, "
                f"which reaches {km(circle.reach_km)}."
            )
    return ""


def km(distance: float) -> str:
    """Kilometres as one says them."""
    text = f"{distance:,.1f}" if distance < 9.95 else f"{distance:,.0f}"
    return f"{text.removesuffix('.0')} km"
