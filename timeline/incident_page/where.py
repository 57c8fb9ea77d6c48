"""Where its parts were: each with the areas around it, how exactly it is known, and its circle."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from incidents.codes import LocationRole, NotStated, PlaceKind, WherePrecision
from incidents.reference.entities import entities
from incidents.translatable import definition
from timeline.incident_page.words import Word, Words
from timeline.telling.plain import line
from timeline.telling.where import spot

_AREAS = (
    WherePrecision.AREA1,
    WherePrecision.AREA2,
    WherePrecision.AREA3,
    WherePrecision.COUNTRY,
)
_WITHIN = gettext_lazy("Drawn as a circle of %(km)s km.")
_AROUND = gettext_lazy("Drawn as the circle round it, %(km)s km: wider than the area itself.")


@dataclass(frozen=True, slots=True)
class Circle:
    """What a map draws: within so many kilometres of a point; None: no radius is known for it."""

    latitude: float
    longitude: float
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Spot:
    """One location: its part in the incident, its name, what lies around it, how exactly known."""

    role: str
    definition: str
    name: str
    around: tuple[str, ...]
    described: str
    precision: str
    meaning: str
    drawn: str
    primary: bool
    word: Word
    circle: Circle | None


@dataclass(frozen=True, slots=True)
class Where:
    """All locations; `not_stated` says that the sources were searched for it in vain."""

    spots: tuple[Spot, ...]
    not_stated: bool

    def drawn(self) -> list[dict[str, Any]]:
        """What the script of the map reads: a name at a point with no circle would look exact."""
        return [
            {
                "label": f"{spot.role}: {spot.name}",
                "latitude": spot.circle.latitude,
                "longitude": spot.circle.longitude,
                "radius_km": spot.circle.radius_km,
                "primary": spot.primary,
                "doubted": bool(spot.word.mark),
            }
            for spot in self.spots
            if spot.circle and spot.circle.radius_km
        ]


def where(document: dict[str, Any], words: Words, position: int) -> Where:
    """Tell the locations of a document; how far its places reach is as known at the position."""
    rows = sorted(document["locations"], key=lambda row: not row["primary"])
    reaches = _reaches((row["place"]["slug"] for row in rows if row["place"]), position)
    spots = tuple(_spot(row, words, reaches) for row in rows)
    return Where(spots, NotStated.PLACE in document["not_stated"])


def _spot(row: dict[str, Any], words: Words, reaches: dict[str, float]) -> Spot:
    role, precision = LocationRole(row["role"]), WherePrecision(row["precision"])
    place = row["place"]
    within = place["within"] if place else ()
    around = (near for near in within if near["kind"] != PlaceKind.WORLD_REGION)
    circle = _circle(row, reaches)
    return Spot(
        role=str(role.label),
        definition=definition(role),
        name=line(place["name"]) if place else spot(row),
        around=tuple(line(near["name"]) for near in around),
        described=line(row["described_as"]) if place else "",
        precision=str(precision.label),
        meaning=definition(precision),
        drawn=_drawn(precision, row, circle),
        primary=row["primary"],
        word=words.word(row),
        circle=circle,
    )


def _circle(row: dict[str, Any], reaches: dict[str, float]) -> Circle | None:
    """The own point before that of the place; the own radius, the precision's, the place's."""
    place = row["place"] or {}
    own = row["latitude"] is not None and row["longitude"] is not None
    held = row if own else place
    if held.get("latitude") is None or held.get("longitude") is None:
        return None
    usual = WherePrecision(row["precision"]).default_radius_km
    radius = row["radius_km"] or usual or reaches.get(place.get("slug", ""))
    known = float(radius) if radius else None
    return Circle(float(held["latitude"]), float(held["longitude"]), known)


def _drawn(precision: WherePrecision, row: dict[str, Any], circle: Circle | None) -> str:
    """What the map draws of it; "" where it has no point."""
    if circle is None:
        return ""
    if circle.radius_km is None:
        return gettext("Its reach is not known: it is not drawn.")
    wider = not row["radius_km"] and precision in _AREAS
    drawn = _AROUND if wider else _WITHIN
    return str(drawn % {"km": f"{circle.radius_km:g}"})


def _reaches(slugs: Iterable[str], position: int) -> dict[str, float]:
    """The radius in kilometres of each place that was published with one by then."""
    told = entities("place", set(slugs), position)
    known = ((slug, place.get("radius_km")) for slug, place in told.items())
    return {slug: float(radius) for slug, radius in known if radius is not None}
