"""One date among those a phrase names: the days it may stand for, and how it was put."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

QUALIFIERS = {frozenset("~"): "~", frozenset("?"): "?", frozenset("~?"): "%", frozenset(): ""}


@dataclass(frozen=True, slots=True)
class Point:
    """EDTF texts without X or qualifier: the first and last date, and one that holds both.

    `wide` is what stands at an end of an interval, where `[a..b]` cannot: for "late 2019", from
    2019-09 to 2019-12, it is 2019. `clings` is "year" or "week" when which one was not said.
    """

    first: str
    last: str
    wide: str
    qualifier: str = ""
    clings: str = ""
    lasted: bool = False

    @classmethod
    def at(cls, text: str, clings: str = "") -> Self:
        """A date that is one EDTF date."""
        return cls(text, text, text, clings=clings)

    @classmethod
    def on(cls, day: date, clings: str = "") -> Self:
        """One day."""
        return cls.at(day.isoformat(), clings)

    @property
    def text(self) -> str:
        """The EDTF text of this date by itself."""
        if self.lasted:
            return f"{self.first}/{self.last}"
        if self.first == self.last or self.qualifier:
            return self.wide + self.qualifier
        return f"[{self.first}..{self.last}]"

    @property
    def end(self) -> str:
        """The EDTF text of this date as an end of an interval."""
        return self.wide + self.qualifier


def month_text(year: int, month: int) -> str:
    """`YYYY-MM`."""
    return f"{year:04}-{month:02}"


def third_of_month(year: int, month: int, third: int) -> Point:
    """Early is to the 10th, mid to the 20th, late to the end."""
    name = month_text(year, month)
    first = (1, 11, 21)[third]
    last = (10, 20, monthrange(year, month)[1])[third]
    return Point(f"{name}-{first:02}", f"{name}-{last:02}", name)


def third_of_year(year: int, third: int) -> Point:
    """Early is to April, mid to August, late to December."""
    return Point(month_text(year, third * 4 + 1), month_text(year, third * 4 + 4), f"{year:04}")


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last one there is."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday_of(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(day.weekday())
