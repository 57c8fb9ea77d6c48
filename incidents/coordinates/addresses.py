"""Coordinates inside the address of a map: Google Maps, OpenStreetMap, Apple, Bing, `geo:`."""

import re
from decimal import Decimal
from urllib.parse import unquote_plus

from incidents.coordinates.degrees import METRES
from incidents.coordinates.errors import Unclear
from incidents.coordinates.reading import Reading, on_earth

_NUMBER = r"([+-]?\d{1,3}(?:\.\d{1,20})?)"
_PAIR = rf"{_NUMBER},\s*{_NUMBER}"
#: The marked point comes before the middle of the map, which may be elsewhere.
_PLACES = [
    re.compile(pattern)
    for pattern in (
        rf"!3d{_NUMBER}!4d{_NUMBER}",
        rf"[?&]mlat={_NUMBER}&mlon={_NUMBER}",
        rf"[?&](?:q|query|daddr|destination|ll|sll|where1)=(?:loc:)?{_PAIR}(?![\d.])",
        rf"/(?:place|search|dir)/(?:.*/)?{_PAIR}(?![\d.])",
        rf"^geo:{_PAIR}(?![\d.])",
        rf"@{_PAIR}(?![\d.])",
        rf"#map=\d+(?:\.\d+)?/{_NUMBER}/{_NUMBER}",
        rf"[?&](?:center|cp)={_NUMBER}[,~]{_NUMBER}(?![\d.])",
        rf"[?&]lat={_NUMBER}&(?:lon|lng)={_NUMBER}",
    )
]
_IS_ADDRESS = re.compile(r"^(?:https?://|geo:|www\.|@-?\d|#map=|\?)", re.IGNORECASE)


def read_address(text: str) -> Reading | None:
    """The point a map's address shows, or nothing when the text is no address."""
    if not _IS_ADDRESS.match(text):
        return None
    address = unquote_plus(text)
    found = next((match for each in _PLACES if (match := each.search(address))), None)
    if found is None:
        raise Unclear(
            "is an address without coordinates in it",
            "open it, and paste the address that the map has then, or the coordinates it shows",
        )
    latitude, longitude = on_earth(Decimal(found[1]), Decimal(found[2]))
    decimals = min(len(number.partition(".")[2]) for number in found.group(1, 2))
    return Reading(latitude, longitude, "a map's address", METRES[0] / 10**decimals)
