"""What is typed as a number: digits, “31+”, “at least 31”, “30-40”, “four”, “several thousand”."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from incidents.codes import Quantifier

NUMBERS = ("low", "best", "high")
LONGEST_WORDS = 100
_SPELLED = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
]
_SMALL = {word: number for number, word in enumerate(_SPELLED)} | {"no": 0, "none": 0, "nobody": 0}
_DIGITS = r"\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+"
_ABOUT = "(?:about|around|roughly|approximately|some|circa|nearly|almost)"
_NUMBER = rf"({_DIGITS}|{'|'.join(_SMALL)})"


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A number as a source puts it; what it does not tell is None, words are empty."""

    quantifier: Quantifier
    low: int | None = None
    best: int | None = None
    high: int | None = None
    words: str = ""


def _exact(n: int) -> Amount:
    return Amount(quantifier=Quantifier.EXACT, low=n, best=n, high=n)


def _about(n: int) -> Amount:
    return Amount(quantifier=Quantifier.ABOUT, best=n)


def _at_least(n: int) -> Amount:
    return Amount(quantifier=Quantifier.AT_LEAST, low=n)


def _more_than(n: int) -> Amount:
    return Amount(quantifier=Quantifier.MORE_THAN, low=n + 1)


def _at_most(n: int) -> Amount:
    return Amount(quantifier=Quantifier.AT_MOST, high=n)


def _fewer_than(n: int) -> Amount:
    return Amount(quantifier=Quantifier.FEWER_THAN, high=max(n - 1, 0))


def _range(a: int, b: int) -> Amount:
    return Amount(quantifier=Quantifier.RANGE, low=a, high=b)


_FORMS: list[tuple[str, Callable[..., Amount]]] = [
    (rf"(?:exactly )?{_NUMBER}", _exact),
    (
        rf"(?:(?:about|around|roughly|approximately|some|circa|nearly|almost) |c\. ?|~ ?){_NUMBER}",
        _about,
    ),
    (rf"(?:at least |no fewer than |no less than |≥ ?|>= ?){_NUMBER}", _at_least),
    (rf"{_NUMBER}(?: or more| ?\+)", _at_least),
    (rf"(?:more than |over |above |> ?){_NUMBER}", _more_than),
    (rf"(?:at most |up to |no more than |≤ ?|<= ?){_NUMBER}", _at_most),
    (rf"{_NUMBER} or (?:fewer|less)", _at_most),
    (rf"(?:fewer than |less than |under |below |< ?){_NUMBER}", _fewer_than),
    (rf"(?:between |from )?{_NUMBER} ?(?:-|–|to|and) ?{_NUMBER}", _range),
]
_READERS = [(re.compile(pattern), make) for pattern, make in _FORMS]


def read(text: str) -> Amount | None:
    """The amount that a text of up to 100 letters puts, words if it has no number; else None."""
    if len(text) > LONGEST_WORDS:
        return None
    plain = " ".join(text.split())
    for pattern, make in _READERS:
        if found := pattern.fullmatch(plain.casefold()):
            return make(*map(_number, found.groups()))
    if any(letter.isdigit() for letter in plain) or not any(map(str.isalpha, plain)):
        return None
    return Amount(quantifier=Quantifier.WORDS, words=plain)


def _number(text: str) -> int:
    return _SMALL[text] if text in _SMALL else int(re.sub(r"\D", "", text))


def settle(values: dict[str, Any]) -> dict[str, Any]:
    """What changes in a row: a phrase moves to where it belongs, a single number fills its fields.

    ``values`` are the row's fields; ``low``, ``best`` and ``high`` may be an ``Amount``.
    """
    phrase = next((values[name] for name in NUMBERS if isinstance(values.get(name), Amount)), None)
    if phrase is not None:
        typed = {name: values.get(name) for name in NUMBERS}
        kept = {name: each for name, each in typed.items() if not isinstance(each, Amount)}
        given = {name: each for name, each in asdict(phrase).items() if each not in (None, "")}
        return {**dict.fromkeys(NUMBERS), **kept, **given}
    if values.get("as_reported"):
        return {}
    return _completed(values)


def _completed(values: dict[str, Any]) -> dict[str, Any]:
    typed = {name: values[name] for name in NUMBERS if values.get(name) is not None}
    if len(set(typed.values())) != 1:
        return {}
    number = next(iter(typed.values()))
    quantifier = values.get("quantifier")
    if quantifier == Quantifier.EXACT:
        return dict.fromkeys(NUMBERS, number)
    if quantifier == Quantifier.ABOUT and "best" not in typed and len(typed) == 1:
        return {"low": None, "best": number, "high": None}
    makers = {
        Quantifier.AT_LEAST: _at_least,
        Quantifier.MORE_THAN: _more_than,
        Quantifier.AT_MOST: _at_most,
        Quantifier.FEWER_THAN: _fewer_than,
    }
    if list(typed) == ["best"] and quantifier in makers:
        made = makers[Quantifier(quantifier)](number)
        return {"low": made.low, "best": None, "high": made.high}
    return {}


def in_words(values: dict[str, Any]) -> str:
    """How the number is put: “more than 29”; empty where the numbers speak for themselves."""
    low, high = values.get("low"), values.get("high")
    match values.get("quantifier"):
        case Quantifier.MORE_THAN if low is not None:
            return f"more than {low - 1:,}"
        case Quantifier.FEWER_THAN if high is not None:
            return f"fewer than {high + 1:,}"
    return ""
