"""Documents for ACLED's rows, each with what one test is about."""

from datetime import UTC, date, datetime
from typing import Any

from incidents.acled.rows import Published

IRAQ: dict[str, Any] = {
    "slug": "iraq",
    "name": "Iraq",
    "kind": "country",
    "iso_alpha2": "IQ",
}
WITHIN = [
    {"slug": "kirkuk-governorate", "name": "Kirkuk Governorate", "kind": "area1"},
    IRAQ,
    {"slug": "western-asia", "name": "Western Asia", "kind": "world-region"},
]
KIRKUK: dict[str, Any] = {
    "slug": "kirkuk",
    "name": "Kirkuk",
    "kind": "settlement",
    "latitude": 35.468,
    "longitude": 44.392,
    "within": WITHIN,
}


def claim(**more: Any) -> dict[str, Any]:
    """A part of a document that stands."""
    return {"standing": "recommended", "stance": "affirms", **more}


def located(**more: Any) -> dict[str, Any]:
    """A location in Kirkuk."""
    at = {"role": "at", "place": KIRKUK, "latitude": None, "longitude": None, "primary": True}
    return claim(**{**at, "precision": "settlement", **more})


def who(role: str, kind: str, name: str = "Somebody", **more: Any) -> dict[str, Any]:
    """A participation of a named actor, in no state."""
    actor = {"slug": name.lower(), "name": name, "kind": kind, "within": more.pop("within", [])}
    return claim(**{"role": role, "side": None, "actor": actor, "kind": "", **more})


def figure(measure: str = "killed", **more: Any) -> dict[str, Any]:
    """A number, of nothing until it is given one."""
    numbers = dict.fromkeys(("low", "best", "high"))
    return claim(**{"measure": measure, **numbers, "words": "", **more})


def document(**more: Any) -> dict[str, Any]:
    """Rockets at Kirkuk, by nobody known, with nobody hurt."""
    house = {"name": "Military Times"}
    return {
        "reference": "INC-000042",
        "title": "Rockets at Kirkuk",
        "summary": "",
        "type": {"code": "rocket-attack"},
        "occurrence": "occurred",
        "grain": "single",
        "means": [],
        "tags": ["k1", "rockets"],
        "locations": [located()],
        "participations": [],
        "figures": [],
        "citations": [{"source": {"slug": "report", "publisher": house}, "publisher": None}] * 2,
        "origins": [],
        **more,
    }


def published(
    first: date | None = date(2019, 12, 27), last: date | None = None, **more: Any
) -> Published:
    """The document as it stands in the ledger, of one day unless `last` is another."""
    return Published(
        document(**more),
        earliest=first,
        latest=last or first,
        qualified=False,
        killed=None,
        recorded_at=datetime(2020, 1, 3, tzinfo=UTC),
    )
