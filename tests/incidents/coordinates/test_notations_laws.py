"""Laws of reading points: what is written in a notation is read as what was written."""

from decimal import Decimal

import utm
from hypothesis import given
from hypothesis import strategies as st

from incidents.coordinates import CoordinatesError, in_degrees, read
from incidents.coordinates.grid import COLUMNS, ROWS

LATITUDES = st.decimals(-90, 90, places=6, allow_nan=False)
LONGITUDES = st.decimals(-180, 180, places=6, allow_nan=False)
SIGNS = "0123456789.,;°'\"NSEWnsew+- /@:#=?&\u2212٣\u200f"


def sexagesimal(degrees: Decimal, letters: str) -> str:
    """Degrees, minutes and seconds with four decimals, as GPS receivers show them."""
    tenths = int((abs(degrees) * 36_000_000).to_integral_value())
    minutes, rest = divmod(tenths, 600_000)
    return f"{minutes // 60}°{minutes % 60:02}'{rest / 10_000:07.4f}\"{letters[degrees < 0]}"


def grid(latitude: float, longitude: float) -> str:
    """The reference of the square of one metre."""
    east, north, zone, band = utm.from_latlon(latitude, longitude)
    column = COLUMNS[zone % 3][int(east // 100_000) - 1]
    row = ROWS[(int(north // 100_000) + (0 if zone % 2 else 5)) % 20]
    return f"{zone}{band}{column}{row}{int(east % 100_000):05}{int(north % 100_000):05}"


@given(LATITUDES, LONGITUDES)
def test_decimal_degrees_come_back(latitude: Decimal, longitude: Decimal) -> None:
    for text in (f"{latitude:f}, {longitude:f}", in_degrees(latitude, longitude)):
        found = read(text)
        assert (found.latitude, found.longitude) == (latitude, longitude)


@given(LATITUDES, LONGITUDES)
def test_degrees_minutes_and_seconds_come_back(latitude: Decimal, longitude: Decimal) -> None:
    found = read(f"{sexagesimal(latitude, 'NS')} {sexagesimal(longitude, 'EW')}")
    assert (found.latitude, found.longitude) == (latitude, longitude)


@given(st.floats(-79.9, -0.001) | st.floats(0.001, 83.9), st.floats(-179.9, 179.9))
def test_grid_references_come_back_within_a_metre(latitude: float, longitude: float) -> None:
    found = read(grid(latitude, longitude))
    assert abs(float(found.latitude) - latitude) < 2e-5
    assert abs(float(found.longitude) - longitude) < 2e-4


@given(st.text(SIGNS) | st.text())
def test_any_text_is_a_point_on_earth_or_refused(text: str) -> None:
    try:
        found = read(text)
    except CoordinatesError:
        return
    assert abs(found.latitude) <= 90
    assert abs(found.longitude) <= 180
    assert found.within_m > 0
