"""Documents of the ledger made by hand, for what tells them."""

from typing import Any

CLAIM: dict[str, Any] = {
    "basis": "stated",
    "stance": "affirms",
    "by": None,
    "standing": "recommended",
    "reason": "",
    "cites": [],
}
SOURCE: dict[str, Any] = {
    "slug": "mt-2020-01-02",
    "title": "Milley: buzzsaw awaits",
    "authors": ["Shawn Snow", "Aaron Mehta"],
    "url": "https://example.org/buzzsaw",
    "archive_url": "",
    "published": "2020-01-02",
    "accessed": None,
    "language": "en",
    "kind": "news-report",
    "sha256": "",
    "publisher": {"slug": "mt", "name": "Military Times", "url": "", "reliability": ""},
}


def actor(name: str, kind: str = "military", *within: str) -> dict[str, Any]:
    """An actor as a document names it."""
    above = [{"slug": slug(body), "name": body} for body in within]
    return {"slug": slug(name), "name": name, "kind": kind, "within": above}


def slug(name: str) -> str:
    """A slug of a name."""
    return name.lower().replace(" ", "-")


def claimed(**fields: Any) -> dict[str, Any]:
    """The claim fields, as stated by the source unless told otherwise."""
    return {**CLAIM, **fields}


def citation(number: int = 1, **fields: Any) -> dict[str, Any]:
    """A passage of SOURCE."""
    return {
        "number": number,
        "source": SOURCE,
        "publisher": None,
        "locator": f"paragraph {number}",
        "quotation": "",
        "paraphrase": "",
        "speaker": None,
        "speaker_described_as": "",
        "on_behalf_of": None,
        "anonymity": "",
        "credibility": None,
        **fields,
    }


def participation(role: str, who: dict[str, Any] | str, **fields: Any) -> dict[str, Any]:
    """Somebody's part: an actor, or a description."""
    described = who if isinstance(who, str) else ""
    return {
        "role": role,
        "side": None,
        "actor": None if described else who,
        "described_as": described,
        "kind": "civilians" if described else "",
        **claimed(**fields),
    }


def figure(measure: str, number: int | None = None, **fields: Any) -> dict[str, Any]:
    """A number; exact unless told otherwise."""
    return {
        "measure": measure,
        "item": "",
        "item_words": "",
        "status": "",
        "age_sex": "",
        "nationality": "",
        "side": None,
        "actor": None,
        "quantifier": "exact",
        "low": number,
        "best": number,
        "high": number,
        "words": "",
        "scope": "whole",
        "as_of": None,
        "as_reported": False,
        **claimed(**fields),
    }


def place(name: str, kind: str = "settlement", *within: tuple[str, str]) -> dict[str, Any]:
    """A place; `within` are names and kinds, nearest first."""
    around = [{"slug": slug(each), "name": each, "kind": sort} for each, sort in within]
    return {"slug": slug(name), "name": name, "kind": kind, "within": around}


def location(where: dict[str, Any] | None, **fields: Any) -> dict[str, Any]:
    """A location at a place, as exact as a settlement."""
    return {
        "role": "at",
        "place": where,
        "latitude": None,
        "longitude": None,
        "precision": "settlement",
        "radius_km": None,
        "described_as": "",
        "primary": True,
        **claimed(**fields),
    }


def link(kind: str, reference: str, title: str, **fields: Any) -> dict[str, Any]:
    """A link to another incident."""
    return {"kind": kind, "to": {"reference": reference, "title": title}, **claimed(**fields)}


def document(**fields: Any) -> dict[str, Any]:
    """A rocket attack that nothing is known of but its day, unless told otherwise."""
    return {
        "reference": "INC-000001",
        "version": 1,
        "title": "Rockets hit a base",
        "short_name": "",
        "summary": "",
        "narrative": "",
        "said": "",
        "language": "en",
        "type": {
            "code": "rocket-attack",
            "name": "Rocket attack",
            "parents": ["indirect-fire", "attack", "violence"],
        },
        "other_types": [],
        "means": [],
        "target_kinds": [],
        "date": "2019-12-27",
        "date_as_reported": "",
        "time": None,
        "part_of_day": "",
        "day_order": None,
        "timezone": "",
        "occurrence": "occurred",
        "occurrence_claim": {k: v for k, v in CLAIM.items() if k != "standing"},
        "grain": "single",
        "event_count": None,
        "grading": "",
        "not_stated": [],
        "tags": [],
        "locations": [],
        "participations": [],
        "figures": [],
        "citations": [citation()],
        "links": [],
        "origins": [],
        **fields,
    }
