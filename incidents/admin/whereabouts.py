"""What the database knows of the surroundings of places, for asking whether a point lies there."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from incidents.codes import PlaceKind, WherePrecision
from incidents.coordinates.whereabouts import Circle, Surroundings, warning
from incidents.models import Place, PlaceAncestor

#: How far places reach that have no radius of their own.
USUAL_KM = {
    PlaceKind.SETTLEMENT: WherePrecision.SETTLEMENT.default_radius_km,
    PlaceKind.NEIGHBOURHOOD: WherePrecision.SETTLEMENT.default_radius_km,
    PlaceKind.SITE: WherePrecision.SITE.default_radius_km,
}


def surroundings(places: Iterable[int]) -> dict[int, Surroundings]:
    """What each of these places (by key) is and lies in, in two statements."""
    wanted = set(places)
    chains: dict[int, list[Place]] = defaultdict(list)
    above = PlaceAncestor.objects.filter(descendant__in=wanted).select_related("ancestor")
    for step in above.order_by("-depth"):
        chains[step.descendant_id].append(step.ancestor)
    for place in Place.objects.filter(pk__in=wanted):
        chains[place.pk].append(place)
    return {pk: surroundings_in(chain) for pk, chain in chains.items()}


def surroundings_in(chain: list[Place]) -> Surroundings:
    """The circles and the country in a chain that begins with the widest place."""
    country = next((each for each in chain if each.kind == PlaceKind.COUNTRY), None)
    circles = [circle for each in chain if each is not country and (circle := circle_of(each))]
    if country is None:
        return Surroundings(circles)
    return Surroundings(circles, country.iso_alpha2, country.name)


def circle_of(place: Place) -> Circle | None:
    """The circle of a place that has a point and reaches somewhere."""
    reach = place.radius_km if place.radius_km is not None else usual_km(place.kind)
    if place.point is None or reach is None:
        return None
    latitude, longitude = map(float, place.point)
    return Circle(place.name, (latitude, longitude), float(reach))


def usual_km(kind: str) -> Decimal | None:
    """How far a place of the kind reaches when nobody said."""
    return USUAL_KM.get(PlaceKind(kind))


def within_km(radius_km: Any, precision: str) -> float:
    """How exactly a location is known: its own radius, else that of its precision."""
    if radius_km is not None:
        return float(radius_km)
    known = precision in WherePrecision.values
    usual = WherePrecision(precision).default_radius_km if known else None
    return float(usual or 0)


def warning_at(point: tuple[Any, Any], around: Surroundings | None, within: float) -> str:
    """What is odd about a point for what it is said to lie in; empty when nothing is."""
    if around is None:
        return ""
    return warning((float(point[0]), float(point[1])), around, within, name_of)


def name_of(country: str) -> str:
    """Our name of a country, else its code."""
    names = Place.objects.filter(iso_alpha2=country).values_list("name", flat=True)
    return names.first() or country
