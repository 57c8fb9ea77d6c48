"""Who took part, by a row of UCDP GED: each actor of its two sides on its own."""

from collections.abc import Mapping
from typing import Any

from incidents.codes import ActorKind, Role
from incidents.importing.ged_event import Event
from incidents.importing.related import Related
from incidents.ucdp.columns import CIVILIANS, ONE_SIDED, STATE_BASED

UNIDENTIFIED = {"described_as": "unidentified", "kind": ActorKind.UNIDENTIFIED}


def participations(event: Event, related: Related) -> list[dict[str, Any]]:
    """Parties of type 1 and 2; of type 3 who attacked, and the civilians that were attacked.

    Side A is no attacker: UCDP calls the government, or the one it lists first, so.
    Raises `Ambiguous`.
    """
    one_sided = event.violence == ONE_SIDED
    found = []
    for number, side in ((1, "side_a"), (2, "side_b")):
        role = (Role.PARTY, Role.INITIATOR, Role.TARGET)[number if one_sided else 0]
        for who in _side(event, side, related):
            found.append({"role": str(role), "side": number, **who, "basis": "dataset"})
    return found


def _side(event: Event, side: str, related: Related) -> list[Mapping[str, Any]]:
    """The actors that UCDP joins by commas; the whole is one where ours is called so."""
    name, number = event.text(side), event.text(f"{side}_new_id").partition(".")[0]
    if not name:
        return [{"actor": None, **UNIDENTIFIED}]
    if name == CIVILIANS:
        return [{"actor": None, "described_as": CIVILIANS, "kind": ActorKind.CIVILIANS}]
    whole = related.known_actor(name, number)
    names = [name] if whole else list(dict.fromkeys(filter(None, name.split(", "))))
    ids = [number] if len(names) == 1 else [""] * len(names)
    kind = _kind(event, side)
    actors = (
        related.actor(each, ucdp_id=id_, kind=_named_kind(each) or kind)
        for each, id_ in zip(names, ids, strict=True)
    )
    unique = {actor["slug"]: actor for actor in actors}
    return [{"actor": actor, "described_as": "", "kind": ""} for actor in unique.values()]


def _kind(event: Event, side: str) -> ActorKind:
    """What UCDP's type tells of a side: a state, a group that fights one, or another group."""
    state = event.text("gwnoa" if side == "side_a" else "gwnob")
    if state or (event.violence == STATE_BASED and side == "side_a"):
        return ActorKind.STATE_FORCES
    return ActorKind.REBEL if event.violence == STATE_BASED else ActorKind.POLITICAL_MILITIA


def _named_kind(name: str) -> ActorKind | None:
    return ActorKind.STATE_FORCES if name.startswith("Government of ") else None
