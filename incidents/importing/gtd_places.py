"""Where a row of GTD says it was: the place among ours, or the one to be made."""

from typing import Any

from incidents.codes import PlaceKind, WherePrecision
from incidents.importing.gtd_codes import COUNTRIES
from incidents.importing.gtd_event import Event
from incidents.importing.place_kinds import kind_called
from incidents.importing.places import NoCountry, Places

TOWN, MIDDLES, NOWHERE = 1, (2, 3), 5
"""`specificity`: the town's own point; the middle of the smallest area known, whether (2) or not
(3) a town is named; 4, of a first-level area; 5, of nothing smaller than the country."""
LONGEST = 300


def location(event: Event, places: Places) -> dict[str, Any]:
    """The location of the incident; raises `NoCountry`."""
    country, area = _areas(event, places)
    name, exactly = event.text("city"), event.specificity
    place, precision = area or country, WherePrecision.AREA1 if area else WherePrecision.COUNTRY
    if name and exactly in (TOWN, None) and event.point:
        place = places.spot(_kind(name), name, place, event.point)
        precision = _precision(event, place)
    elif exactly in MIDDLES:
        precision = WherePrecision.AREA2
    elif exactly == NOWHERE and not area:
        precision = WherePrecision.COUNTRY
    own = event.point if event.point != (place["latitude"], place["longitude"]) else None
    latitude, longitude = own or (None, None)
    return {
        "role": "at",
        "place": place,
        "latitude": latitude,
        "longitude": longitude,
        "precision": str(precision),
        "described_as": _described(event, "" if name == place["name"] else name),
        "primary": True,
        "basis": "dataset",
    }


def _areas(event: Event, places: Places) -> tuple[Any, Any]:
    name = event.text("country_txt")
    country = places.country(name, COUNTRIES.get(name.casefold(), ""))
    if country is None:
        raise NoCountry(
            "no country here has this name: add the country, or this name to the one that it is"
        )
    province = event.text("provstate")
    return country, places.area(PlaceKind.AREA1, province, country) if province else None


def _kind(name: str) -> PlaceKind:
    kind = kind_called(name)
    return PlaceKind.ZONE if kind == PlaceKind.AREA2 else kind or PlaceKind.SETTLEMENT


def _precision(event: Event, place: Any) -> WherePrecision:
    if event.has("vicinity"):
        return WherePrecision.NEAR
    return WherePrecision.SITE if place["kind"] == PlaceKind.SITE else WherePrecision.SETTLEMENT


def _described(event: Event, town: str) -> str:
    """The town that has no point of its own, and GTD's words for the spot, if they fit."""
    told = ": ".join(filter(None, (town, event.text("location"))))
    return told if len(told) <= LONGEST else town
