"""What the form of an incident holds while it is typed, as a question for the nearest ones."""

import math
import re
from collections.abc import Iterator
from datetime import date

from django.http import QueryDict

from incidents.dates.typed import NotUnderstood, read
from incidents.duplicates import Asked, Spot

LARGEST = 2**63 - 1
MOST_SPOTS = 20
MOST_NUMBERS = 100
ACTING = re.compile(r"^participations-(\d{1,4})-actor$")
COUNTED = re.compile(r"^figures-(\d{1,4})-measure$")
PLACED = re.compile(r"^locations-(\d{1,4})-(?:place|latitude)$")


def asked_in(data: QueryDict) -> Asked:
    """What can be read of it; a field that cannot be read yet counts as not typed."""
    earliest, latest = days_in(data.get("date", ""))
    return Asked(
        earliest=earliest,
        latest=latest,
        type=number(data.get("type", "")),
        spots=spots_in(data),
        words=f"{data.get('title', '')} {data.get('summary', '')}",
        actors=tuple(sorted(actors_in(data))),
        figures=tuple(figures_in(data)),
        leave_out=number(data.get("incident", "")),
        not_these=tuple(sorted(numbers_in(data, "not_same"))),
    )


def days_in(text: str) -> tuple[date | None, date | None]:
    """The first and the last day of a typed date."""
    try:
        when = read(text).when if text.strip() else None
    except NotUnderstood:
        return None, None
    return (when.earliest, when.latest) if when else (None, None)


def spots_in(data: QueryDict) -> tuple[Spot, ...]:
    """The locations that say where."""
    rows = sorted({int(found[1]) for name in data if (found := PLACED.match(name))})
    spots = (spot_in(data, f"locations-{row}") for row in rows if not deleted(data, row))
    return tuple(spot for spot in spots if spot != Spot())[:MOST_SPOTS]


def deleted(data: QueryDict, row: int, part: str = "locations") -> bool:
    """Whether a row is to be taken away."""
    return f"{part}-{row}-DELETE" in data


def rows_in(data: QueryDict, pattern: re.Pattern[str], part: str) -> list[str]:
    """The beginnings of the names of the rows that stay."""
    rows = sorted({int(found[1]) for name in data if (found := pattern.match(name))})
    return [f"{part}-{row}" for row in rows if not deleted(data, row, part)][:MOST_SPOTS]


def actors_in(data: QueryDict) -> set[int]:
    """The actors chosen so far."""
    rows = rows_in(data, ACTING, "participations")
    found = (number(data.get(f"{row}-actor", "")) for row in rows)
    return {each for each in found if each is not None}


def figures_in(data: QueryDict) -> Iterator[str]:
    """What is counted so far and how many, the first of each; words say no number."""
    seen: set[str] = set()
    for row in rows_in(data, COUNTED, "figures"):
        measure, item = (data.get(f"{row}-{name}", "") for name in ("measure", "item"))
        typed = (number(data.get(f"{row}-{name}", "")) for name in ("best", "low", "high"))
        many = next((each for each in typed if each is not None), None)
        what = f"{measure} {item}".strip()
        if measure and many is not None and what not in seen:
            seen.add(what)
            yield f"{what} {many}"


def spot_in(data: QueryDict, row: str) -> Spot:
    """One location; coordinates count when both are there."""
    latitude = degrees(data.get(f"{row}-latitude", ""), 90)
    longitude = degrees(data.get(f"{row}-longitude", ""), 180)
    place = number(data.get(f"{row}-place", ""))
    if latitude is None or longitude is None:
        return Spot(place=place)
    return Spot(place=place, latitude=latitude, longitude=longitude)


def degrees(text: str, most: int) -> float | None:
    """An angle on earth, or nothing."""
    try:
        angle = float(text)
    except ValueError:
        return None
    return angle if math.isfinite(angle) and abs(angle) <= most else None


def number(text: str) -> int | None:
    """The number of a row, or nothing."""
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        return None
    found = int(text)
    return found if found <= LARGEST else None


def numbers_in(data: QueryDict, name: str) -> set[int]:
    """The numbers of rows sent under a name; what is none is left out."""
    found = (number(each) for each in data.getlist(name)[:MOST_NUMBERS])
    return {each for each in found if each is not None}
