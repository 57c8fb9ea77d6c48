"""Documents for GED's rows, each with what one test is about."""

from datetime import date
from typing import Any

from incidents.ucdp.rows import Published

IRAQ = {"slug": "iraq", "name": "Iraq", "kind": "country", "iso_alpha2": "IQ"}
KIRKUK = {
    "slug": "kirkuk",
    "name": "Kirkuk",
    "kind": "settlement",
    "latitude": 35.468,
    "longitude": 44.392,
    "within": [{"slug": "kirkuk-governorate", "name": "Kirkuk Governorate", "kind": "area1"}, IRAQ],
}


def claim(**more: Any) -> dict[str, Any]:
    """A part of a document that stands."""
    return {"standing": "recommended", "stance": "affirms", **more}


def located(**more: Any) -> dict[str, Any]:
    """A location in Kirkuk."""
    at = {"role": "at", "place": KIRKUK, "latitude": None, "longitude": None, "primary": True}
    return claim(**{**at, "precision": "settlement", "described_as": "", **more})


def who(role: str, kind: str, name: str = "Somebody", **more: Any) -> dict[str, Any]:
    """A participation of a named actor."""
    actor = {"slug": name.lower(), "name": name, "kind": kind, "within": []}
    return claim(
        **{"role": role, "side": None, "actor": actor, "described_as": "", "kind": "", **more}
    )


def killed(best: int | None = None, **more: Any) -> dict[str, Any]:
    """So many killed, all of them unless the axes say whom."""
    axes = ("status", "age_sex", "nationality", "item", "item_words")
    bare = {**dict.fromkeys(axes, ""), "side": None, "actor": None, "scope": "whole"}
    numbers = {"low": best, "best": best, "high": best}
    return claim(**{"measure": "killed", **bare, **numbers, **more})


def document(**more: Any) -> dict[str, Any]:
    """A militia kills two soldiers at Kirkuk."""
    source = {
        "slug": "a",
        "title": "Two killed",
        "published": "2019-12-28",
        "kind": "other",
        "publisher": {"name": "Reuters"},
    }
    cited = {"source": source, "publisher": None, "speaker": None, "speaker_described_as": ""}
    return {
        "reference": "INC-000042",
        "type": {"code": "ied", "parents": ["bombing", "attack", "violence"]},
        "date": "2019-12-27",
        "occurrence": "occurred",
        "occurrence_claim": {"stance": "affirms"},
        "grain": "single",
        "locations": [located()],
        "participations": [who("initiator", "rebel", "Militia"), who("target", "military", "Army")],
        "figures": [killed(2)],
        "citations": [cited],
        "origins": [],
        **more,
    }


def published(
    first: date | None = date(2019, 12, 27), last: date | None = None, **more: Any
) -> Published:
    """It as it stands in the ledger, on that day unless another is given as its last."""
    qualified, totals = more.pop("qualified", False), more.pop("totals", (None, None, None))
    return Published(document(**more), first, last or first, qualified, totals)
