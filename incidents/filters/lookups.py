"""Filters by identifiers, and by the parts that an incident has or lacks."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from incidents.codes import Part
from incidents.filters.conditions import Condition, any_of, none_of
from incidents.filters.fields import Asked, Codes, Refusal, Vocabulary
from incidents.querysets import RecordIndexQuerySet

_REFERENCE = re.compile(r"([A-Z]+)-?([0-9]+)", re.ASCII)
_DIGITS = 6


class Reference(Vocabulary):
    """Incidents by their permanent number; one that was never published is refused."""

    def __init__(self, meaning: str, example: str) -> None:
        super().__init__("reference", meaning, example, normal=str.upper)

    def known_terms(self, value: list[Any]) -> set[str]:
        """None: references are looked up in the ledger itself."""
        return set()

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """The reference is one of them."""
        references = sorted({self.normal(one) for one in value})
        yield Condition(exact=Q(reference__in=references), most=len(references))

    def refusals(
        self, value: list[Any], known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """References of no published incident; INC-42 may have been meant for INC-000042."""
        meant = {one: self.normal(one) for one in value}
        padded = {one: written(reference) for one, reference in meant.items()}
        there = set(
            rows.filter(reference__in={*meant.values(), *padded.values()})
            .values_list("reference", flat=True)
            .distinct()
        )
        for one, reference in meant.items():
            if reference not in there:
                near = (padded[one],) if padded[one] in there else ()
                yield one, "", near


def written(reference: str) -> str:
    """A reference as references are written."""
    found = _REFERENCE.fullmatch(reference)
    return f"{found[1]}-{int(found[2]):0{_DIGITS}}" if found else reference


class LinkedTo(Reference):
    """Incidents that have a link to one of these, neither rejected nor denied."""

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """One of its links leads there."""
        yield Condition(tuple(f"linked_to:{self.normal(one)}" for one in value))


class OriginalId(Vocabulary):
    """Identifiers in the datasets incidents came from; `dataset` beside it binds to it."""

    def __init__(self, meaning: str, example: str) -> None:
        super().__init__("#original_id", meaning, example)

    def known_terms(self, value: list[Any]) -> set[str]:
        """None: these terms are not listed."""
        return set()

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """One record of one of the datasets, if any are given, has one of the identifiers."""
        if datasets := asked.get("dataset"):
            yield Condition(tuple(f"#origin:{each} {one}" for each in datasets for one in value))
        else:
            yield Condition(self.terms(value))

    def refusals(
        self, value: list[Any], known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """Identifiers that nothing published ever came from."""
        for one in value:
            if not rows.naming(*self.terms([one])).exists():
                yield one, "", ()


class Parts(Codes):
    """Incidents that have, or that lack, one of these parts."""

    def __init__(self, meaning: str, example: str, *, there: bool) -> None:
        super().__init__("", Part, meaning, example)
        self.there = there

    def known_terms(self, value: list[Any]) -> set[str]:
        """None: what is a part is a code list."""
        return set()

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """The index names whichever is the rarer, that it is there or that it is not."""
        yield any_of([self.one(Part(one))] for one in value)

    def one(self, part: Part) -> Condition:
        """Of one part."""
        told = Condition((part.term,))
        return told if part.rare == self.there else none_of([told])
