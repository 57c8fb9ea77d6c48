"""Periods, and whether an uncertain date possibly or certainly falls into one."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Bounds(Protocol):
    """What the comparison reads: an `EdtfDate`, or a row that holds its derived columns."""

    @property
    def earliest(self) -> date | None:
        """First possible day, None if open."""

    @property
    def latest(self) -> date | None:
        """Last possible day, None if open."""

    @property
    def certain_from(self) -> date | None:
        """First certain day, None if no day is."""

    @property
    def certain_to(self) -> date | None:
        """Last certain day, None if no day is."""

    @property
    def start_qualifier(self) -> str:
        """Doubt about the start, "" if there is none."""

    @property
    def end_qualifier(self) -> str:
        """Doubt about the end, "" if there is none."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both included; None is an open end."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if not _in_order(self.start, self.end):
            raise ValueError(f"period from {self.start} to {self.end} is reversed: swap its ends")

    def meets(self, first: date | None, last: date | None) -> bool:
        """Whether a day is in both stretches."""
        return _in_order(first, self.end) and _in_order(self.start, last)

    def contains(self, first: date | None, last: date | None) -> bool:
        """Whether no day of the stretch is outside; an open end is outside of a closed period."""
        return (self.start is None or (first is not None and self.start <= first)) and (
            self.end is None or (last is not None and last <= self.end)
        )


def possibly(when: Bounds, period: Period) -> bool:
    """Whether it may have been so on some day of the period."""
    return period.meets(when.earliest, when.latest)


def certainly(when: Bounds, period: Period) -> bool:
    """Whether it was so on some day of the period, wherever between the bounds the truth lies."""
    qualified = when.start_qualifier or when.end_qualifier
    if not qualified and period.contains(when.earliest, when.latest):
        return True
    return when.certain_from is not None and period.meets(when.certain_from, when.certain_to)


def _in_order(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last
