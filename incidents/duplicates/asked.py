"""What is known of an incident while it is typed."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

DAYS_AROUND = 3
WIDEST_DAYS = 31
"""A wider span says too little by itself: it counts only together with a place."""
WIDEST_DAYS_WITH_PLACE = 9
"""From here on a place finds the fewer incidents, and is looked by first."""
MOST_THERE, MOST_THERE_DATED = 2_000, 10_000
LONGEST_WORDS = 300


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One typed location: a place by its number, own coordinates in decimal degrees, or both."""

    place: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was typed so far; whatever is not known yet is left out.

    ``leave_out`` is the incident itself once it is stored, ``not_these`` are incidents judged to be
    others before it is. ``figures`` are what is counted and how many: ``killed 5``.
    """

    earliest: date | None = None
    latest: date | None = None
    type: int | None = None
    spots: tuple[Spot, ...] = ()
    words: str = ""
    actors: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()
    leave_out: int | None = None
    not_these: tuple[int, ...] = field(default=())

    @property
    def by_days(self) -> bool:
        """Whether the days alone are narrow enough to look by."""
        if self.earliest is None or self.latest is None:
            return False
        widest = WIDEST_DAYS_WITH_PLACE if self.spots else WIDEST_DAYS
        return (self.latest - self.earliest).days <= widest

    def parameters(self) -> dict[str, Any]:
        """The same for the statement."""
        places = [spot.place for spot in self.spots]
        return {
            "by_days": self.by_days,
            "earliest": self.earliest,
            "latest": self.latest,
            "most": MOST_THERE_DATED if self.earliest or self.latest else MOST_THERE,
            "from": moved(self.earliest, -DAYS_AROUND),
            "to": moved(self.latest, DAYS_AROUND),
            "type": self.type,
            "places": places,
            "latitudes": [spot.latitude for spot in self.spots],
            "longitudes": [spot.longitude for spot in self.spots],
            "words": " ".join(self.words.replace("\0", " ").split())[:LONGEST_WORDS],
            "leave_out": self.leave_out,
            "not_these": list(self.not_these),
        }


def moved(day: date | None, days: int) -> date | None:
    """The day so many days later, or the last one there is."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
