"""What a date text implies: its bounds, what is certain, how precise and how doubtful it is."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Form(StrEnum):
    """How the days between the bounds are meant."""

    SINGLE = "single"
    INTERVAL = "interval"
    ONE_OF = "one-of"


class Precision(StrEnum):
    """How many days there are from bound to bound; a time of day makes a `day` finer elsewhere."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"
    OPEN = "open"

    @classmethod
    def between(cls, earliest: date | None, latest: date | None) -> "Precision":
        """Class the span as UCDP does: 1 day, 2-6, 7, 8-31, 32-366, more, or an open end."""
        if earliest is None or latest is None:
            return cls.OPEN
        days = (latest - earliest).days + 1
        return next((name for most, name in _MOST_DAYS if days <= most), cls.LONGER)


_MOST_DAYS = (
    (1, Precision.DAY),
    (6, Precision.DAYS),
    (7, Precision.WEEK),
    (31, Precision.MONTH),
    (366, Precision.YEAR),
)


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written and all that follows from it; make one with `parse`.

    `earliest` and `latest` are its first and last possible day, None where an interval is open.
    `certain_from` and `certain_to` are the stretch on which it was surely so: both or neither,
    inside the bounds. Of an open interval one day by its known end is certain and no more.
    Qualifiers are "" or one of ~ (approximate), ? (uncertain), % (both); that of a lone date
    stands for both ends.
    """

    text: str
    form: Form
    earliest: date | None
    latest: date | None
    certain_from: date | None
    certain_to: date | None
    precision: Precision
    start_qualifier: str
    end_qualifier: str

    def __str__(self) -> str:
        return self.text

    @property
    def qualified(self) -> bool:
        """Whether either end is approximate or uncertain, so that its bounds prove nothing."""
        return bool(self.start_qualifier or self.end_qualifier)

    def without_certainty(self) -> "EdtfDate":
        """Return the date as of an aggregate: its events lie between, on no day for certain."""
        return replace(self, certain_from=None, certain_to=None)
