"""The plain figure of a measure in a document, which a sheet shows as low, best and high."""

from collections.abc import Mapping
from typing import Any

from incidents.codes import Quantifier, Scope, Standing
from incidents.documents.shape import FIGURE
from incidents.documents.slim import slim_object
from incidents.sheets.locations import NotHere

NUMBERS = ("low", "best", "high")
_APART = ("item", "item_words", "status", "age_sex", "nationality", "side", "actor")
_LOW_ONLY = (Quantifier.AT_LEAST, Quantifier.MORE_THAN)
_HIGH_ONLY = (Quantifier.AT_MOST, Quantifier.FEWER_THAN)
Numbers = Mapping[str, int | None]


def figure_of(document: Mapping[str, Any], measure: str) -> int | None:
    """Which figure is the plain recommended one of the measure: of everybody, split by nothing."""
    for place, each in enumerate(document["figures"]):
        plain = each["measure"] == measure and not any(each[name] for name in _APART)
        if plain and each["standing"] == Standing.RECOMMENDED:
            return place
    return None


def figure_values(document: Mapping[str, Any], measure: str) -> dict[str, Any]:
    """The numbers of the plain figure of the measure, by column."""
    where = figure_of(document, measure)
    held = document["figures"][where] if where is not None else dict.fromkeys(NUMBERS)
    return {f"{measure}_{name}": held[name] for name in NUMBERS}


def set_figure(document: dict[str, Any], measure: str, numbers: Numbers) -> None:
    """Put low, best and high into the plain figure of the measure; no number takes it away.

    Raises `NotHere` for a figure that three columns do not say whole, and for numbers out of order.
    """
    where = figure_of(document, measure)
    figures = list(document["figures"])
    held = figures[where] if where is not None else slim_object({"measure": measure}, FIGURE)
    if held["as_reported"] or held["scope"] != Scope.WHOLE:
        raise NotHere(f"its {measure} are a part, or kept as reported: edit them in its form")
    changed = [_changed(held, measure, numbers)] if any_number(numbers) else []
    after = len(figures) if where is None else where + 1
    figures[after if where is None else where : after] = changed
    document["figures"] = figures


def any_number(numbers: Numbers) -> bool:
    """Whether one of them is known."""
    return any(each is not None for each in numbers.values())


def _changed(held: Mapping[str, Any], measure: str, numbers: Numbers) -> dict[str, Any]:
    known = [number for name in NUMBERS if (number := numbers[name]) is not None]
    if known != sorted(known):
        told = ", ".join("–" if numbers[name] is None else str(numbers[name]) for name in NUMBERS)
        raise NotHere(
            f"{measure} {told}: low, best and high rise; an exact number stands in all three"
        )
    how = quantifier(held["quantifier"], numbers)
    words = "" if held["quantifier"] == Quantifier.WORDS else held["words"]
    exact = dict.fromkeys(NUMBERS, known[0]) if how == Quantifier.EXACT else {}
    return {**held, **numbers, "quantifier": how, "words": words, **exact}


def quantifier(former: str, numbers: Numbers) -> str:
    """How such numbers are meant: as before where they still fit that, else the plainest reading.

    Best alone is exact unless it was *about* before; low alone is *at least*, high *at most*.
    """
    low, best, high = (numbers[name] for name in NUMBERS)
    same = {low, best, high} - {None}
    if best is None and high is None:
        return former if former in _LOW_ONLY else Quantifier.AT_LEAST
    if best is None and low is None:
        return former if former in _HIGH_ONLY else Quantifier.AT_MOST
    if former == Quantifier.ABOUT and low is None and high is None:
        return former
    if len(same) == 1:
        return Quantifier.EXACT
    return Quantifier.RANGE if low is not None and high is not None else Quantifier.ABOUT
