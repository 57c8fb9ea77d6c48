"""What an incident that came from ACLED keeps of its row in ACLED's own words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from incidents.acled.sub_events import recommended
from incidents.acled.taxonomy import ABOVE
from incidents.kept_codes import digest, origin_with, slug, still_held

KEPT: Mapping[str, tuple[str, ...]] = {
    "event": ("disorder_type", "sub_event_type"),
    "sides": (
        *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
        *("interaction", "civilian_targeting"),
    ),
    "place": (
        *("iso", "region", "country", "admin1", "admin2", "admin3", "location"),
        *("latitude", "longitude", "geo_precision"),
    ),
    "date": ("event_date", "year", "time_precision"),
    "sources": ("source", "source_scale"),
    "notes": ("notes",),
    "tags": ("tags",),
}
"""By what it is said of. `event_type` follows from the sub-event and is never kept."""
NUMBERS = frozenset(
    {
        *("inter1", "inter2", "interaction", "iso", "latitude", "longitude", "geo_precision"),
        *("year", "time_precision"),
    }
)
"""The columns of numbers among them."""
_ROLES = ("initiator", "deployed", "party", "target", "affected", "responder", "supporter")


def event_id(document: Mapping[str, Any]) -> str:
    """ACLED's id of an incident that came from it, else our reference; neither ever changes."""
    origin = origin_with(document, "event")
    return str(origin["original_id"] if origin else document["reference"])


def kept(document: Mapping[str, Any]) -> dict[str, Any]:
    """ACLED's own values, but for those of what the incident is not about any more.

    What cannot stand in its column is left out: codes are open to whoever edits.
    """
    origin = origin_with(document, "event")
    held = still_held(origin, KEPT, about(document)) if origin else {}
    return {name: value for name, value in held.items() if _may_stand(name, value)}


def about(document: Mapping[str, Any]) -> dict[str, str]:
    """What each group is about, from a document's handles or its objects."""
    who = [_part(each) for each in recommended(document, *_ROLES)]
    kind = document["type"]
    cited = [slug(each["source"] or each["publisher"]) for each in document["citations"]]
    crowd = [each for each in document["figures"] if each["measure"] == "participants"]
    return {
        "event": digest(kind["code"], *document["means"], *who),
        "sides": digest(*who),
        "place": digest(*(_spot(each) for each in document["locations"])),
        "date": document["date"],
        "sources": digest(*cited),
        "notes": digest(document["summary"]),
        "tags": digest(*document["tags"], *(f"{each['best']} {each['words']}" for each in crowd)),
    }


def _part(each: Mapping[str, Any]) -> str:
    who = slug(each["actor"]) or f"{each['described_as']} {each['kind']}"
    return f"{each['role']} {each['side']} {who}"


def _spot(each: Mapping[str, Any]) -> str:
    point = (each["latitude"], each["longitude"])
    degrees = ("" if value is None else f"{float(value):.6f}" for value in point)
    standing = f"{each['role']} {each['primary']} {each['standing']} {each['stance']}"
    return f"{standing} {slug(each['place'])} {' '.join(degrees)} {each['precision']}"


def _may_stand(name: str, value: Any) -> bool:
    if name in NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "sub_event_type":
        return isinstance(value, str) and value in ABOVE
    return isinstance(value, str) and (name != "event_date" or _is_day(value))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
