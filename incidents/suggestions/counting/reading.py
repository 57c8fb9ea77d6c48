"""Reading all numbers of a report: each with its unit and measure, those listed sharing one."""

from collections.abc import Iterable
from itertools import pairwise

from incidents.suggestions.counting.mentions import Mention, mentions_in
from incidents.suggestions.counting.sentences import Sentences
from incidents.suggestions.counting.telling import told
from incidents.suggestions.counting.vocabulary import JOINS
from incidents.suggestions.report import Report

MOST_JOINS = 4


def numbers_of(report: Report) -> list[Mention]:
    """Every number that counts something, with its measure where that is told."""
    sentences = Sentences(report)
    found = list(mentions_in(sentences))
    following = [*(mention.numeral.first for mention in found[1:]), len(report.words)]
    for mention, first in zip(found, following, strict=False):
        mention.measure = told(sentences, mention.numeral, mention.unit, (mention.last, first))
    pairs = list(pairwise(found))
    _share(sentences, pairs)
    _share(sentences, ((after, before) for before, after in reversed(pairs)))
    return found


def _share(sentences: Sentences, pairs: Iterable[tuple[Mention, Mention]]) -> None:
    """Numbers joined by “and” or a comma share what is told of one of them."""
    for one, other in pairs:
        wanting = one.measure and not other.measure and not one.unit.usual
        if (
            wanting
            and one.unit.is_people == other.unit.is_people
            and _joined(sentences, one, other)
        ):
            other.measure = one.measure


def _joined(sentences: Sentences, one: Mention, other: Mention) -> bool:
    before, after = sorted((one, other), key=lambda each: each.numeral.first)
    between = sentences.keys(before.last, after.numeral.first)
    together = sentences.same(before.last - 1, after.numeral.first)
    return together and len(between) <= MOST_JOINS and JOINS.issuperset(between)
