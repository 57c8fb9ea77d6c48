"""Who fought whom, as UCDP tells it: two sides, and the type of violence that follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.codes import ActorKind
from incidents.ucdp.columns import CIVILIANS, NON_STATE, ONE_SIDED, STATE_BASED

STATES = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.MILITARY,
        ActorKind.UNIT,
        ActorKind.POLICE,
        ActorKind.GOVERNMENT_BODY,
    }
)
"""Kinds that are, or act for, the government of a state."""
ORGANISED = STATES | {
    ActorKind.REBEL,
    ActorKind.POLITICAL_MILITIA,
    ActorKind.IDENTITY_MILITIA,
    ActorKind.COALITION,
    ActorKind.PRIVATE_SECURITY,
    ActorKind.COLLECTIVE,
}
"""Kinds that UCDP knows as parties; crowds, persons and the unidentified are none."""
UNARMED = frozenset(
    {
        ActorKind.CIVILIANS,
        ActorKind.PROTESTERS,
        ActorKind.PERSON,
        ActorKind.ORGANISATION,
        ActorKind.MEDIA,
    }
)
"""Kinds that are civilians to UCDP."""
Side = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Sides:
    """The two sides, in UCDP's order, and the number each has among the figures."""

    violence: int
    first: tuple[str, ...]
    second: tuple[str, ...]
    numbers: tuple[int | None, int | None]
    handles: tuple[str, ...]

    def named(self) -> tuple[str, str]:
        """Each side's actors in one text, as UCDP joins them."""
        return ", ".join(self.first), ", ".join(self.second)


def sides(participations: Side) -> Sides | None:
    """The sides of an incident; None where there are no two that UCDP knows.

    A government comes first when it fights others than governments, those who attack civilians
    always; else the side told first is side A.
    """
    held = [each for each in participations if _stands(each)]
    one, other = _parted(held)
    if not one or not other:
        return None
    if all(kind(each) in UNARMED for each in one):
        one, other = other, one
    if not all(kind(each) in ORGANISED for each in one):
        return None
    if all(kind(each) in UNARMED for each in other):
        return _sides(ONE_SIDED, one, other)
    other = [each for each in other if kind(each) not in UNARMED]
    if not all(kind(each) in ORGANISED for each in other):
        return None
    if not _state(one) and _state(other):
        one, other = other, one
    return _sides(STATE_BASED if _state(one) else NON_STATE, one, other)


def kind(participation: Mapping[str, Any]) -> str:
    """The kind of whoever takes part."""
    actor = participation["actor"]
    return str(actor["kind"] if actor else participation["kind"])


def _stands(participation: Mapping[str, Any]) -> bool:
    recommended = participation["standing"] == "recommended"
    return bool(recommended and participation["stance"] != "denies")


def _parted(held: Side) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Parties by their side, the first told being the first; else who acted and whom it met."""
    parties = [each for each in held if each["role"] == "party"]
    told = list(dict.fromkeys(each["side"] for each in parties))
    if len(told) == 2 and None not in told:
        one, other = ([each for each in parties if each["side"] == side] for side in told)
        return one, other
    if parties:
        return (parties[:1], parties[1:]) if len(parties) == 2 and told == [None] else ([], [])
    acting = [each for each in held if each["role"] == "initiator"]
    met = [each for each in held if each["role"] in ("target", "affected")]
    return acting, met


def _state(side: Side) -> bool:
    return any(kind(each) in STATES for each in side)


def _sides(violence: int, one: Side, other: Side) -> Sides:
    return Sides(
        violence,
        tuple(_name(each) for each in one),
        (CIVILIANS,) if violence == ONE_SIDED else tuple(_name(each) for each in other),
        (one[0]["side"], other[0]["side"]),
        tuple(handle(each) for each in (*one, *other)),
    )


def _name(participation: Mapping[str, Any]) -> str:
    actor = participation["actor"]
    return str(actor["name"] if actor else participation["described_as"])


def handle(participation: Mapping[str, Any]) -> str:
    """What a part is about, for telling whether it is still about the same."""
    actor = participation["actor"]
    slug = actor["slug"] if isinstance(actor, Mapping) else actor
    return f"{participation['side']} {slug or participation['described_as']}"
