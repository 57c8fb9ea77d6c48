"""One row in ACLED's columns for one published incident, or the reason why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from incidents.acled.actors import actor_columns
from incidents.acled.countries import NUMERIC, region
from incidents.acled.kept import event_id, kept
from incidents.acled.sub_events import Equivalents, sub_event
from incidents.acled.taxonomy import ABOVE, GATHERINGS

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
    """The row, every column in its order; raises `CannotBeSaid`.

    Of an incident that came from ACLED, what ACLED said comes back where it still holds.
    """
    document = published.document
    mine = kept(document)
    said: Row = {
        "event_id_cnty": event_id(document),
        **_event(document, types, mine),
        **day_columns(published),
        **place_columns(document),
        **text_columns(document),
        "fatalities": _fatalities(published),
        "timestamp": int(published.recorded_at.timestamp()),
    }
    said |= {**actor_columns(document, said["country"]), **mine}
    return {name: said[name] for name in COLUMNS}


def event_columns(sub_event_type: str) -> Row:
    """The sub-event, and the event type and kind of disorder that it belongs to."""
    disorder, event_type = ABOVE[sub_event_type]
    return {
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": sub_event_type,
    }


def _event(document: Mapping[str, Any], types: Equivalents, mine: Row) -> Row:
    if document["grain"] != "single":
        raise CannotBeSaid("stands for several events")
    event = mine.get("sub_event_type") or sub_event(document, types)
    if event is None:
        raise CannotBeSaid("is of a kind that ACLED has no sub-event for")
    occurred = document["occurrence"] == "occurred"
    gathered = document["occurrence"] == "attempted" and ABOVE[event][1] in GATHERINGS
    if not occurred and not gathered:
        raise CannotBeSaid("did not take place, or was attempted only")
    return event_columns(event)


def text_columns(document: Mapping[str, Any]) -> Row:
    """What is told in words: sources, notes and tags."""
    return {
        "source": "; ".join(_publishers(document)),
        "source_scale": "",
        "notes": document["summary"] or document["title"],
        "tags": "; ".join(document["tags"]),
    }


def day_columns(published: Published) -> Row:
    """The one day that ACLED has for a stretch, its year and how precise it is."""
    day, precision = _day(published)
    return {"event_date": day.isoformat(), "year": day.year, "time_precision": precision}


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


def place_columns(document: Mapping[str, Any]) -> Row:
    """Where: the columns from `iso` to `geo_precision`; raises `CannotBeSaid`."""
    spot = primary_spot(document["locations"])
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


def primary_spot(locations: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
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
