"""How many, in words: the number as it was put, and the noun it goes with."""

from typing import Any

from incidents.codes import Item, Measure, Quantifier
from timeline.telling import counted
from timeline.telling.plain import line, lowered
from timeline.telling.wording import DEFAULT, of_reader

#: What follows the number; {things} is the plural of the item.
_NOUNS = {
    Measure.KILLED: "killed",
    Measure.WOUNDED: "wounded",
    Measure.CASUALTIES: "killed or wounded",
    Measure.MISSING: "missing",
    Measure.ABDUCTED: "abducted",
    Measure.DETAINED: "detained",
    Measure.RELEASED: "released",
    Measure.DISPLACED: "displaced",
    Measure.EVACUATED: "evacuated",
    Measure.PARTICIPANTS: "participants",
    Measure.PERSONNEL: "personnel",
    Measure.MUNITIONS: "{things}",
    Measure.INTERCEPTED: "{things} intercepted",
    Measure.SORTIES: "sorties",
    Measure.DESTROYED: "{things} destroyed",
    Measure.DAMAGED: "{things} damaged",
    Measure.SEIZED: "{things} seized",
    Measure.MOVED: "{things}",
    Measure.OCCURRENCES: "events",
}
_SINGULAR = {"participants": "participant", "sorties": "sortie", "events": "event"}
_UNCHANGED = {Item.AIRCRAFT, Item.SMALL_ARMS, Item.INFRASTRUCTURE}
_IRREGULAR = {Item.INCENDIARY: "incendiaries", Item.OTHER: "other things"}
#: Last words of an amount that take a noun directly, and with "of".
_DIRECT = {"several", "many", "few", "some", "hundred", "thousand", "dozen", "million", "no"}
_WITH_OF = {"dozens", "scores", "hundreds", "thousands", "millions", "tens", "barrage", "salvo"}
_WITH_OF |= {"series", "handful", "number", "couple", "majority", "crowd"}


def amount(figure: dict[str, Any]) -> str:
    """Say amount and noun: "31 rockets", "more than 5 killed", "several thousand personnel".

    A language whose nouns agree with numbers in its own way says it by its wording.
    """
    style = of_reader()
    if style.language != DEFAULT:
        return counted.amount(style, figure)
    if figure["quantifier"] == Quantifier.WORDS:
        return _in_words(line(figure["words"]), _noun(figure, one=False))
    number = _number(figure)
    return f"{number} {_noun(figure, one=number == '1')}"


def _in_words(words: str, noun: str) -> str:
    """Words are kept; where they take no noun they stand as a quotation after it."""
    last = words.rsplit(" ", 1)[-1].casefold()
    if last in _DIRECT or (last in _WITH_OF and " " not in noun and noun.endswith("ed")):
        return f"{words} {noun}"
    return f"{words} of {noun}" if last in _WITH_OF else f"{noun}: “{words}”"


def _number(figure: dict[str, Any]) -> str:
    low, best, high = figure["low"], figure["best"], figure["high"]
    match figure["quantifier"]:
        case Quantifier.ABOUT if best is not None:
            return f"about {best:,}"
        case Quantifier.AT_LEAST if low is not None:
            return _with_best(f"at least {low:,}", figure, low)
        case Quantifier.MORE_THAN if low is not None:
            return _with_best(f"more than {low - 1:,}", figure, low)
        case Quantifier.AT_MOST if high is not None:
            return _with_best(f"at most {high:,}", figure, high)
        case Quantifier.FEWER_THAN if high is not None:
            return _with_best(f"fewer than {high + 1:,}", figure, high)
    return _between(low, best, high)


def _with_best(words: str, figure: dict[str, Any], bound: int) -> str:
    best = figure["best"]
    return words if best in (None, bound) else f"{words} (best estimate {best:,})"


def _between(low: int | None, best: int | None, high: int | None) -> str:
    known = [number for number in (low, best, high) if number is not None]
    if not known:
        return "an unknown number of"
    if len(set(known)) == 1:
        return "no" if known[0] == 0 else f"{known[0]:,}"
    words = f"between {min(known):,} and {max(known):,}"
    return words if best in (None, low, high) else f"{words} (best estimate {best:,})"


def _noun(figure: dict[str, Any], *, one: bool) -> str:
    noun = _NOUNS[Measure(figure["measure"])]
    if "{things}" in noun:
        return noun.format(things=_things(figure, one=one))
    return _SINGULAR.get(noun, noun) if one else noun


def _things(figure: dict[str, Any], *, one: bool) -> str:
    named = line(figure["item_words"])
    if not figure["item"]:
        return named or ("munition" if one else "munitions")
    item = Item(figure["item"])
    if item is Item.OTHER and named:
        return named
    thing = lowered(item.label)
    if not one and item not in _UNCHANGED:
        thing = _IRREGULAR.get(item, f"{thing}s")
    return f"{thing} ({named})" if named else thing
