"""Degrees as they are compared: whole millionths (11 cm), so that nothing is lost to rounding."""

import re
from dataclasses import dataclass
from decimal import Decimal

from incidents.dates.errors import shown
from incidents.filters.errors import WrongValueError

E6 = 1_000_000
HALF_TURN = 180 * E6
POLE = 90 * E6
_PLAIN = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?")


@dataclass(frozen=True)
class Axis:
    """Latitude or longitude: its name and how many degrees it goes to either side."""

    name: str
    bound: int

    def __str__(self) -> str:
        return f"a {self.name}, which goes from -{self.bound} to {self.bound}"


LATITUDE, LONGITUDE = Axis("latitude", 90), Axis("longitude", 180)


def plain(text: str) -> Decimal:
    """A decimal number in the digits 0-9, without an exponent; raises `WrongValueError`."""
    if not _PLAIN.fullmatch(text):
        said = f'"{shown(text)}" is no number here'
        raise WrongValueError(f"{said}: write plain decimals in the digits 0-9, such as 44.39222.")
    return Decimal(text)


def micro(number: Decimal, axis: Axis) -> int:
    """Millionths of a degree, rounded; raises `WrongValueError` beyond the axis."""
    if not abs(number) <= axis.bound:
        raise WrongValueError(f"{shown(str(number))} is not {axis}.")
    return int((number * E6).to_integral_value())


def degrees(millionths: int) -> str:
    """The shortest text that is read as the same number."""
    return f"{Decimal(millionths).scaleb(-6).normalize():f}"
