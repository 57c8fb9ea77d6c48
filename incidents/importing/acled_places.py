"""Where a row of ACLED says it was: the place among ours, or the one to be made."""

from typing import Any

from incidents.acled.countries import NUMERIC
from incidents.codes import PlaceKind, WherePrecision
from incidents.importing.acled_event import Event
from incidents.importing.place_kinds import kind_called
from incidents.importing.places import NoCountry, Places

_ALPHA2 = {number: alpha2 for alpha2, number in NUMERIC.items()}
_LEVELS = (
    ("admin1", PlaceKind.AREA1, WherePrecision.AREA1),
    ("admin2", PlaceKind.AREA2, WherePrecision.AREA2),
    ("admin3", PlaceKind.AREA3, WherePrecision.AREA3),
)
_NATURAL = (PlaceKind.ZONE, PlaceKind.ROUTE)
TOWN, NEAR, REGION = 1, 2, 3
"""What `geo_precision` may be."""


def location(event: Event, places: Places) -> dict[str, Any]:
    """The location of the incident; raises `NoCountry`."""
    place, precision = _place(event, places)
    point = event.point
    own = point if point != (place["latitude"], place["longitude"]) else None
    latitude, longitude = own or (None, None)
    return {
        "role": "at",
        "place": place,
        "latitude": latitude,
        "longitude": longitude,
        "precision": str(precision),
        "primary": True,
        "basis": "dataset",
    }


def _country(event: Event, places: Places) -> Any:
    """By ACLED's ISO number, else by name; the two must not name different countries."""
    number, name = event.text("iso").partition(".")[0], event.text("country")
    coded = places.country("", _ALPHA2.get(int(number), "")) if number else None
    named = places.country(name)
    if coded and named and coded["slug"] != named["slug"]:
        raise NoCountry(f"iso {number} is {coded['name']}, not this: correct one of them")
    if not coded and not named:
        raise NoCountry(
            "no country here has this name, or the ISO number in iso: add the country, or this "
            "name to it"
        )
    return coded or named


def _place(event: Event, places: Places) -> tuple[Any, WherePrecision]:
    """The place named, inside the areas named, and how exactly it is known.

    Of a larger region ACLED names the town that stands for it: then the region is the place.
    """
    country = _country(event, places)
    around, name = country, event.text("location")
    areas: list[tuple[str, Any, WherePrecision]] = []
    for column, level, precision in _LEVELS:
        if area := event.text(column):
            around = places.area(level, area, around)
            areas.append((area, around, precision))
    kind = kind_called(name)
    wide = event.geo_precision == REGION
    if not name or (wide and kind not in _NATURAL):
        return _region(name, areas, country)
    if kind == PlaceKind.AREA2:
        kind = PlaceKind.ZONE
    place = places.spot(kind or PlaceKind.SETTLEMENT, name, around, event.point)
    if wide:
        return place, areas[0][2] if areas else WherePrecision.COUNTRY
    return place, _precision(event, place)


def _region(
    name: str, areas: list[tuple[str, Any, WherePrecision]], country: Any
) -> tuple[Any, WherePrecision]:
    """The area that the location is called after, else the first-level one, else the country."""
    called = next(((area, known) for told, area, known in areas if told == name), None)
    if called and name != country["name"]:
        return called
    if not areas or name == country["name"]:
        return country, WherePrecision.COUNTRY
    return areas[0][1], areas[0][2]


def _precision(event: Event, place: Any) -> WherePrecision:
    if event.geo_precision == NEAR:
        return WherePrecision.NEAR
    return WherePrecision.SITE if place["kind"] == PlaceKind.SITE else WherePrecision.SETTLEMENT
