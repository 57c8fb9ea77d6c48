"""Who acted and whom it met, in ACLED's ten columns of actors."""

from collections.abc import Mapping
from typing import Any

from incidents.acled.countries import NAMES
from incidents.acled.sub_events import inter, kind, recommended
from incidents.acled.taxonomy import INTERS
from incidents.codes.actors import UNARMED

Row = dict[str, Any]
_STATE, _EXTERNAL = 1, 8
_CIVILIAN_TARGETS = UNARMED - {"government-body", "intergovernmental"}


def actor_columns(document: Mapping[str, Any], country: str) -> Row:
    """The columns of both actors, of an incident in that country."""
    first, second = _sides(document)
    said: Row = {}
    numbers = []
    for n, side in ((1, first), (2, second)):
        names = [_name(each) for each in side]
        names += _supporters(document, side)
        number = _inter(side[0], country) if side else 0
        numbers.append(number)
        said[f"actor{n}"] = names[0] if names else ""
        said[f"assoc_actor_{n}"] = "; ".join(names[1:])
        said[f"inter{n}"] = number
    said["interaction"] = together(*numbers)
    targets = recommended(document, "target", "affected")
    civilians = targets and all(kind(each) in _CIVILIAN_TARGETS for each in targets)
    said["civilian_targeting"] = "Civilian targeting" if civilians else ""
    return said


def together(one: int, other: int) -> int:
    """ACLED's `interaction` of two kinds: both digits, the lower first; X0 for one alone."""
    lower, higher = sorted((one, other))
    return higher * 10 if lower == 0 else lower * 10 + higher


def _supporters(document: Mapping[str, Any], side: list[Any]) -> list[str]:
    """Who helped the side of that number: ACLED tells allies as associated actors."""
    number = side[0]["side"] if side else None
    helpers = recommended(document, "supporter") if number else []
    return [_name(each) for each in helpers if each["side"] == number]


def _sides(document: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """Who acted and whom it met; of parties alone the side told first is the first.

    Those who have another side than who acted first are the second.
    """
    acting = recommended(document, "initiator", "deployed")
    parties = recommended(document, "party")
    met = recommended(document, "target", "affected", "responder")
    if not acting and parties:
        own = parties[0]["side"]
        return [each for each in parties if each["side"] == own], [
            *met,
            *(each for each in parties if each["side"] != own),
        ]
    own = acting[0]["side"] if acting else None
    first = [each for each in acting if each["side"] in (own, None)]
    first += [each for each in parties if own and each["side"] == own]
    second = [each for each in (*acting, *parties) if each not in first]
    return first, [*met, *second]


def _name(participation: Mapping[str, Any]) -> str:
    actor = participation["actor"]
    return str(actor["name"] if actor else participation["described_as"] or "Unidentified")


def _inter(participation: Mapping[str, Any], country: str) -> int:
    """The number of the kind; forces known to belong to another state are external."""
    number = inter(participation) or 0
    actor = participation["actor"]
    if number != _STATE or not actor:
        return number
    states = {actor["name"], *(each["name"] for each in actor["within"])} & NAMES.keys()
    return _EXTERNAL if states and country not in states else _STATE


def in_words(said: Row) -> Row:
    """The row with its kinds of actors in ACLED's words instead of their numbers."""
    words = [INTERS[int(digit)] for digit in str(said["interaction"]) if int(digit) in INTERS]
    both = f"Sole {words[0]} action" if len(words) == 1 else "-".join(words)
    told = {name: INTERS.get(said[name], "") for name in ("inter1", "inter2")}
    return {**said, **told, "interaction": both}
