"""Who, where and by which sources, as the properties of a feature say it."""

import re
from typing import Any

from incidents.codes import ActorKind, PlaceKind, Role, WherePrecision
from incidents.importing.cells import CellReader
from incidents.importing.feature_cells import code, listed
from incidents.importing.place_kinds import kind_called
from incidents.importing.registry import Dataset
from incidents.importing.related import Ambiguous, Related

LONGEST_NAME = 200
ROLES = {"initiators": Role.INITIATOR, "targets": Role.TARGET, "parties": Role.PARTY}
_WITH_KIND = re.compile(r"(?P<name>.+?)\s*\[(?P<kind>[a-z-]+)\]")


def participations(reader: CellReader, related: Related) -> list[dict[str, Any]]:
    """Everybody the lists name: one of ours, or one to be made whose kind stands behind."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for column, role in ROLES.items():
        for text in listed(reader, column):
            actor = _actor(reader, column, text, related)
            if actor:
                part = {"role": str(role), "actor": actor, "basis": "dataset"}
                found[role, actor["slug"]] = part
    return list(found.values())


def _actor(reader: CellReader, column: str, text: str, related: Related) -> Any:
    told = _WITH_KIND.fullmatch(text)
    name, kind = (told["name"], told["kind"]) if told else (text, "")
    if len(name) > LONGEST_NAME or (kind and kind not in ActorKind.values):
        reader.refuse(column, f"{text[:60]}: write at most 200 characters, and a kind of actor")
        return None
    try:
        if not kind and related.known_actor(name, "") is None:
            reader.refuse(column, f"nobody here is called {name}: add its kind, {name} [rebel]")
            return None
        return related.named_actor(name, ActorKind(kind) if kind else ActorKind.COLLECTIVE)
    except Ambiguous as error:
        reader.refuse(column, str(error))
        return None


def locations(reader: CellReader, related: Related) -> list[dict[str, Any]]:
    """Where its point is, at the place named; nowhere where neither is told."""
    point = _point(reader)
    name = reader.text("place", LONGEST_NAME)
    country = _country(reader, related)
    area = reader.text("admin1", LONGEST_NAME)
    default = WherePrecision.NEAR if point else WherePrecision.COUNTRY
    precision = code(reader, "where_precision", WherePrecision.values, default)
    if reader.faults or not (point or name or country):
        return []
    place = country
    if area and country:
        place = related.places.area(PlaceKind.AREA1, area, country)
    if name and point:
        kind = kind_called(name) or PlaceKind.SETTLEMENT
        kind = PlaceKind.ZONE if kind == PlaceKind.AREA2 else kind
        place = related.places.spot(kind, name, place, point)
    own = point if not place or point != (place["latitude"], place["longitude"]) else None
    latitude, longitude = own or (None, None)
    return [
        {
            "role": "at",
            "place": place,
            "latitude": latitude,
            "longitude": longitude,
            "precision": precision,
            "described_as": name if name and not point else "",
            "primary": True,
            "basis": "dataset",
        }
    ]


def _point(reader: CellReader) -> tuple[float, float] | None:
    geometry = reader.text("geometry")
    if geometry not in ("", "Point"):
        reader.refuse("geometry", "a point is read: two numbers, the longitude first")
        return None
    latitude, longitude = reader.degrees("latitude", 90), reader.degrees("longitude", 180)
    if latitude is None or longitude is None:
        if latitude is not longitude and not reader.faults:
            reader.refuse("geometry", "give latitude and longitude together, or neither")
        return None
    return round(latitude, 6), round(longitude, 6)


def _country(reader: CellReader, related: Related) -> Any:
    """The one country told, by its code or its name; of several none, since one place is in one."""
    told = listed(reader, "country") or listed(reader, "countries")
    if len(told) != 1:
        return None
    found = related.places.country(told[0], told[0].upper())
    if found is None:
        reader.refuse("country", f"no country here is called {told[0][:60]}, nor has that code")
    return found


def citations(reader: CellReader, related: Related, dataset: Dataset) -> list[dict[str, Any]]:
    """The source, of one title and one publisher; else each publisher; else the file itself.

    Which of several titles is whose is not told: they are cited in words.
    """
    houses, titles = listed(reader, "publishers"), listed(reader, "sources")
    for column, names, most in (("publishers", houses, 200), ("sources", titles, 500)):
        if any(len(each) > most for each in names):
            reader.refuse(column, f"a name has at most {most} characters")
            return []
    if len(houses) == len(titles) == 1:
        source = related.source(related.publisher(houses[0]), titles[0], "", "other")
        return [{"number": 1, "source": source}]
    slugs = {house["slug"]: house for house in map(related.publisher, houses)}
    cited: list[dict[str, Any]] = [{"publisher": house} for house in slugs.values()]
    if titles or not cited:
        name = f"{dataset.name} {dataset.release}".strip()
        own = related.source(related.publisher(dataset.name), name, "", "dataset")
        words = f"Sources told: {'; '.join(titles)}" if titles else ""
        cited.append({"source": own, "paraphrase": words})
    return [{"number": number, **each} for number, each in enumerate(cited, start=1)]
