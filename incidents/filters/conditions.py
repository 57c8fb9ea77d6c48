"""What must hold of a row for it to be found, and by which index terms such rows are met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from django.db.models import F, Q, Value

from incidents.filters.written import Written


@dataclass(frozen=True)
class Condition:
    """Rows that have one of the terms, and of which what is `exact` holds; either may be absent.

    Terms alone are answered from the index. Beside something exact they are a wider net that it is
    looked for in, so that every row it holds for must have one of them. `most` is how many
    incidents it can hold for at all, where that is known without counting.
    """

    terms: tuple[str, ...] = ()
    exact: Q | None = None
    most: float = inf

    @property
    def q(self) -> Q:
        """The condition on a row of the ledger's index."""
        named = Q(terms__overlap=list(self.terms)) if self.terms else Q()
        return named if self.exact is None else named & self.exact

    def at_most(self, counts: Mapping[str, int]) -> float:
        """A bound on how many incidents it holds for, by the counts of the vocabulary."""
        return sum(counts.get(term, 0) for term in self.terms) if self.terms else self.most


def all_of(conditions: Iterable[Condition]) -> Q:
    """All of them hold."""
    together = Q()
    for condition in conditions:
        together &= condition.q
    return together


def none_of(conditions: Iterable[Condition]) -> Condition:
    """Not all of them hold."""
    return Condition(exact=~all_of(conditions))


def any_of(alternatives: Iterable[Sequence[Condition]]) -> Condition:
    """All conditions of one of the alternatives hold; terms alone stay terms alone."""
    each = [list(conditions) for conditions in alternatives]
    nets = [next((one.terms for one in conditions if one.terms), ()) for conditions in each]
    terms = tuple(sorted({term for net in nets for term in net})) if all(nets) else ()
    if terms and all(len(one) == 1 and one[0].exact is None for one in each):
        return Condition(terms)
    exact = Q()
    for conditions in each:
        exact |= all_of(conditions)
    return Condition(terms, exact)


def one_claim(needed: Sequence[Sequence[str]]) -> Q:
    """One claim of the incident has, of each list of words, at least one."""
    has = " AND ".join(["string_to_array(words, ' ') && {}::text[]"] * len(needed))
    written = f"EXISTS (SELECT FROM unnest({{}}) AS claim (words) WHERE {has})"
    return Q(Written(written, F("claims"), *(Value(list(words)) for words in needed)))
