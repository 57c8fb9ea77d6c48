"""The figures of many incidents, each in a few words for a line of a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from incidents.codes import Measure, Quantifier, Standing
from incidents.figures.account import entry
from incidents.models import Figure
from incidents.publishing.totals import Count, counts

OTHERS = 2
_PEOPLE = (Measure.KILLED, Measure.WOUNDED)


def in_short(figures: Mapping[int, Iterable[Figure]]) -> dict[int, str]:
    """By incident: the totals killed and wounded as readers will see them, then a few others."""
    kept = {key: [each for each in rows if _used(each)] for key, rows in figures.items()}
    kept = {key: rows for key, rows in kept.items() if rows}
    if not kept:
        return {}
    said: dict[int, list[str]] = {key: [] for key in kept}
    for count in counts({key: [entry(each) for each in rows] for key, rows in kept.items()}):
        if count.kind == "total":
            said[count.document].append(f"{_span(count)} {Measure(count.measure).label.lower()}")
    return {key: ", ".join([*said[key], *_others(rows)]) for key, rows in kept.items()}


def _used(figure: Figure) -> bool:
    return figure.standing == Standing.RECOMMENDED


def _others(rows: list[Figure]) -> list[str]:
    others = [each for each in rows if each.measure not in _PEOPLE or _told(each)]
    words = [_one(each) for each in others[:OTHERS]]
    return [*words, f"{len(others) - OTHERS} more"] if len(others) > OTHERS else words


def _told(figure: Figure) -> bool:
    return figure.quantifier == Quantifier.WORDS


def _one(figure: Figure) -> str:
    number = figure.words if _told(figure) else _span(figure)
    what = figure.get_item_display().lower() if figure.item else figure.item_words
    measure = figure.get_measure_display().lower()
    return " ".join(filter(None, [number, what, measure]))


def _span(numbers: Count | Any) -> str:
    """Low, best and high as few signs: 12, 5–20, 31+, up to 5."""
    low = numbers.best if numbers.low is None else numbers.low
    high = numbers.best if numbers.high is None else numbers.high
    if low == high:
        return f"{low:,}" if low is not None else "?"
    if high is None:
        return f"{low:,}+"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"
