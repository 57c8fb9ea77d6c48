"""What the words around a number say became of what it counts."""

from incidents.codes import Measure
from incidents.suggestions.counting.numerals import Numeral
from incidents.suggestions.counting.sentences import Sentences
from incidents.suggestions.counting.vocabulary import (
    BEING,
    BY_THE_WAY,
    NEVER_BEFORE,
    NEW_CLAUSE,
    OTHERS,
    OUTRIGHT,
    SENT,
    SUFFERED,
    VERBS,
    VERBS_OF_THINGS,
    Unit,
)

PEOPLE, THINGS = Unit(), Unit(item=" ")
BEFORE, AFTER, AROUND, TOLL = 3, 8, 12, 6


def told(sentences: Sentences, numeral: Numeral, unit: Unit, span: tuple[int, int]) -> str:
    """The measure, or nothing; ``span`` is where the noun ends and the next number begins."""
    return (
        told_before(sentences, numeral.first, unit)
        or told_after(sentences, *span, unit)
        or _toll(sentences, numeral, unit)
        or unit.usual
        or _ordered(sentences, numeral, span[0], unit)
    )


def _measure(key: str, unit: Unit) -> str:
    """What a verb says of such a unit: people are killed, things destroyed, forces sent."""
    if unit.event:
        return ""
    measure = (VERBS if unit.is_people else VERBS_OF_THINGS).get(key, "")
    if key == "down" and unit.usual == Measure.MUNITIONS:  # shot down
        return Measure.INTERCEPTED
    return "" if measure == Measure.PERSONNEL and unit.status not in SENT else measure


def told_before(sentences: Sentences, first: int, unit: Unit) -> str:
    """“killed four”, “wounding another six”, “the release of 70”."""
    for at in range(first - 1, max(first - 1 - BEFORE, -1), -1):
        word = sentences.words[at]
        if not sentences.same(at, first) or word.key in NEVER_BEFORE:
            return ""
        if measure := _measure(word.key, unit):
            return "" if word.raw == "March" else measure
        if word.key not in BY_THE_WAY:
            return ""
    return ""


def told_after(sentences: Sentences, last: int, following: int | None, unit: Unit) -> str:
    """“four were wounded”, “12 people died”; not “six soldiers killed two”."""
    being = False
    end = min(last + AFTER, len(sentences.words) if following is None else following)
    for at in range(last, end):
        key = sentences.words[at].key
        if not sentences.same(last - 1, at) or (key in NEW_CLAUSE and not being):
            return ""
        if measure := _measure(key, unit):
            return measure if being or key in OUTRIGHT or not _has_object(sentences, at) else ""
        being = being or key in BEING
    return ""


def _has_object(sentences: Sentences, verb: int) -> bool:
    """Whether somebody or something follows that the verb was done to."""
    after = sentences.keys(verb + 1, verb + 2)
    ended = not after or not sentences.adjoin(verb + 1)
    return not (
        ended or after[0] in NEW_CLAUSE or after[0] in ("in", "by", "on", "at", "near", "when")
    )


def told_of_bare(sentences: Sentences, numeral: Numeral) -> bool:
    """“12 dead”, “five others were injured”, “the death toll rose to 12”."""
    if _toll(sentences, numeral, PEOPLE):
        return True
    keys = sentences.keys(numeral.last, numeral.last + 4)
    if not keys or not sentences.same(numeral.first, numeral.last):
        return False
    if keys[:1] in OTHERS:
        keys = keys[1:]
    suffered = keys[:1] != [] and keys[0] in BEING and any(key in VERBS for key in keys[1:])
    if not keys or not sentences.adjoin(numeral.last):
        return suffered
    at_once = keys[0] in SUFFERED and not _has_object(sentences, numeral.last)
    return suffered or at_once or keys[0] in OUTRIGHT


def _toll(sentences: Sentences, numeral: Numeral, unit: Unit) -> str:
    first = max(numeral.first - TOLL, 0)
    words = enumerate(sentences.keys(first, numeral.first), first)
    toll = any(key == "toll" and sentences.same(at, numeral.first) for at, key in words)
    return Measure.KILLED if toll and unit.is_people else ""


def _ordered(sentences: Sentences, numeral: Numeral, last: int, unit: Unit) -> str:
    """Soldiers are counted as sent or moved where words before or after say so."""
    first = max(numeral.first - AROUND, 0)
    words = enumerate(sentences.keys(first, last + AFTER), first)
    sent = any(
        VERBS.get(key) == Measure.PERSONNEL and sentences.same(at, numeral.first)
        for at, key in words
    )
    return Measure.PERSONNEL if sent and unit.status in SENT else ""
