"""Reads the cells of a row strictly, collecting every one that cannot be."""

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from incidents.importing.registry import Fault

LARGEST = 2**53 - 1
_NUMBER = re.compile(r"-?[0-9]{1,16}(\.0*)?", re.ASCII)
_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{0,20})?([eE]-[0-9]{1,2})?", re.ASCII)
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_POISON = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHOWN = 200


class CellReader:
    """The cells of one row by column; `faults` grows with every one that cannot be read."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.faults: list[Fault] = []

    def refuse(self, column: str, rule: str) -> None:
        """Note that this cell cannot be."""
        value = self.cells.get(column, "")
        shown = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
        self.faults.append(Fault(column, shown, rule))

    def text(self, column: str, longest: int | None = None) -> str:
        """The text without blanks around it."""
        value = self.cells.get(column, "").strip()
        if not value.isprintable() and (found := _POISON.search(value)):
            self.refuse(column, f"it holds U+{ord(found[0]):04X}, which no text has: take it out")
            return ""
        if longest and len(value) > longest:
            self.refuse(column, f"it has {len(value)} characters and {longest} are kept")
            return ""
        return value

    def number(
        self, column: str, lowest: int = 0, highest: int = LARGEST, *, required: bool = False
    ) -> int | None:
        """A whole number, written as 4 or as 4.0; None where the cell is empty."""
        value = self.cells.get(column, "").strip()
        if not value and not required:
            return None
        number = _whole(value)
        if number is None:
            self.refuse(column, "write a whole number in the digits 0-9")
            return None
        if not lowest <= number <= highest:
            self.refuse(column, f"it goes from {lowest} to {highest}")
            return None
        return number

    def degrees(self, column: str, most: int) -> float | None:
        """Decimal degrees, with its sign; None where the cell is empty."""
        value = self.cells.get(column, "").strip()
        if not value:
            return None
        number = float(value) if _DECIMAL.fullmatch(value) else math.nan
        if not abs(number) <= most:
            self.refuse(column, f"write decimal degrees from -{most} to {most}")
            return None
        return number

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude to six decimals, a tenth of a metre; one alone is a fault."""
        latitude, longitude = self.degrees("latitude", 90), self.degrees("longitude", 180)
        if latitude is None or longitude is None:
            if not self.faults and latitude is not longitude:
                alone = "latitude" if longitude is None else "longitude"
                self.refuse(alone, "give latitude and longitude together, or neither")
            return None
        return round(latitude, 6), round(longitude, 6)

    def day(self, column: str) -> date | None:
        """A day, with or without a midnight after it; a fault where there is none."""
        found = _day(self.cells.get(column, "").strip())
        if found is None:
            self.refuse(column, "write a day of the calendar: 2019-12-27")
        return found


@lru_cache(maxsize=4096)
def _whole(text: str) -> int | None:
    return int(text.partition(".")[0]) if _NUMBER.fullmatch(text) else None


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(found[1]) if (found := _DAY.fullmatch(text)) else None
    except ValueError:
        return None
