"""What a page says of the figures of an incident: at each row, and as totals for readers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from incidents.codes import Measure
from incidents.figures.contradictions import (
    Event,
    counted,
    events_that_differ,
    held,
    larger_parts,
    sums_that_differ,
)
from incidents.models import Figure
from incidents.publishing.totals import Count, counts

PUBLISHED = 0
"""The document whose totals readers will see; the others hold one thing counted each."""
COUNTED_BY = [
    *("measure", "scope", "low", "best", "high", "status", "age_sex", "nationality", "side"),
    *("standing", "stance", "quantifier"),
]
SPLIT_BY = ("", "status", "age and sex", "nationality", "side", "actor")


@dataclass(frozen=True)
class Total:
    """A total as it will be published; ``made_of`` says what the counting rule took."""

    label: str
    low: int | None
    best: int | None
    high: int | None
    made_of: str

    def __str__(self) -> str:
        return f"{self.label}: {self.numbers} ({self.made_of})"

    @property
    def numbers(self) -> str:
        """The three numbers, as few of them as say it."""
        if self.best is not None and self.low == self.best == self.high:
            return f"{self.best:,}"
        known = [("low", self.low), ("best", self.best), ("high", self.high)]
        said = [f"{name} {number:,}" for name, number in known if number is not None]
        return ", ".join(said) or "no number"


@dataclass(frozen=True)
class Account:
    """The totals, and by row what contradicts another."""

    totals: list[Total] = field(default_factory=list)
    warnings: dict[int, list[str]] = field(default_factory=dict)


def account(figures: Mapping[int, Figure], event: Event) -> Account:
    """Add up and compare the figures, by row; one statement, none without figures."""
    if not figures:
        return Account()
    groups = grouped({row: figure for row, figure in figures.items() if held(figure)})
    documents = {PUBLISHED: [entry(figure) for figure in figures.values()]}
    for number, rows in enumerate(groups, start=1):
        # The rule is written for people killed; other things add up in the same way.
        documents[number] = [entry(each) | {"measure": "killed"} for each in rows.values()]
    found = counts(documents)
    said = [*larger_parts(figures), *events_that_differ(figures, event)]
    for number, rows in enumerate(groups, start=1):
        said += sums_that_differ(rows, [count for count in found if count.document == number])
    warnings: dict[int, list[str]] = {}
    for row, words in said:
        warnings.setdefault(row, []).append(words)
    return Account(totals_in(found), warnings)


def grouped(figures: Mapping[int, Figure]) -> list[dict[int, Figure]]:
    """The rows that count the same thing, together."""
    groups: dict[tuple[str, ...], dict[int, Figure]] = {}
    for row, figure in figures.items():
        groups.setdefault(counted(figure), {})[row] = figure
    return list(groups.values())


def entry(figure: Figure) -> dict[str, Any]:
    """A figure as the counting rule reads it in a document."""
    return {name: getattr(figure, name) for name in COUNTED_BY} | {
        "actor": {"slug": str(figure.actor_id)} if figure.actor_id else None
    }


def totals_in(found: list[Count]) -> list[Total]:
    """The totals readers will see, in the order of the measures."""
    published = [count for count in found if count.document == PUBLISHED]
    wholes = {count.measure for count in published if count.kind == "whole"}
    parts = [count for count in published if count.kind == "parts"]
    return [
        Total(
            str(Measure(count.measure).label),
            count.low,
            count.best,
            count.high,
            "a whole" if count.measure in wholes else sum_of(count, parts),
        )
        for count in published
        if count.kind == "total"
    ]


def sum_of(total: Count, parts: list[Count]) -> str:
    """Which parts were added up: those along the first axis that gives the total."""
    numbers = (total.low, total.best, total.high)
    axis = next(
        (
            count.axis or 0
            for count in parts
            if count.measure == total.measure and (count.low, count.best, count.high) == numbers
        ),
        0,
    )
    return f"sum of parts by {SPLIT_BY[axis]}" if axis else "sum of parts"
