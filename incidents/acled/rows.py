"""One row in ACLED's columns for one published incident, or the reason why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from incidents.acled.countries import NAMES, NUMERIC, region
from incidents.acled.sub_events import Equivalents, inter, kind, recommended, sub_event
from incidents.acled.taxonomy import ABOVE, GATHERINGS, INTERS
from incidents.codes.actors import UNARMED

Row = dict[str, Any]
COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
"""ACLED's 31 columns in the order of its exports."""
_GEO_PRECISION = {
    **dict.fromkeys(("exact", "site", "settlement"), 1),
    **dict.fromkeys(("near", "zone"), 2),
    **dict.fromkeys(("area3", "area2", "area1", "country"), 3),
}
_WEEK, _MONTH = 7, 31
_STATE, _EXTERNAL = 1, 8
_CIVILIAN_TARGETS = UNARMED - {"government-body", "intergovernmental"}


class CannotBeSaid(ValueError):
    """ACLED has no way to say this incident; the message is why, the same for all such."""


@dataclass(frozen=True)
class Published:
    """An incident as it stands in the ledger, with what its index row counts."""

    document: Mapping[str, Any]
    earliest: date | None
    latest: date | None
    qualified: bool
    killed: int | None
    recorded_at: datetime


def row(published: Published, types: Equivalents) -> Row:
    """The row, every column in its order; raises `CannotBeSaid`."""
    document = published.document
    event = _event(document, types)
    day, precision = _day(published)
    said: Row = {
        "event_id_cnty": document["reference"],
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": precision,
        "disorder_type": ABOVE[event][0],
        "event_type": ABOVE[event][1],
        "sub_event_type": event,
        **_place(document),
        "source": "; ".join(_publishers(document)),
        "source_scale": "",
        "notes": document["summary"] or document["title"],
        "fatalities": _fatalities(published),
        "tags": "; ".join(document["tags"]),
        "timestamp": int(published.recorded_at.timestamp()),
    }
    said |= _actors(document, said["country"])
    return {name: said[name] for name in COLUMNS}


def _event(document: Mapping[str, Any], types: Equivalents) -> str:
    if document["grain"] != "single":
        raise CannotBeSaid("stands for several events")
    event = sub_event(document, types)
    if event is None:
        raise CannotBeSaid("is of a kind that ACLED has no sub-event for")
    occurred = document["occurrence"] == "occurred"
    gathered = document["occurrence"] == "attempted" and ABOVE[event][1] in GATHERINGS
    if not occurred and not gathered:
        raise CannotBeSaid("did not take place, or was attempted only")
    return event


def _day(published: Published) -> tuple[date, int]:
    """The one day ACLED has for it, the middle of the stretch, and its `time_precision`."""
    first, last = published.earliest, published.latest
    if first is None or last is None:
        raise CannotBeSaid("has a date that is open at one end")
    span = (last - first).days + 1
    if span > _MONTH:
        raise CannotBeSaid("has a date less precise than a month")
    middle = first + timedelta(days=(span - 1) // 2)
    if span > _WEEK:
        return middle, 3
    return middle, 2 if span > 1 or published.qualified else 1


def _place(document: Mapping[str, Any]) -> Row:
    spot = _spot(document["locations"])
    place = (spot or {}).get("place") or {}
    chain = [place, *place.get("within", ())]
    country = next((each for each in chain if each.get("kind") == "country"), None)
    if spot is None or country is None:
        raise CannotBeSaid("lies in no one country, or nobody says in which")
    latitude = spot["latitude"] if spot["latitude"] is not None else place["latitude"]
    longitude = spot["longitude"] if spot["longitude"] is not None else place["longitude"]
    precision = _GEO_PRECISION.get(spot["precision"])
    if latitude is None or longitude is None or precision is None:
        raise CannotBeSaid("has no coordinates")
    world = [each["slug"] for each in chain if each.get("kind") == "world-region"]
    areas = {each["kind"]: each["name"] for each in chain if str(each.get("kind"))[:4] == "area"}
    return {
        "iso": NUMERIC.get(country["iso_alpha2"], 0),
        "region": region(country["iso_alpha2"], world),
        "country": country["name"],
        **{f"admin{n}": areas.get(f"area{n}", "") for n in (1, 2, 3)},
        "location": place["name"],
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": precision,
    }


def _spot(locations: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The primary location that stands, else the first physical one."""
    held = [
        each
        for each in locations
        if each["standing"] != "rejected"
        and each["stance"] != "denies"
        and (each["role"] != "about" or each["primary"])
    ]
    return next((each for each in held if each["primary"]), held[0] if held else None)


def _fatalities(published: Published) -> int:
    """ACLED's nought is "none reported"; a number told in words only is not nought."""
    if published.killed is not None:
        return published.killed
    figures = published.document["figures"]
    if any(
        each["measure"] == "killed" and each["stance"] != "denies" and _unknown(each)
        for each in figures
    ):
        raise CannotBeSaid("tells its dead in words, or in a way that gives no number")
    return 0


def _unknown(figure: Mapping[str, Any]) -> bool:
    return figure["standing"] == "recommended" and 0 not in (figure["best"], figure["high"])


def _publishers(document: Mapping[str, Any]) -> list[str]:
    """Each publisher cited, once, in the order of the citations."""
    houses = (
        (each["source"] or {}).get("publisher") or each["publisher"]
        for each in document["citations"]
    )
    return list(dict.fromkeys(house["name"] for house in houses if house))


def _actors(document: Mapping[str, Any], country: str) -> Row:
    first, second = _sides(document)
    said: Row = {}
    numbers = []
    for n, side in ((1, first), (2, second)):
        names = [_name(each) for each in side]
        number = _inter(side[0], country) if side else 0
        numbers.append(number)
        said[f"actor{n}"] = names[0] if names else ""
        said[f"assoc_actor_{n}"] = "; ".join(names[1:])
        said[f"inter{n}"] = number
    lower, higher = sorted(numbers)
    said["interaction"] = higher * 10 if lower == 0 else lower * 10 + higher
    targets = recommended(document, "target", "affected")
    civilians = targets and all(kind(each) in _CIVILIAN_TARGETS for each in targets)
    said["civilian_targeting"] = "Civilian targeting" if civilians else ""
    return said


def _sides(document: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """Who acted and whom it met; parties by their side, the first side told being the first."""
    parties = recommended(document, "party")
    sides = list(dict.fromkeys(each["side"] for each in parties))
    first = recommended(document, "initiator", "deployed")
    second = recommended(document, "target", "affected", "responder")
    if not sides:
        return first, second
    first += [each for each in parties if each["side"] == sides[0]]
    second += [each for each in parties if each["side"] != sides[0]]
    return first, second


def _name(participation: Mapping[str, Any]) -> str:
    actor = participation["actor"]
    return str(actor["name"] if actor else participation["described_as"] or "Unidentified")


def _inter(participation: Mapping[str, Any], country: str) -> int:
    """The number of the kind; forces known to belong to another state are external."""
    number = inter(participation) or 0
    actor = participation["actor"]
    if number != _STATE or not actor:
        return number
    states = {actor["name"], *(each["name"] for each in actor["within"])} & NAMES.keys()
    return _EXTERNAL if states and country not in states else _STATE


def in_words(said: Row) -> Row:
    """The row with its kinds of actors in ACLED's words instead of their numbers."""
    first, second = said["inter1"], said["inter2"]
    words = [INTERS[n] for n in sorted((first, second)) if n]
    together = f"Sole {words[0]} action" if len(words) == 1 else "-".join(words)
    told = {"inter1": INTERS.get(first, ""), "inter2": INTERS.get(second, "")}
    return {**said, **told, "interaction": together}
