"""Who took part and how many were hurt, by a row of GTD."""

from collections.abc import Iterator, Mapping
from typing import Any

from incidents.codes import ActorKind, Basis, Measure, Quantifier, Role, Stance
from incidents.importing.gtd_codes import EXPRESSIONS, TARGETS, by_beginning
from incidents.importing.gtd_event import LONGEST_NAME, Event
from incidents.importing.related import Related

Part = dict[str, Any]
_FIGURES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "nkill": (Measure.KILLED, {}),
    "nkillter": (Measure.KILLED, {"side": 1}),
    "nkillus": (Measure.KILLED, {"nationality": "US"}),
    "nwound": (Measure.WOUNDED, {}),
    "nwoundte": (Measure.WOUNDED, {"side": 1}),
    "nwoundus": (Measure.WOUNDED, {"nationality": "US"}),
    "nhostkid": (Measure.ABDUCTED, {}),
    "nhostkidus": (Measure.ABDUCTED, {"nationality": "US"}),
    "nreleased": (Measure.RELEASED, {}),
}
_WHOLE = ("nkill", "nwound", "nhostkid")
_CLAIMS = {1: "claimed", 2: "claim2", 3: "claim3"}


def perpetrators(event: Event, related: Related) -> list[Part]:
    """Those whom GTD blames, doubted ones hedged, those who said so as claimed by themselves.

    Raises `Ambiguous`. Nobody known is said so.
    """
    found = []
    for n in (1, 2, 3):
        name = event.text("gname" if n == 1 else f"gname{n}")
        if name or n == 1:
            who = _who(name, event, related)
            within = event.text("gsubname" if n == 1 else f"gsubname{n}")[:LONGEST_NAME]
            if who["actor"] and within:
                who = {**who, "described_as": within}
            found.append({"role": str(Role.INITIATOR), "side": 1, **who, **_claim(n, who, event)})
    return _each_once(found)


def _who(name: str, event: Event, related: Related) -> Part:
    if not name:
        return _described("unidentified", ActorKind.UNIDENTIFIED)
    if event.has("individual"):
        return _described(name, ActorKind.PERSON)
    if name.rsplit(maxsplit=1)[-1].casefold() in EXPRESSIONS:
        return _described(name, ActorKind.COLLECTIVE)
    actor = related.named_actor(name, ActorKind.POLITICAL_MILITIA)
    return {"actor": actor, "described_as": "", "kind": ""}


def _described(name: str, kind: ActorKind) -> Part:
    return {"actor": None, "described_as": name, "kind": str(kind)}


def _claim(number: int, who: Part, event: Event) -> Part:
    claimed = who["actor"] and event.has(_CLAIMS[number])
    told = {"basis": str(Basis.CLAIMED), "by": who["actor"]} if claimed else {"basis": "dataset"}
    doubted = event.has(f"guncertain{number}")
    return {**told, "stance": str(Stance.HEDGES if doubted else Stance.AFFIRMS)}


def targets(event: Event) -> list[Part]:
    """What was aimed at, as GTD describes it, with its nationality."""
    found = []
    for n in (1, 2, 3):
        sort = event.text(f"targtype{n}_txt")
        told = event.text(f"target{n}") or event.text(f"targsubtype{n}_txt") or sort
        if not told:
            continue
        nation = event.text(f"natlty{n}_txt")
        kind = (by_beginning(TARGETS, sort) or (None, ActorKind.UNIDENTIFIED))[1]
        room = LONGEST_NAME - len(nation) - len(" ()")
        name = f"{told[:room]} ({nation})" if nation and nation not in told else told
        who = _described(name[:LONGEST_NAME], kind)
        found.append({"role": str(Role.TARGET), "side": 2, **who, "basis": "dataset"})
    return _each_once(found)


def _each_once(parts: list[Part]) -> list[Part]:
    told = {((each["actor"] or {}).get("slug"), each["described_as"]): each for each in parts}
    return list(told.values())


def figures(event: Event) -> Iterator[Part]:
    """Each number that is known: GTD's nought of the whole is a number; that of a part is not told.

    Hostages are told only where there were any.
    """
    for name, (measure, whom) in _FIGURES.items():
        count = event.counts[name]
        if count is None or (name not in _WHOLE and not count):
            continue
        if "hostkid" in name and not event.has("ishostkid"):
            continue
        ends = dict.fromkeys(("low", "best", "high"), count)
        told = {"measure": str(measure), **whom, "quantifier": str(Quantifier.EXACT), **ends}
        yield {**told, "basis": "dataset"}
