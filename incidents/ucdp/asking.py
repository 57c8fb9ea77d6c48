"""Reads the parameters of UCDP's API for GED events, strictly."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names, refused
from incidents.ucdp.countries import ALPHA2
from incidents.ucdp.rows import Row

PAGE_SIZE = 100
LARGEST_PAGE = 1000
CURRENT = "current"
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?", re.ASCII)
_RELEASE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2}){1,3}", re.ASCII)
_POSITION = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """A request: what a row must have, and which page of which size, counted from nought."""

    ids: frozenset[int] = frozenset()
    countries: frozenset[int] = frozenset()
    box: tuple[float, float, float, float] | None = None
    start: date | None = None
    end: date | None = None
    violence: frozenset[int] = frozenset()
    dyads: frozenset[int] = frozenset()
    actors: frozenset[int] = frozenset()
    source: str = ""

    def holds(self, row: Row) -> bool:
        """Whether the row has all that is asked for."""
        sets = (
            (self.ids, row["id"]),
            (self.countries, row["country_id"]),
            (self.violence, row["type_of_violence"]),
            (self.dyads, row["dyad_new_id"]),
        )
        sides = {row["side_a_new_id"], row["side_b_new_id"]}
        offices = (row["source_office"] or "").casefold().split(";")
        return (
            all(not wanted or value in wanted for wanted, value in sets)
            and (not self.actors or bool(self.actors & sides))
            and (not self.source or self.source in offices)
            and self._inside(row)
            and self._during(row)
        )

    def _inside(self, row: Row) -> bool:
        if self.box is None:
            return True
        south, west, north, east = self.box
        longitude = row["longitude"]
        across = (
            longitude >= west or longitude <= east if west > east else west <= longitude <= east
        )
        return bool(south <= row["latitude"] <= north and across)

    def _during(self, row: Row) -> bool:
        if self.start and row["date_end"] < self.start.isoformat():
            return False
        return not (self.end and row["date_start"] > self.end.isoformat())


@dataclass(frozen=True)
class Page:
    """Which page is wanted, from nought, and how many rows it has."""

    number: int
    size: int


def read(given: Mapping[str, Sequence[str]]) -> tuple[Asked, Page]:
    """Read everything asked; names in any case. Raises `InvalidParameters`."""
    scalars = Scalars(_named(given))
    scalars.errors += check_names(scalars.given, set(_OWN))
    own = {
        name: scalars.read(name, parse, default, several=several)
        for name, (parse, default, several) in _OWN.items()
    }
    start, end = own["StartDate"], own["EndDate"]
    if start and end and start > end:
        message = f"EndDate lies before StartDate, {start}: exchange them."
        scalars.errors.append(refused("EndDate", str(end), message))
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    names = ("Id", "Country", "Geography", "StartDate", "EndDate", "TypeOfViolence", "Dyad")
    asked = Asked(*(own[name] for name in (*names, "Actor", "Source")))
    return asked, Page(own["page"], own["pagesize"])


def position_of(version: str) -> str | None:
    """The ledger position that a version of the address stands for; None for the newest.

    UCDP's own numbers name its releases and not ours: they are answered as things stand now.
    """
    if _POSITION.fullmatch(version):
        return version
    if version == CURRENT or _RELEASE.fullmatch(version):
        return None
    message = f'"{shown(version)}" is no version: write {CURRENT}, or a ledger position to pin it.'
    raise InvalidParameters([ParameterError("version", version, message, (CURRENT,))])


def _named(given: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The parameters by UCDP's own spelling; one written in two ways is given twice."""
    spelling = {name.casefold(): name for name in _OWN}
    named: dict[str, list[str]] = {}
    for name, values in given.items():
        named.setdefault(spelling.get(name.casefold(), name), []).extend(values)
    return named


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongValueError(f'"{shown(text)}" is no day: write YYYY-MM-DD.')


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
            raise WrongValueError(
                f'"{shown(text)}" is no whole number from {least} to {most}, in 0-9.'
            )
        return int(text)

    return parse


def _numbers(least: int, most: int) -> Callable[[str], frozenset[int]]:
    one = _whole(least, most)

    def parse(text: str) -> frozenset[int]:
        return frozenset(one(part.strip()) for part in text.split(","))

    return parse


def _countries(text: str) -> frozenset[int]:
    numbers = _numbers(1, 9999)(text)
    for number in sorted(numbers):
        if number not in ALPHA2:
            raise WrongValueError(f"{number} is no country: write a Gleditsch-Ward number, as 652.")
    return numbers


def _box(text: str) -> tuple[float, float, float, float]:
    """`south west,north east`, as UCDP writes it; across the antimeridian if west is above east."""
    parts = text.replace(",", " ").split()
    if len(parts) != 4 or not all(map(_DEGREES.fullmatch, parts)):
        raise WrongValueError(
            f'"{shown(text)}" is no box: write south west,north east in degrees: 32 35,38 43.'
        )
    south, west, north, east = map(float, parts)
    if not (-90 <= south <= north <= 90 and max(abs(west), abs(east)) <= 180):
        raise WrongValueError("latitudes go from -90 to 90, south first, longitudes to 180.")
    return south, west, north, east


_OWN: dict[str, tuple[Callable[[str], Any], Any, bool]] = {
    "pagesize": (_whole(1, LARGEST_PAGE), PAGE_SIZE, False),
    "page": (_whole(0, 10**9), 0, False),
    "Id": (_numbers(1, 10**12), frozenset(), True),
    "Country": (_countries, frozenset(), True),
    "Geography": (_box, None, False),
    "StartDate": (_day, None, False),
    "EndDate": (_day, None, False),
    "TypeOfViolence": (_numbers(1, 3), frozenset(), True),
    "Dyad": (_numbers(1, 10**12), frozenset(), True),
    "Actor": (_numbers(1, 10**12), frozenset(), True),
    "Source": (str.casefold, "", False),
    "Key": (str, "", False),
}
"""How each parameter is read, what it is without, and whether it takes several by commas."""
