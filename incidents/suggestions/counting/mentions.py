"""Finding each number with the noun that it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.suggestions.counting.numerals import Numeral, numeral_at
from incidents.suggestions.counting.sentences import Sentences
from incidents.suggestions.counting.telling import (
    PEOPLE,
    THINGS,
    told_after,
    told_before,
    told_of_bare,
)
from incidents.suggestions.counting.vocabulary import (
    BARE_BEFORE,
    BEING,
    OTHERS,
    PLURALS,
    STOPS,
    UNITS,
    WHOSE,
    Unit,
)

MOST_BETWEEN = 4


@dataclass
class Mention:
    """A number and its unit, up to word ``last``; ``measure`` is empty until words tell it."""

    numeral: Numeral
    unit: Unit
    last: int
    measure: str = ""


def mentions_in(sentences: Sentences) -> Iterator[Mention]:
    """Every number that counts something, from left to right."""
    at = 0
    while at < len(sentences.words):
        numeral = numeral_at(sentences.words, at)
        mention = _counted(sentences, numeral) if numeral else None
        if mention:
            yield mention
        at = mention.last if mention else at + 1


def _counted(sentences: Sentences, numeral: Numeral) -> Mention | None:
    if _is_year(sentences, numeral):
        return None
    if mention := _part_of(sentences, numeral) or _with_unit(sentences, numeral):
        return mention
    if numeral.article:
        return None
    return _with_unknown_noun(sentences, numeral) or _bare(sentences, numeral)


def _is_year(sentences: Sentences, numeral: Numeral) -> bool:
    raw = sentences.words[numeral.first].raw
    return len(raw) == 4 and raw.isdecimal() and 1900 <= int(raw) <= 2100


def _part_of(sentences: Sentences, numeral: Numeral) -> Mention | None:
    """“17 of 24 drones”: the first number counts the noun of the second."""
    at = numeral.last
    if sentences.keys(at, at + 1) != ["of"] or not sentences.adjoin(at + 1):
        return None
    whole = numeral_at(sentences.words, at + 1)
    counted = _with_unit(sentences, whole) if whole and not whole.article else None
    return Mention(numeral, counted.unit, at) if counted else None


def _with_unit(sentences: Sentences, numeral: Numeral) -> Mention | None:
    """The next noun that is a unit, over a few words that may stand before it."""
    first = numeral.last + _age(sentences, numeral.last)
    for at in range(first, min(first + MOST_BETWEEN, len(sentences.words))):
        if not sentences.adjoin(at):
            return None
        for size in (2, 1):
            keys = sentences.keys(at, at + size)
            unit = UNITS.get(" ".join(keys))
            whole = size == 1 or sentences.adjoin(at + 1)
            if unit and whole and _agree(numeral, keys[-1]) and not _goes_on(sentences, at):
                return Mention(numeral, unit, at + size)
        key = sentences.words[at].key
        if key in STOPS and not (key in WHOSE and sentences.words[at - 1].key == "of"):
            return None
    return None


def _age(sentences: Sentences, at: int) -> int:
    """How many words of “62-year-old” stand there."""
    age, *rest = [*sentences.keys(at, at + 3), "", "", ""][:3]
    return 3 if age.isdecimal() and rest == ["year", "old"] else 0


def _agree(numeral: Numeral, noun: str) -> bool:
    """“31 rocket” is no count: there the noun goes on."""
    single = numeral.article or numeral.amount.best == 1
    return single or noun.endswith(PLURALS)


def _goes_on(sentences: Sentences, at: int) -> bool:
    """Whether the noun belongs to an event: “one rocket attack”."""
    event = UNITS.get(" ".join(sentences.keys(at, at + 2)) + "s")
    return event is not None and event.event


def _with_unknown_noun(sentences: Sentences, numeral: Numeral) -> Mention | None:
    """Any other plural is people where a verb beside it says what only people suffer."""
    at = numeral.last
    if not sentences.adjoin(at) or sentences.words[at].is_upper:
        return None
    noun = sentences.words[at].key
    if not noun.endswith("s") or noun in STOPS | BEING or len(noun) < 4:
        return None
    if told_before(sentences, numeral.first, PEOPLE) or told_after(sentences, at + 1, None, PEOPLE):
        return Mention(numeral, PEOPLE, at + 1)
    return None


def _bare(sentences: Sentences, numeral: Numeral) -> Mention | None:
    """A number without a noun: “wounded four”, “12 dead”, “intercepted two of them”."""
    following = sentences.keys(numeral.last, numeral.last + 1)
    open_ended = not sentences.adjoin(numeral.last) or BARE_BEFORE.issuperset(following)
    if told_of_bare(sentences, numeral) or (
        open_ended and told_before(sentences, numeral.first, PEOPLE)
    ):
        last = numeral.last + (following in OTHERS)
        return Mention(numeral, PEOPLE, last)
    if open_ended and told_before(sentences, numeral.first, THINGS):
        return Mention(numeral, THINGS, numeral.last)
    return None
