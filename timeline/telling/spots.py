"""Places inside sentences: with their preposition, and never closer than they are known."""

from collections.abc import Sequence

from incidents.codes import WherePrecision
from timeline.telling.narrator import Claim, Narrator
from timeline.telling.where import LEFT_OUT

_ORDER = ("at", "impact", "origin", "launched-from", "via", "destination")


def where(narrator: Narrator, rows: Sequence[Claim]) -> str:
    """All places of the main sentence in one phrase: "in X", "from A to B".

    A place that is the target's name, or its end, is not named twice.
    """
    in_order = sorted(rows, key=lambda row: _ORDER.index(row["role"]))
    told = (_within(narrator, row, _spot(narrator, row, "roles")) for row in in_order)
    return " ".join(dict.fromkeys(filter(None, told)))


def clause(narrator: Narrator, row: Claim) -> str:
    """One place by itself: "it took place in X"."""
    return _spot(narrator, row, "clauses")


def place(narrator: Narrator, row: Claim) -> str:
    """The place as a noun, with how it is described: what stands after "left" or "to"."""
    if not row["place"]:
        return narrator.foreign(row["described_as"]) or _unnamed(narrator, row)
    name = _chain(narrator, row)
    noun = narrator.say("places", "area", near=_near(narrator, row, name)) or name
    return _described(narrator, row, noun)


def _spot(narrator: Narrator, row: Claim, form: str) -> str:
    at = _described(narrator, row, _at(narrator, row))
    phrase = narrator.wording.at("places", form, row["role"])
    phrase = narrator.wording.mood(phrase, real=narrator.real)
    filled = narrator.wording.fill(phrase, {"place": place(narrator, row), "where": at})
    return filled.text if filled else at


def _at(narrator: Narrator, row: Claim) -> str:
    """The place as it stands after a verb: "in Iraq", "near Kirkuk"."""
    if not row["place"]:
        described = narrator.foreign(row["described_as"])
        own = narrator.say("places", "described_only", described=described)
        return own or _unnamed(narrator, row)
    name = _chain(narrator, row)
    at = narrator.say("places", "kinds", row["place"]["kind"], place=name)
    return _near(narrator, row, name) or at


def _near(narrator: Narrator, row: Claim, name: str) -> str:
    """How far from the place it may have been; "" where it was there."""
    if row["precision"] != WherePrecision.NEAR:
        return ""
    km = f"{float(row['radius_km']):g}" if row["radius_km"] else ""
    within = narrator.say("places", "within", km=km, place=name)
    return within or narrator.say("places", "near", place=name)


def _described(narrator: Narrator, row: Claim, words: str) -> str:
    described = narrator.foreign(row["described_as"]) if row["place"] else ""
    return narrator.say("places", "described", where=words, described=described) or words


def _within(narrator: Narrator, row: Claim, told: str) -> str:
    """Leave out what the name of the target says already."""
    if not row["place"] or row["role"] != "at" or row["precision"] == WherePrecision.NEAR:
        return told
    at, name = _at(narrator, row), row["place"]["name"]
    names = [
        part["actor"]["name"]
        for part in narrator.document["participations"]
        if part["actor"] and part["role"] in ("target", "host") and narrator.fits(part)
    ]
    if any(each == name or each.endswith(f" {at}") for each in names):
        described = narrator.foreign(row["described_as"])
        return narrator.say("places", "described_again", described=described)
    return told


def _unnamed(narrator: Narrator, row: Claim) -> str:
    if row["latitude"] is None or row["longitude"] is None:
        return narrator.say("places", "unnamed")
    latitude, longitude = (f"{float(row[axis]):g}" for axis in ("latitude", "longitude"))
    return narrator.say("places", "point", latitude=latitude, longitude=longitude)


def _chain(narrator: Narrator, row: Claim) -> str:
    """The name with those around it; one that ends the name before it is not repeated."""
    around = [near for near in row["place"]["within"] if near["kind"] not in LEFT_OUT]
    names = list(dict.fromkeys(each["name"] for each in (row["place"], *around)))
    kept = [
        name
        for before, name in zip(["", *names], names, strict=False)
        if not before.endswith(f" {name}")
    ]
    between = narrator.wording.at("list", "between")
    return str(between).join([narrator.named(kept[0]), *map(narrator.foreign, kept[1:])])
