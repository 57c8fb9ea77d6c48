"""Places inside sentences: with their preposition, and never closer than they are known."""

from collections.abc import Sequence
from typing import Any

from incidents.codes import WherePrecision
from timeline.telling.narrator import Claim, Narrator
from timeline.telling.plain import line
from timeline.telling.where import LEFT_OUT

_ORDER = ("at", "impact", "origin", "launched-from", "via", "destination")


def where(narrator: Narrator, rows: Sequence[Claim]) -> str:
    """All places of the main sentence in one phrase: "in X", "from A to B"."""
    in_order = sorted(rows, key=lambda row: _ORDER.index(row["role"]))
    return " ".join(dict.fromkeys(_spot(narrator, row, "roles") for row in in_order))


def clause(narrator: Narrator, row: Claim) -> str:
    """One place by itself: "it took place in X"."""
    return _spot(narrator, row, "clauses")


def _spot(narrator: Narrator, row: Claim, form: str) -> str:
    place, described = _place(narrator, row), line(row["described_as"])
    at = _preposition(narrator, row, place)
    if described and row["place"]:
        place, at = (
            narrator.say("places", "described", where=words, described=described)
            for words in (place, at)
        )
    phrase = narrator.wording.mood(
        narrator.wording.at("places", form, row["role"]), real=narrator.real
    )
    filled = narrator.wording.fill(phrase, {"place": place, "where": at})
    return filled.text if filled else at


def _place(narrator: Narrator, row: Claim) -> str:
    """The place as it stands after "from" or "to"."""
    if not row["place"]:
        return line(row["described_as"]) or _unnamed(narrator, row)
    return _near(narrator, row, _chain(narrator, _names(narrator, row)))


def _preposition(narrator: Narrator, row: Claim, place: str) -> str:
    """The place as it stands after a verb."""
    if not row["place"]:
        described = line(row["described_as"])
        own = narrator.say("places", "described_only", described=described)
        return own or _unnamed(narrator, row)
    if row["precision"] == WherePrecision.NEAR:
        return place
    kind = _names(narrator, row)[0]["kind"]
    return narrator.say("places", "kinds", kind, place=place)


def _near(narrator: Narrator, row: Claim, place: str) -> str:
    if row["precision"] != WherePrecision.NEAR:
        return place
    km = f"{float(row['radius_km']):g}" if row["radius_km"] else ""
    return narrator.say("places", "within", km=km, place=place) or narrator.say(
        "places", "near", place=place
    )


def _unnamed(narrator: Narrator, row: Claim) -> str:
    if row["latitude"] is None or row["longitude"] is None:
        return narrator.say("places", "unnamed")
    latitude, longitude = (f"{float(row[axis]):g}" for axis in ("latitude", "longitude"))
    return narrator.say("places", "point", latitude=latitude, longitude=longitude)


def _names(narrator: Narrator, row: Claim) -> list[dict[str, Any]]:
    """The place and what lies around it, without what the sentence names already."""
    around = [near for near in row["place"]["within"] if near["kind"] not in LEFT_OUT]
    chain = [row["place"], *around]
    hit = {
        part["actor"]["name"]
        for part in narrator.document["participations"]
        if part["actor"] and part["role"] in ("target", "host") and narrator.fits(part)
    }
    at = row["role"] == "at" and row["precision"] != WherePrecision.NEAR
    return chain[1:] if at and around and row["place"]["name"] in hit else chain


def _chain(narrator: Narrator, places: Sequence[dict[str, Any]]) -> str:
    """Join the names; one that stands in the name before it is not repeated."""
    names = list(dict.fromkeys(line(place["name"]) for place in places))
    kept = [
        name
        for before, name in zip(["", *names], names, strict=False)
        if not before.endswith(f" {name}")
    ]
    return ", ".join([narrator.named(kept[0]), *kept[1:]])
