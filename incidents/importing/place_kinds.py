"""What sort of place a name says it is."""

import re

from incidents.codes import PlaceKind

_KINDS = {
    PlaceKind.SETTLEMENT: "town village city hamlet settlement township",
    PlaceKind.NEIGHBOURHOOD: "suburb neighbourhood neighborhood quarter ward",
    PlaceKind.SITE: "camp farm farms airport airbase airfield base field complex checkpoint dam "
    "plant factory hospital school mosque church prison crossing bridge barracks headquarters "
    "station post monument refinery mine hotel market warehouse depot outpost port site",
    PlaceKind.ROUTE: "road highway street river canal border railway frontline",
    PlaceKind.ZONE: "area mountain mountains hill hills desert sector valley forest countryside "
    "plateau plain lake island islands peninsula enclave pocket basin region steppe axis",
    PlaceKind.AREA2: "district raion municipality county department",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")


def kind_called(name: str) -> PlaceKind | None:
    """The kind that the last telling word of a name stands for; None where no word tells."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return next((_KIND_OF[word] for word in reversed(words) if word in _KIND_OF), None)
