"""The sections of a timeline as stretches of days, for programs that draw them behind entries."""

from collections.abc import Iterator
from datetime import date

from timeline.desk import Section
from timeline.programs.alone import Alone
from timeline.programs.stretch import stretch


class Eras:
    """The days of each section that has any: as the desk gave them, an open end as told below.

    An end that the desk left open lies where the entries told so far begin or end.
    """

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._days: dict[int, tuple[date, date]] = {}

    def add(self, told: Alone) -> None:
        """Take the days of an entry into account."""
        number = told.entry.section
        if number is None:
            return
        days = stretch(told.document)
        first, last = self._days.get(number, (days.first, days.last))
        self._days[number] = min(first, days.first), max(last, days.last)

    def __iter__(self) -> Iterator[tuple[int, Section, date, date]]:
        """Number, section, first and last day; one without an end and without entries has none."""
        for number, section in enumerate(self._sections):
            first, last = self._days.get(number, (section.start, section.end))
            first, last = section.start or first, section.end or last
            if section.is_dated and first and last:
                yield number, section, first, last
