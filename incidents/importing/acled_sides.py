"""Who took part, by a row of ACLED: which role each actor has is told by the sub-event alone.

Actor 1 is no attacker: ACLED's order says nothing of who began. Somebody is the initiator where
the sub-event leaves one part only, where one side alone can be the one that was attacked, or where
nobody else is named; who fights whom is a party otherwise.
"""

from collections.abc import Iterator
from typing import Any

from incidents.acled.taxonomy import ABOVE, DEVELOPMENTS, GATHERINGS, PROTESTS
from incidents.codes import ActorKind, Role
from incidents.importing.acled_event import LONGEST_NAME, Event, Side
from incidents.importing.related import Related
from incidents.kept_codes import slug

STATE, RIOTERS, PROTESTERS, UNARMED, OTHERS = 1, 5, 6, 7, 8
_CROWDS = (RIOTERS, PROTESTERS, UNARMED)
_KINDS = {
    0: ActorKind.UNIDENTIFIED,
    STATE: ActorKind.STATE_FORCES,
    2: ActorKind.REBEL,
    3: ActorKind.POLITICAL_MILITIA,
    4: ActorKind.IDENTITY_MILITIA,
    RIOTERS: ActorKind.RIOTERS,
    PROTESTERS: ActorKind.PROTESTERS,
    UNARMED: ActorKind.CIVILIANS,
    OTHERS: ActorKind.COALITION,
}
_NAMED_KINDS = (
    ("military forces of", ActorKind.MILITARY),
    ("police forces of", ActorKind.POLICE),
    ("government of", ActorKind.GOVERNMENT_BODY),
)
_OTHERS_CALLED = (
    (("private security",), ActorKind.PRIVATE_SECURITY),
    (("united nations", "mission", "peacekeep"), ActorKind.INTERGOVERNMENTAL),
)
_PARTIES = frozenset({"Armed clash", "Agreement", "Non-violent transfer of territory"})
"""Sub-events in which nobody acts upon another."""
_HARM = frozenset({"Arrests", "Looting/property destruction"})
"""Strategic developments that are done to somebody."""
_CAPTURES = {"Government regains territory": True, "Non-state actor overtakes territory": False}
"""Whether the side that took the place is the state."""
Part = dict[str, Any]


def participations(event: Event, related: Related) -> list[Part]:
    """Both sides, actor 1 and its associates as side 1; raises `Ambiguous`."""
    found: list[Part] = []
    for number, (side, role) in enumerate(zip(event.sides, roles(event), strict=True), start=1):
        for part in _side(side, role, related):
            _add(found, {"side": number, **part, "basis": "dataset"})
    return found


def roles(event: Event) -> tuple[Role, Role]:
    """The role of each side's actor; that of a side nobody is on does not matter."""
    one, other = event.sides
    if event.sub_event in _PARTIES:
        return Role.PARTY, Role.PARTY
    if event.sub_event in _CAPTURES:
        return _captors(one, other, state=_CAPTURES[event.sub_event])
    if ABOVE[event.sub_event][1] in GATHERINGS:
        return _crowd(event.sub_event, one, other)
    if event.sub_event == "Arrests" and (one.inter == STATE) != (other.inter == STATE):
        return _acting(first=one.inter == STATE)
    return _one_sided(event.sub_event, one, other)


def _one_sided(sub_event: str, one: Side, other: Side) -> tuple[Role, Role]:
    """Civilians, or protesters, are those attacked; without any, only one alone has acted."""
    harm = sub_event in _HARM or ABOVE[sub_event][1] != DEVELOPMENTS
    weak = [harm and side.inter in (UNARMED, PROTESTERS) for side in (one, other)]
    if one.name and other.name and weak[0] == weak[1]:
        return Role.PARTY, Role.PARTY
    return _acting(first=not weak[0] if one.name else weak[1])


def _captors(one: Side, other: Side, *, state: bool) -> tuple[Role, Role]:
    """Who took the place initiated it, where only one side is, or is not, the state."""
    if not other.name or not one.name:
        return Role.INITIATOR, Role.INITIATOR
    taking = [(side.inter == STATE) is state for side in (one, other)]
    if taking[0] == taking[1]:
        return Role.PARTY, Role.PARTY
    return (Role.INITIATOR, Role.PARTY) if taking[0] else (Role.PARTY, Role.INITIATOR)


def _crowd(sub_event: str, one: Side, other: Side) -> tuple[Role, Role]:
    """The crowd gathers; what the other side does is told by the sub-event, or by its kind."""
    gathered = (RIOTERS, PROTESTERS)
    gathers = one.inter in gathered or other.inter not in gathered
    if sub_event == "Excessive force against protesters":
        return _acting(first=not gathers)
    beside = other if gathers else one
    role = _beside_a_crowd(sub_event, beside.inter)
    return (Role.INITIATOR, role) if gathers else (role, Role.INITIATOR)


def _beside_a_crowd(sub_event: str, inter: int) -> Role:
    if sub_event == "Protest with intervention" or inter == STATE:
        return Role.RESPONDER
    if inter in (RIOTERS, PROTESTERS):
        return Role.INITIATOR
    riot = ABOVE[sub_event][1] != PROTESTS
    return Role.TARGET if riot and inter == UNARMED else Role.PARTY


def _acting(*, first: bool) -> tuple[Role, Role]:
    return (Role.INITIATOR, Role.TARGET) if first else (Role.TARGET, Role.INITIATOR)


def _side(side: Side, role: Role, related: Related) -> Iterator[Part]:
    if side.name:
        yield {"role": str(role), **_main(side, related)}
    crowd = side.inter in _CROWDS
    for name in side.others:
        if crowd:  # they tell who the crowd was, and help nobody
            yield {"role": str(role), **_described(name, side, related)}
        else:
            yield {"role": str(Role.SUPPORTER), **_associate(name, side, related)}


def _main(side: Side, related: Related) -> Part:
    if side.inter in _CROWDS or side.inter == 0 or _nobody(side.name):
        return _described(side.name, side, related)
    return _actor(related.acled_actor(side.name, _kind(side.name, side.inter)))


def _associate(name: str, side: Side, related: Related) -> Part:
    if _nobody(name) or side.inter == 0:
        return _described(name, side, related)
    return _actor(related.acled_actor(name, _kind(name, side.inter)))


def _described(name: str, side: Side, related: Related) -> Part:
    """An actor of ours if one is called so; else only described, since it is no one group."""
    known = None if _nobody(name) else related.known_acled_actor(name)
    if known:
        return _actor(known)
    return {"actor": None, "described_as": name, "kind": str(_kind(name, side.inter))}


def _actor(actor: Any) -> Part:
    return {"actor": actor, "described_as": "", "kind": ""}


def _nobody(name: str) -> bool:
    return name.casefold().startswith("unidentified")


def _kind(name: str, inter: int) -> ActorKind:
    plain = name.casefold()
    if inter in (STATE, OTHERS):
        for start, kind in _NAMED_KINDS:
            if plain.startswith(start):
                return kind
    if inter == OTHERS:
        for words, kind in _OTHERS_CALLED:
            if any(word in plain for word in words):
                return kind
    return _KINDS[inter]


def _add(found: list[Part], part: Part) -> None:
    """Add it, but once a side; the same on the other side is told apart in words."""
    if any(_who(each) == _who(part) and each["side"] != part["side"] for each in found):
        words = f"others: {part['described_as']}"[:LONGEST_NAME].rstrip(": ")
        part = {**part, "described_as": words}
    if all(_who(each) != _who(part) for each in found):
        found.append(part)


def _who(part: Part) -> tuple[str, str, str]:
    return part["role"], slug(part["actor"]), part["described_as"]
