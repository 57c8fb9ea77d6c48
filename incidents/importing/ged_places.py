"""Where a row of UCDP GED says it was: the place among ours, or the one to be made."""

from typing import Any

from incidents.codes import PlaceKind, WherePrecision
from incidents.importing.ged_event import Event
from incidents.importing.place_kinds import kind_called
from incidents.importing.places import NoCountry, Places
from incidents.ucdp.countries import ALPHA2

_PRECISIONS = {
    2: WherePrecision.NEAR,
    3: WherePrecision.AREA2,
    4: WherePrecision.AREA1,
    5: WherePrecision.ZONE,
    6: WherePrecision.COUNTRY,
    7: WherePrecision.OFFSHORE,
}
_AREAS = {3: PlaceKind.AREA2, 4: PlaceKind.AREA1, 6: PlaceKind.COUNTRY}


def location(event: Event, places: Places) -> dict[str, Any]:
    """The location of the incident; raises `NoCountry`."""
    place = _place(event, places)
    point = event.point
    own = point and point != (place["latitude"], place["longitude"])
    described = event.text("where_description")
    latitude, longitude = (point if own and point else None) or (None, None)
    return {
        "role": "at",
        "place": place,
        "latitude": latitude,
        "longitude": longitude,
        "precision": _precision(event.where_prec, place),
        "described_as": described if len(described) <= 300 else "",
        "primary": True,
        "basis": "dataset",
    }


def _precision(where_prec: int, place: Any) -> WherePrecision:
    if where_prec != 1:
        return _PRECISIONS[where_prec]
    return WherePrecision.SITE if place["kind"] == PlaceKind.SITE else WherePrecision.SETTLEMENT


def _place(event: Event, places: Places) -> Any:
    number = event.text("country_id").partition(".")[0]
    alpha2 = ALPHA2.get(int(number), "") if number.isdecimal() and number.isascii() else ""
    country = places.country(event.text("country"), alpha2)
    if country is None:
        raise NoCountry(
            "no country here has this name, or the Gleditsch-Ward number in country_id: add the "
            "country, or correct the name"
        )
    name = event.text("where_coordinates")
    if event.where_prec == 7:
        return places.spot(PlaceKind.SEA, name or event.text("country"), None, event.point)
    if event.where_prec == 6 and name in ("", event.text("country"), country["name"]):
        return country
    return _inside(event, places, country, name)


def _inside(event: Event, places: Places, country: Any, name: str) -> Any:
    """The place named, inside the areas named; an area itself where it is all that is known."""
    around = country
    for column, kind, prec in (
        ("adm_1", PlaceKind.AREA1, 4),
        ("adm_2", PlaceKind.AREA2, 3),
    ):
        if area := event.text(column):
            itself = event.where_prec == prec and name in ("", area)
            around = places.area(kind, area, around, event.point if itself else None)
            if itself:
                return around
    if not name:
        return around
    return places.spot(_kind(name, event.where_prec), name, around, event.point)


def _kind(name: str, where_prec: int) -> PlaceKind:
    """What sort of place its name says it is; where it says nothing, a settlement or a zone."""
    told = kind_called(name)
    if where_prec == 5:
        return told if told == PlaceKind.ROUTE else PlaceKind.ZONE
    if where_prec in _AREAS or (told == PlaceKind.AREA2 and where_prec != 3):
        return PlaceKind.ZONE
    return told or PlaceKind.SETTLEMENT
