"""Grid references of the MGRS (NGA.STND.0037), on WGS 84.

A reference names a square; the point returned is its middle.
"""

import re
from decimal import Decimal

import utm

from incidents.coordinates.errors import Unclear
from incidents.coordinates.reading import Reading

LOOKS_LIKE = re.compile(r"(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z])\s*([A-HJ-NP-V])((?:\s*\d)*)")
POLAR = re.compile(r"[ABYZ]\s*[A-Z]{2}(?:\s*\d)*")
BANDS = "CDEFGHJKLMNPQRSTUVWX"
COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
"""The letters of the columns of 100 km, by the zone's remainder by three."""
ROWS = "ABCDEFGHJKLMNPQRSTUV"
LOWEST = dict(
    zip(
        BANDS,
        (11, 20, 28, 37, 46, 55, 64, 73, 82, 91, 0, 8, 17, 26, 35, 44, 53, 62, 70, 79),
        strict=True,
    )
)
"""The least northing of each band in 100 km, south of the equator from ten thousand."""
SQUARE = 100_000
CYCLE = 20 * SQUARE
EXAMPLE = "for example 38SME 4485 2512"
DECIMALS = (2, 2, 3, 4, 5, 6)
"""How many decimals of a degree say no more than so many pairs of digits."""


def read_grid(text: str) -> Reading | None:
    """The point a reference in capital letters names, or nothing when the text is none."""
    if POLAR.fullmatch(text):
        raise Unclear("is a grid reference near a pole", "give degrees, for example 84.5, 12.1")
    found = LOOKS_LIKE.fullmatch(text)
    if found is None:
        return None
    zone, band, column, row, digits = int(found[1]), *found.group(2, 3, 4, 5)
    pairs, side, east, north = inside(digits)
    easting = hundreds_east(zone, column) * SQUARE + east
    northing = hundreds_north(zone, row) * SQUARE + north
    while northing + side <= LOWEST[band] * SQUARE:
        northing += CYCLE
    middle = (easting + side / 2, northing + side / 2)
    try:
        latitude, longitude = map(float, utm.to_latlon(*middle, zone, northern=band >= "N"))
    except utm.OutOfRangeError:
        latitude = longitude = 999.0
    refuse_elsewhere(zone, band, (latitude, longitude), side)
    step = Decimal(1).scaleb(-DECIMALS[pairs])
    point = [Decimal(repr(each)).quantize(step) + 0 for each in (latitude, longitude)]
    return Reading(point[0], point[1], "MGRS", Decimal(side))


def inside(digits: str) -> tuple[int, int, int, int]:
    """Pairs of digits, the side of the square in metres, and its corner inside that of 100 km."""
    groups = digits.split()
    joined = "".join(groups)
    pairs, odd = divmod(len(joined), 2)
    uneven = len(groups) == 2 and len(groups[0]) != len(groups[1])
    if odd or not 1 <= pairs <= 5 or uneven:
        raise Unclear(
            f"is a grid reference with {len(joined)} digits"
            + (" in groups of different length" if uneven and not odd else ""),
            f"give 2, 4, 6, 8 or 10, half of them east and half north, {EXAMPLE}",
        )
    side = 10 ** (5 - pairs)
    return pairs, side, int(joined[:pairs]) * side, int(joined[pairs:]) * side


def hundreds_east(zone: int, column: str) -> int:
    """How many times 100 km the column lies east; raises when the zone has no such column."""
    if not 1 <= zone <= 60:
        raise Unclear(f"names the zone {zone}", "zones go from 1 to 60")
    letters = COLUMNS[zone % 3]
    if column not in letters:
        raise Unclear(
            f"names the column {column}, which zone {zone} does not have",
            f"it has {letters[0]} to {letters[-1]}",
        )
    return letters.index(column) + 1


def hundreds_north(zone: int, row: str) -> int:
    """How many times 100 km the row lies north in its cycle of twenty."""
    return (ROWS.index(row) - (0 if zone % 2 else 5)) % 20


def refuse_elsewhere(zone: int, band: str, point: tuple[float, float], side: int) -> None:
    """Raise when the square lies outside the band and zone in front of it."""
    latitude, longitude = point
    south = BANDS.index(band) * 8 - 80
    north = 84 if band == "X" else south + 8
    slack = side / 100_000 + 0.01
    # Norway and Svalbard have zones of other widths.
    half = 9 if band in "VX" else 3
    from_middle = abs(longitude - (zone * 6 - 183))
    reach = half + slack / max(0.1, abs(1 - abs(latitude) / 90))
    if not south - slack <= latitude <= north + slack or from_middle > reach:
        raise Unclear(
            f"names a square that does not lie in {zone}{band}",
            f"look again at the letters, {EXAMPLE}",
        )
