"""Degrees, with or without minutes and seconds: the numbers and letters of a typed point."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from incidents.coordinates.errors import Unclear
from incidents.coordinates.reading import Reading, on_earth

EXAMPLES = "for example 35.4681, 44.3922 or 35°28'05\"N 44°23'32\"E or 38SME 4485 2512"
METRES = (Decimal(111320), Decimal(111320) / 60, Decimal(111320) / 3600)
"""What one degree, minute and second of latitude is long."""
NOTATIONS = ("decimal degrees", "degrees and minutes", "degrees, minutes and seconds")
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>[+-]?\s?(?:\d+(?:\.\d*)?|\.\d+))\s?(?P<mark>[°'"]?)
      | (?P<axis>LATITUDE|LAT|LONGITUDE|LONG|LON|LNG|NORTH|SOUTH|EAST|WEST|[NSEW])(?![A-Z])
      | (?P<between>;)
      | [:=()]
    )\s*""",
    re.VERBOSE,
)
_GLUED_COMMA = re.compile(r"(?<=\d),(?=\d)")


@dataclass
class Part:
    """One of the two: its numbers, their marks, and what says which it is."""

    numbers: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    axis: str = ""

    def degrees(self) -> Decimal:
        """The value; raises when minutes or seconds are none."""
        values = [Decimal(number.replace(" ", "")) for number in self.numbers]
        negative = self.numbers[0].startswith("-")
        if self.axis in tuple("NSEW") and self.numbers[0][0] in "+-":
            raise Unclear("has a sign and a letter", "give either the sign or N, S, E or W")
        if any(value < 0 or value >= 60 for value in values[1:]):
            raise Unclear("has minutes or seconds that are none", "they go from 0 to 59")
        if any("." in number for number in self.numbers[:-1]):
            raise Unclear("has a fraction before its last number", f"write it {EXAMPLES}")
        size = sum((abs(value) / Decimal(60) ** n for n, value in enumerate(values)), Decimal(0))
        return -size if negative or self.axis in ("S", "W") else size

    def within_m(self) -> Decimal:
        """What its last digit is worth."""
        _, _, decimals = self.numbers[-1].partition(".")
        return METRES[len(self.numbers) - 1].scaleb(-len(decimals))


def read_degrees(text: str) -> Reading:
    """The point that a text in capital letters gives; raises when there is none or several."""
    first, second = parts = halves(list(tokens(with_points(text))))
    for part in parts:
        if not 1 <= len(part.numbers) <= 3 or out_of_order(part):
            raise Unclear("gives no latitude and longitude", f"write it {EXAMPLES}")
    if first.axis in ("LON", "E", "W"):
        first, second = second, first
    latitude, longitude = on_earth(first.degrees(), second.degrees())
    notation = NOTATIONS[max(len(part.numbers) for part in parts) - 1]
    return Reading(latitude, longitude, notation, max(part.within_m() for part in parts))


def with_points(text: str) -> str:
    """Commas as what they mean: points where they are decimal, else ends of a number."""
    glued = len(_GLUED_COMMA.findall(text))
    if "." in text or not glued:
        return text.replace(",", " ; ")
    if glued != 2:
        raise Unclear("may have its commas as decimal points or not", f"write it {EXAMPLES}")
    return _GLUED_COMMA.sub(".", text).replace(",", " ; ")


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The numbers and letters; raises at what is neither."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise Unclear("is in no notation that is read here", f"write it {EXAMPLES}")
        yield found
        at = found.end()


def halves(found: list[re.Match[str]]) -> tuple[Part, Part]:
    """Latitude and longitude, in the order they stand."""
    axes = [token["axis"] for token in found if token["axis"]]
    return by_axis(found) if axes else by_number(found)


def by_number(found: list[re.Match[str]]) -> tuple[Part, Part]:
    """Without letters: half of the numbers each, and what stands between them in the middle."""
    numbers = [token for token in found if token["number"]]
    half = len(numbers) // 2
    between = [n for n, token in enumerate(found) if token["between"]]
    odd = len(numbers) % 2 or not numbers
    if odd or (between and (len(between) > 1 or found[between[0] - 1] is not numbers[half - 1])):
        raise Unclear("gives no latitude and longitude", f"write it {EXAMPLES}")
    first, second = Part(), Part()
    for n, token in enumerate(numbers):
        take(first if n < half else second, token)
    return first, second


def by_axis(found: list[re.Match[str]]) -> tuple[Part, Part]:
    """With a letter for each, before or after its numbers; labels count where no letter does."""
    lettered = any(token["axis"] and token["axis"][0] != "L" for token in found)
    said = [t for t in found if t["number"] or (t["axis"] and (t["axis"][0] != "L") == lettered)]
    before = bool(said[0]["axis"])
    parts: list[Part] = []
    for token in said if before else reversed(said):
        if token["axis"]:
            parts.append(Part(axis=short(token["axis"])))
        elif parts:
            take(parts[-1], token)
    axes = "".join(sorted("x" if part.axis in ("LON", "E", "W") else "y" for part in parts))
    if axes != "xy" or not (before or said[-1]["axis"]):
        raise Unclear(
            "does not name one latitude and one longitude",
            f"give N or S for one and E or W for the other, {EXAMPLES}",
        )
    for part in () if before else parts:
        part.numbers.reverse()
        part.marks.reverse()
    return parts[0], parts[1]


def take(part: Part, token: re.Match[str]) -> None:
    """One more number of a part."""
    part.numbers.append(token["number"])
    part.marks.append(token["mark"])


def short(axis: str) -> str:
    """LAT, LON, N, S, E or W."""
    return axis[:3].replace("LNG", "LON") if axis.startswith("L") else axis[0]


def out_of_order(part: Part) -> bool:
    """Whether a number is marked as what it is not by its place."""
    return any(mark not in ("", usual) for mark, usual in zip(part.marks, "°'\"", strict=False))
