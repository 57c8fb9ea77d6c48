"""Figures as clauses: "four U.S. service members were wounded", as exactly as they were put."""

import re
from collections.abc import Mapping
from typing import Any

from incidents.codes import Quantifier, Scope
from incidents.dates.words import in_words
from timeline.telling.countries import country
from timeline.telling.narrator import Claim, Narrator
from timeline.telling.wording import Phrases, Wording

_MANY = 2
_THINGS = ("munitions", "intercepted", "destroyed", "damaged", "seized", "moved")


def clause(narrator: Narrator, row: Claim) -> str:
    """The figure as a clause; words that take no noun are quoted."""
    number = _number(row)
    values = {"count": _count(narrator.wording, row), **_counted(narrator, row, number)}
    if not values["count"]:
        what = narrator.say("what", row["measure"], **values)
        told = narrator.say("quoted_number", words=narrator.foreign(row["words"]), what=what)
    else:
        phrase = narrator.wording.at("measures", row["measure"])
        phrase = narrator.wording.mood(phrase, real=narrator.real)
        filled = narrator.wording.fill(phrase, values, number)
        told = filled.text if filled else " ".join(values.values())
    details = _details(narrator, row)
    between = str(narrator.wording.at("list", "between"))
    return f"{told} ({between.join(details)})" if details else told


def quantity(narrator: Narrator, row: Claim) -> str:
    """Number and noun: "31 rockets"; "" when the words take no noun."""
    number = _number(row)
    count = _count(narrator.wording, row)
    return f"{count} {_item(narrator.wording, row, number)}" if count else ""


def amount(wording: Wording, row: Claim) -> str:
    """The figure by itself, whether or not it has come to that: "number of killed: 3"."""
    count, item = _count(wording, row), _item(wording, row, _number(row))
    what = wording.say("what", row["measure"], item=item)
    if count:
        return f"{what}: {count}"
    return wording.say("quoted_number", words=wording.foreign(row["words"]), what=what)


def _number(row: Claim) -> int:
    """The number by which the plural is chosen."""
    if row["quantifier"] == Quantifier.WORDS:
        return _MANY
    put = {Quantifier.MORE_THAN: ("low", -1), Quantifier.FEWER_THAN: ("high", 1)}
    bound, step = put.get(row["quantifier"], ("best", 0))
    known = [row[name] for name in (bound, "high", "low", "best") if row[name] is not None]
    return known[0] + step if known else _MANY


def _count(wording: Wording, row: Claim) -> str:
    """The number as it was put: "31", "more than 30", "several thousand"; "" if it is to quote."""
    if row["quantifier"] == Quantifier.WORDS:
        return _in_words(wording, wording.foreign(row["words"]))
    known = [row[name] for name in ("low", "best", "high") if row[name] is not None]
    bounds = _bounds(wording, row)
    told = wording.say("quantifiers", row["quantifier"], **bounds)
    if told and row["quantifier"] != Quantifier.RANGE:
        return told
    if not known:
        return wording.say("quantifiers", "unknown")
    if len(set(known)) == 1:
        return wording.number(known[0])
    low, high = (wording.number(end, alone=False) for end in (min(known), max(known)))
    return wording.say("quantifiers", "range", **{**bounds, "low": low, "high": high})


def _bounds(wording: Wording, row: Claim) -> dict[str, str]:
    low, best, high = row["low"], row["best"], row["high"]
    above = high + 1 if high is not None else None
    below = low - 1 if low else None
    numbers = {"low": low, "high": high, "above": above, "below": below, "best": best}
    about = row["quantifier"] == Quantifier.ABOUT
    if best in (low, high) and not about:
        del numbers["best"]
    return {
        name: wording.number(number, alone=False)
        for name, number in numbers.items()
        if number is not None
    }


def _in_words(wording: Wording, words: str) -> str:
    rules: Mapping[str, Any] = wording.at("words")
    last = words.rsplit(" ", 1)[-1]
    if re.fullmatch(rules["direct"], last, re.IGNORECASE):
        return words
    if re.fullmatch(rules["of"], last, re.IGNORECASE):
        return wording.say("words", "with_of", words=words)
    return ""


def _counted(narrator: Narrator, row: Claim, number: int) -> dict[str, str]:
    if row["measure"] in _THINGS:
        used = str(narrator.of_type("used") or "")
        return {
            "item": _belonging(narrator, row, _item(narrator.wording, row, number)),
            "used": used,
        }
    return {"who": _who(narrator, row, number)}


def _item(wording: Wording, row: Claim, number: int) -> str:
    named = wording.foreign(row["item_words"])
    if named and row["item"] in ("", "other"):
        return named
    item = _form(wording, ("items", row["item"] or "munition"), number)
    return wording.say("items", "named", item=item, words=named) or item


def _who(narrator: Narrator, row: Claim, number: int) -> str:
    ages: Phrases = row["age_sex"] and narrator.wording.at("ages", row["age_sex"])
    age = narrator.wording.form(ages, number) if ages else ""
    noun = _form(narrator.wording, ("people", row["status"] or "other"), number)
    if age and not row["status"]:
        noun, age = age, ""
    noun = narrator.say("who", "age", noun=noun, age=age) or noun
    if row["nationality"]:
        adjective = narrator.wording.data["nationalities"].get(row["nationality"], "")
        place = narrator.named(country(row["nationality"]))
        noun = narrator.say("who", "adjective", adjective=adjective, noun=noun) or narrator.say(
            "who", "country", noun=noun, country=place
        )
    return _belonging(narrator, row, noun)


def _belonging(narrator: Narrator, row: Claim, noun: str) -> str:
    """Whose people or things they are."""
    actor = narrator.named(row["actor"]["name"]) if row["actor"] else ""
    side = str(row["side"]) if row["side"] is not None else ""
    noun = narrator.say("who", "actor", noun=noun, actor=actor) or noun
    return narrator.say("who", "side", noun=noun, side=side) or noun


def _form(wording: Wording, path: tuple[str, ...], number: int) -> str:
    return wording.form(wording.at(*path), number)


def _details(narrator: Narrator, row: Claim) -> list[str]:
    part = narrator.say("details", "part") if row["scope"] == Scope.PART else ""
    until = narrator.say("details", "as_of", date=in_words(row["as_of"])) if row["as_of"] else ""
    return [*filter(None, [part, until])]
