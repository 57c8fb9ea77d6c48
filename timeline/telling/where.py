"""Where it was: the place with what lies around it, never closer than it is known."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_lazy

from incidents.codes import LocationRole, WherePrecision
from timeline.telling.claims import with_ground
from timeline.telling.facts import Fact, Piece
from timeline.telling.foreign import foreign
from timeline.telling.passages import Passages
from timeline.telling.plain import line

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LEFT_OUT = ("world-region", "area2", "area3")
_ROLES: "dict[LocationRole, StrOrPromise]" = {
    LocationRole.AT: "%(place)s",
    LocationRole.LAUNCHED_FROM: gettext_lazy("launched from %(place)s"),
    LocationRole.IMPACT: gettext_lazy("hit %(place)s"),
    LocationRole.ORIGIN: gettext_lazy("from %(place)s"),
    LocationRole.DESTINATION: gettext_lazy("to %(place)s"),
    LocationRole.VIA: gettext_lazy("by way of %(place)s"),
    LocationRole.ABOUT: gettext_lazy("about %(place)s"),
}
_PLAIN = (LocationRole.AT, LocationRole.IMPACT)


def place(document: dict[str, Any]) -> str:
    """Say where in one phrase: "Kirkuk, Kirkuk Governorate, Iraq", "from Fort Bragg … to Kuwait".

    Without a primary location a movement is told by both its ends, anything else by its first row.
    """
    locations = document["locations"]
    if not locations:
        return gettext("place not stated") if "place" in document["not_stated"] else ""
    primary = next((row for row in locations if row["primary"]), locations[0])
    return spot(primary) if primary["role"] in _PLAIN else _in_role(primary)


def facts(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """Every location with its role, unless the one phrase of `place` has said it all."""
    rows = document["locations"]
    alone = len(rows) == 1
    pieces = tuple(_piece(row, passages) for row in rows if not alone or _says_more(row))
    return [Fact("Places" if len(pieces) > 1 else "Place", pieces)] if pieces else []


def spot(row: dict[str, Any]) -> str:
    """Name a location, from the nearest to the country around it."""
    described = foreign(row["described_as"])
    if not row["place"]:
        return described or _point(row)
    return _about(row, foreign(", ".join(_chain(row["place"]))))


def _piece(row: dict[str, Any], passages: Passages) -> Piece:
    words, described = _in_role(row), foreign(row["described_as"])
    if row["place"] and described:
        words = gettext("%(name)s, described as “%(words)s”") % {"name": words, "words": described}
    return Piece(with_ground(words, row, passages), passages.notes(row["cites"]))


def _says_more(row: dict[str, Any]) -> bool:
    plain = row["basis"] == "stated" and row["stance"] == "affirms" and not row["by"]
    return not plain or bool(row["place"] and row["described_as"])


def _in_role(row: dict[str, Any]) -> str:
    return str(_ROLES[LocationRole(row["role"])]) % {"place": spot(row)}


def _about(row: dict[str, Any], place: str) -> str:
    """The place, with how far from it it may have been, where that is known."""
    if row["precision"] != WherePrecision.NEAR:
        return place
    if not row["radius_km"]:
        return gettext("near %(place)s") % {"place": place}
    km = f"{float(row['radius_km']):g}"
    return gettext("within %(km)s km of %(place)s") % {"km": km, "place": place}


def _chain(place: dict[str, Any]) -> list[str]:
    around = [near for near in place["within"] if near["kind"] not in LEFT_OUT]
    return list(dict.fromkeys(line(near["name"]) for near in (place, *around)))


def _point(row: dict[str, Any]) -> str:
    if row["latitude"] is None or row["longitude"] is None:
        return gettext("a place that is not named")
    return f"{float(row['latitude']):g}, {float(row['longitude']):g}"
