"""Reading a number where it stands in the text, with the words that say how exact it is."""

from collections.abc import Sequence
from typing import NamedTuple

from incidents.codes import Quantifier
from incidents.figures.amounts import Amount, read
from incidents.suggestions.words import Word

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {"dozens", "scores", "hundreds", "thousands", "several", "tens", "few", "handful"}
BEFORE: dict[tuple[str, ...], str] = {
    ("at", "least"): "at least",
    ("more", "than"): "more than",
    ("no", "fewer", "than"): "at least",
    ("no", "less", "than"): "at least",
    ("no", "more", "than"): "at most",
    ("as", "many", "as"): "up to",
    ("up", "to"): "up to",
    ("at", "most"): "at most",
    ("fewer", "than"): "fewer than",
    ("less", "than"): "fewer than",
    ("an", "estimated"): "about",
    **{(word,): word for word in ("over", "about", "around", "some", "nearly", "almost")},
    **{(word,): word for word in ("roughly", "approximately", "under", "above")},
}
ONE = {"a", "an"}
MORE = {"additional", "extra", "further", "total"}
"""After an article, the number comes only then."""
MOST, MOST_WORDS = 10**12, 10
BEFORE_FIRST = frozenset(words[0] for words in BEFORE)
FIRST = frozenset({*SMALL, *VAGUE, *ONE, "dozen", "between", *BEFORE_FIRST})
"""What a number begins with, if not with a digit."""


class Numeral(NamedTuple):
    """Words ``first`` up to ``last`` put an amount; an article is a weak one."""

    first: int
    last: int
    amount: Amount
    article: bool = False


def numeral_at(words: Sequence[Word], at: int) -> Numeral | None:
    """The number that begins with this word, “more than” and the like included."""
    if words[at].key in FIRST or words[at].raw[0].isdecimal():
        return _quantified(words, at) or _numeral_at(words, at)
    return None


def _quantified(words: Sequence[Word], at: int) -> Numeral | None:
    for size in (3, 2, 1) if words[at].key in BEFORE_FIRST else ():
        before = BEFORE.get(tuple(word.key for word in words[at : at + size]))
        if before and (number := _plain(words, at + size)):
            last, amount = number
            return Numeral(at, last, _put(before, amount))
    return None


def _numeral_at(words: Sequence[Word], at: int) -> Numeral | None:
    if words[at].key == "between" and (pair := _pair(words, at + 1, ("and",))):
        return Numeral(at, *pair)
    if pair := _pair(words, at, ("to",)):
        return Numeral(at, *pair)
    if number := _plain(words, at):
        return Numeral(at, *_or_more(words, *number))
    if words[at].key in ONE and _key(words, at + 1) not in MORE:
        return Numeral(at, at + 1, _exact(1), article=True)
    return None


def _pair(words: Sequence[Word], at: int, joins: tuple[str, ...]) -> tuple[int, Amount] | None:
    low = _plain(words, at)
    if low is None or low[1].best is None or low[0] >= len(words) or words[low[0]].key not in joins:
        return None
    high = _plain(words, low[0] + 1)
    if high is None or high[1].best is None or high[1].best <= low[1].best:
        return None
    return high[0], Amount(quantifier=Quantifier.RANGE, low=low[1].best, high=high[1].best)


def _or_more(words: Sequence[Word], last: int, amount: Amount) -> tuple[int, Amount]:
    if [word.key for word in words[last : last + 2]] == ["or", "more"]:
        return last + 2, _put("at least", amount)
    return last, amount


def _put(before: str, amount: Amount) -> Amount:
    """The amount as “more than” makes it; words stay words, and keep what stood before them."""
    if amount.best is None:
        kept = "" if before == "some" else f"{before} "
        return Amount(quantifier=Quantifier.WORDS, words=f"{kept}{amount.words}")
    return read(f"{before} {amount.best}") or amount


def _exact(number: int) -> Amount:
    return Amount(quantifier=Quantifier.EXACT, low=number, best=number, high=number)


def _plain(words: Sequence[Word], at: int) -> tuple[int, Amount] | None:
    """A number in digits or words without anything before it, and where it ends."""
    if at >= len(words):
        return None
    if (vague := _vague(words, at)) > at:
        said = " ".join(word.key for word in words[at:vague])
        return vague, Amount(quantifier=Quantifier.WORDS, words=said)
    if number := _digits(words[at]):
        last, factor = _factor(words, at + 1)
        whole = round(number * factor)
        return (last, _exact(whole)) if 0 < whole < MOST else None
    last, value = _spelled(words, at)
    return (last, _exact(value)) if last > at else None


def _digits(word: Word) -> float:
    plain = word.raw.replace(",", "").replace("\u00a0", "")
    return float(plain) if plain.replace(".", "", 1).isdecimal() and len(plain) < 13 else 0


def _factor(words: Sequence[Word], at: int) -> tuple[int, int]:
    if at < len(words) and words[at].key in LARGE:
        return at + 1, LARGE[words[at].key]
    return at, 1


def _vague(words: Sequence[Word], at: int) -> int:
    """Where “several thousand”, “tens of thousands”, “a few dozen” or “dozens of” ends."""
    start = at + 1 if words[at].key in ONE and _key(words, at + 1) in ("few", "handful") else at
    if _key(words, start) not in VAGUE or (start == at and _key(words, at) == "few"):
        return at
    last = start + 1
    if _key(words, last) == "of" and _key(words, last + 1) in VAGUE:
        last += 2
    return last + 1 if _key(words, last) in LARGE else last


def _key(words: Sequence[Word], at: int) -> str:
    return words[at].key if at < len(words) else ""


def _spelled(words: Sequence[Word], at: int) -> tuple[int, int]:
    """“twenty-five”, “one hundred and twenty”, “two thousand”, “a dozen”."""
    total, current, here = 0, 0, at
    while here < min(at + MOST_WORDS, len(words)):
        key = words[here].key
        if key in SMALL and (current % 100 == 0 or (current % 10 == 0 and SMALL[key] < 10)):
            current += SMALL[key]
        elif key in LARGE and (here > at or key == "dozen"):
            current = max(current, 1) * LARGE[key]
            total, current = (
                (total + current, 0) if key in ("thousand", "million") else (total, current)
            )
        elif key in ONE and here == at and _key(words, at + 1) in LARGE:
            current = 1
        elif not (
            key == "and"
            and here > at
            and _key(words, here - 1) in LARGE
            and _key(words, here + 1) in SMALL
        ):
            break
        here += 1
    return here, total + current
