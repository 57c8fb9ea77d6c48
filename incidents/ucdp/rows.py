"""One row in GED's columns for one published incident, or the reason why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from incidents.kept_codes import digest, origin_with, slug, still_held
from incidents.ucdp.articles import Article, columns
from incidents.ucdp.columns import COLUMNS, KEPT, WHERE_PREC, date_prec, priogrid
from incidents.ucdp.countries import NUMBERS, region
from incidents.ucdp.deaths import Numbers, deaths
from incidents.ucdp.sides import Sides, handle, sides

Row = dict[str, Any]
DATASET = "ucdp-ged"
"""The name that imported incidents have it by, unless it was given another."""
OWN_IDS = 1_000_000_000
"""Added to the number of an incident's reference where UCDP has none for it: the two never meet."""


class CannotBeSaid(ValueError):
    """GED has no way to say this incident; the message is why, the same for all such."""


@dataclass(frozen=True)
class Published:
    """An incident as it stands in the ledger, with what its index row says of days and dead."""

    document: Mapping[str, Any]
    earliest: date | None
    latest: date | None
    qualified: bool
    killed: Numbers


def row(published: Published) -> Row:
    """The row, every column in its order, empty ones as None; raises `CannotBeSaid`."""
    document = published.document
    _check_kind(document)
    who = sides(document["participations"])
    if who is None:
        raise CannotBeSaid("names no two organised sides, nor one that attacked civilians")
    dead = deaths(document["figures"], who, published.killed)
    if dead is None or max(dead["best"], dead["high"], dead["low"]) == 0:
        raise CannotBeSaid("killed nobody, or nobody says how many")
    origin = origin_of(document)
    said: Row = {
        **_identity(document, origin),
        **who_columns(who),
        **_days(published),
        **where_columns(document),
        **source_columns(document),
        **dead,
    }
    said |= kept(document, origin)
    return {name: _empty(said.get(name)) for name in COLUMNS}


def origin_of(document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Which record of GED it was made from; None for an incident of another making."""
    return origin_with(document, "record")


def kept(document: Mapping[str, Any], origin: Mapping[str, Any] | None) -> Row:
    """UCDP's own codes, but for those of what the incident is not about any more."""
    return still_held(origin, KEPT, about(document)) if origin else {}


def about(document: Mapping[str, Any]) -> dict[str, str]:
    """What each group of kept codes is about, from a document's handles or its objects."""
    spot = _spot(document["locations"])
    place = (spot or {}).get("place")
    cited = [slug(each.get("source") or each.get("publisher")) for each in document["citations"]]
    who = (handle(each) for each in document["participations"])
    return {
        "record": "",
        "sides": digest(*who),
        "sources": digest(*cited),
        "place": slug(place),
        "date": document["date"],
    }


def _empty(value: Any) -> Any:
    return None if value == "" else value


def _check_kind(document: Mapping[str, Any]) -> None:
    if document["grain"] == "umbrella":
        raise CannotBeSaid("is an umbrella over incidents that have rows of their own")
    if document["occurrence"] != "occurred" or document["occurrence_claim"]["stance"] == "denies":
        raise CannotBeSaid("did not take place, or was attempted only")
    if "violence" not in (document["type"]["code"], *document["type"]["parents"]):
        raise CannotBeSaid("is no use of force")


def _identity(document: Mapping[str, Any], origin: Mapping[str, Any] | None) -> Row:
    reference = document["reference"]
    if origin is None:
        return {"id": OWN_IDS + int(reference.removeprefix("INC-")), "relid": reference}
    return {"id": int(origin["original_id"])}


def who_columns(who: Sides) -> Row:
    """The columns that say who fought whom."""
    first, second = who.named()
    return {
        "type_of_violence": who.violence,
        "conflict_name": f"{first} - {second}",
        "dyad_name": f"{first} - {second}",
        "side_a": first,
        "side_b": second,
    }


def _days(published: Published) -> Row:
    first, last, document = published.earliest, published.latest, published.document
    if first is None or last is None:
        raise CannotBeSaid("has a date that is open at one end")
    if published.qualified:
        raise CannotBeSaid("has a date that is only about so")
    precision = date_prec((last - first).days + 1)
    if precision is None:
        raise CannotBeSaid("has a date less precise than a year")
    aggregate = document["grain"] == "aggregate"
    if "/" in document["date"] and first != last and not aggregate:
        raise CannotBeSaid("is one incident that lasted longer than a day")
    return {
        "year": first.year,
        "event_clarity": 2 if aggregate else 1,
        "date_prec": precision,
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }


def where_columns(document: Mapping[str, Any]) -> Row:
    """The columns that say where; raises `CannotBeSaid`."""
    spot = _spot(document["locations"])
    place = (spot or {}).get("place") or {}
    chain = [place, *place.get("within", ())]
    precision = WHERE_PREC.get(spot["precision"]) if spot else None
    if spot is None or precision is None:
        raise CannotBeSaid("lies nobody says where")
    point = spot if spot["latitude"] is not None else place
    latitude, longitude = point.get("latitude"), point.get("longitude")
    if latitude is None or longitude is None:
        raise CannotBeSaid("has no coordinates")
    country: Mapping[str, Any] = next((each for each in chain if each.get("kind") == "country"), {})
    number = NUMBERS.get(country.get("iso_alpha2", ""))
    areas = {each["kind"]: each["name"] for each in chain if each.get("kind")}
    return {
        "where_prec": precision,
        "where_coordinates": place.get("name", ""),
        "where_description": spot["described_as"],
        "adm_1": areas.get("area1", ""),
        "adm_2": areas.get("area2", ""),
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({degrees(longitude)} {degrees(latitude)})",
        "priogrid_gid": priogrid(latitude, longitude),
        "country": country.get("name", ""),
        "country_id": number,
        "region": region(number),
    }


def degrees(value: float) -> str:
    """A coordinate in as few digits as it has."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _spot(locations: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The primary location that stands, else the first physical one."""
    held = [
        each
        for each in locations
        if each["standing"] != "rejected" and each["stance"] != "denies" and each["role"] != "about"
    ]
    return next((each for each in held if each["primary"]), held[0] if held else None)


def source_columns(document: Mapping[str, Any]) -> Row:
    """The columns that say which articles, and who speaks in them."""
    cited = [each for each in document["citations"] if each["source"]]
    read = [
        Article(each["publisher"]["name"], each["published"], each["title"])
        for each in (citation["source"] for citation in cited)
        if each["kind"] != "dataset"
    ]
    speakers = [_speaker(citation) for citation in cited]
    return {
        **columns(read),
        "source_original": ", ".join(dict.fromkeys(filter(None, speakers))),
    }


def _speaker(citation: Mapping[str, Any]) -> str:
    speaker = citation["speaker"]
    return str(speaker["name"] if speaker else citation["speaker_described_as"])
