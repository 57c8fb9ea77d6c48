"""The primary location of a document, which a sheet shows as columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from incidents.documents.shape import LOCATION
from incidents.documents.slim import slim_object

#: What a location is asked by which column.
OF_LOCATION = {
    "place_slug": "place",
    "latitude": "latitude",
    "longitude": "longitude",
    "where_precision": "precision",
}


class NotHere(ValueError):
    """What a row of columns cannot say whole: it is edited in the form of the incident."""


def primary(locations: Sequence[Mapping[str, Any]]) -> int | None:
    """Which location the columns are about; None where there is none.

    Raises `NotHere` where there are several and none of them is primary.
    """
    flagged = [place for place, each in enumerate(locations) if each["primary"]]
    if flagged:
        return flagged[0]
    if len(locations) > 1:
        raise NotHere("it has several locations and none is primary: choose one in its form")
    return 0 if locations else None


def location_values(document: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the columns of place; nothing where none of several is primary."""
    try:
        where = primary(document["locations"])
    except NotHere:
        where = None
    if where is None:
        return dict.fromkeys(OF_LOCATION)
    held = document["locations"][where]
    return {name: held[key] for name, key in OF_LOCATION.items()}


def set_location(document: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Put these columns into the primary location, or make it; all of them empty take it away."""
    where = primary(document["locations"])
    told = {OF_LOCATION[name]: value for name, value in values.items()}
    locations = list(document["locations"])
    if where is None:
        locations.append(slim_object({"primary": True, **told}, LOCATION))
    elif any(value not in (None, "") for value in told.values()):
        locations[where] = {**locations[where], **told}
    else:
        del locations[where]
    document["locations"] = locations
