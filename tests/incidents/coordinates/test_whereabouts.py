"""Whether points lie where they are said to lie."""

import pycountry
import pytest

from incidents.coordinates.countries import LETTERS, NUMBERS
from incidents.coordinates.earth import distance_km, km_to_line
from incidents.coordinates.outlines import (
    DISPUTED,
    UNASSIGNED,
    country_at,
    is_disputed,
    km_outside,
    outlines,
)
from incidents.coordinates.whereabouts import Circle, Surroundings, km, warning

KIRKUK = (35.46806, 44.39222)
TEHRAN = (35.69439, 51.42151)
GULF = (27.0, 51.5)
IRAQ = Surroundings(country="IQ", country_name="Iraq")
NAMES = {"IR": "Iran", "IQ": "Iraq", "TR": "Turkey"}


def said(point: tuple[float, float], around: Surroundings, within_km: float = 0) -> str:
    return warning(point, around, within_km, NAMES.__getitem__)


def test_numbers_of_countries_are_those_of_iso() -> None:
    assert {each.alpha_2: each.numeric for each in pycountry.countries} == NUMBERS
    assert len(LETTERS) == len(NUMBERS)


def test_distance_is_that_of_the_great_circle() -> None:
    assert distance_km(KIRKUK, TEHRAN) == pytest.approx(637, abs=3)
    assert distance_km((0, 179.9), (0, -179.9)) == pytest.approx(22.2, abs=0.1)
    assert distance_km((90, 0), (-90, 0)) == pytest.approx(20015, abs=1)


def test_distance_to_a_line_is_that_to_its_nearest_part() -> None:
    assert km_to_line((1.0, 0.5), [(0.0, 0.0), (0.0, 1.0)]) == pytest.approx(111.2, abs=0.1)
    assert km_to_line((0.0, 2.0), [(0.0, 0.0), (0.0, 1.0)]) == pytest.approx(111.2, abs=0.1)
    assert km_to_line((0.0, 1.0), [(0.0, 0.0), (0.0, 0.0)]) == pytest.approx(111.2, abs=0.1)
    assert km_to_line((0.0, 1.0), []) == float("inf")


@pytest.mark.parametrize(
    ("point", "country"),
    [
        (KIRKUK, "IQ"),
        (TEHRAN, "IR"),
        ((-33.8568, 151.2153), "AU"),
        ((-29.6, 28.2), "LS"),  # inside South Africa: a hole in its outline
        ((-29.0, 24.0), "ZA"),
        ((70.0, -156.0), "US"),
        ((66.6, -178.9), "RU"),
        ((66.6, 178.9), "RU"),  # beyond the date line
        ((42.6, 21.0), UNASSIGNED),
        (GULF, None),
        ((0.0, 0.0), None),
    ],
)
def test_country_of_a_point(point: tuple[float, float], country: str | None) -> None:
    assert country_at(point) == country


def test_nearly_every_country_has_an_outline() -> None:
    drawn = {each.country for each in outlines()} - {UNASSIGNED}
    assert NUMBERS.keys() - drawn <= {
        *("BV", "BQ", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "UM", "YT"),
    }


def test_outside_a_country_is_the_way_to_its_border() -> None:
    assert km_outside("IQ", KIRKUK) == 0
    assert km_outside("IQ", (33.3, 46.3)) == pytest.approx(16, abs=2)
    assert km_outside("IQ", TEHRAN) == pytest.approx(485, abs=25)


@pytest.mark.parametrize(("country", "point"), [("GF", (4.9, -52.3)), ("", KIRKUK), ("XX", KIRKUK)])
def test_nothing_is_said_of_a_country_without_outline(country: str, point) -> None:
    assert km_outside(country, point) is None


@pytest.mark.parametrize(
    ("country", "point"),
    [("UA", (44.9, 34.1)), ("SY", (33.0, 35.8)), ("CY", (35.25, 33.6)), ("SO", (9.56, 44.06))],
)
def test_nothing_is_said_of_ground_in_dispute(country: str, point: tuple[float, float]) -> None:
    assert km_outside(country, point) is None
    assert said(point, Surroundings(country=country, country_name="It")) == ""


def test_disputed_ground_is_known_by_its_box() -> None:
    assert not is_disputed(KIRKUK)
    assert all(
        is_disputed(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)) for box in DISPUTED.values()
    )


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (KIRKUK, ""),
        ((33.3, 46.3), "This point lies in Iran, 16 km outside Iraq."),
        ((36.6, 45.07), ""),  # in Iran, but nearer to the border than the outline is exact
        (GULF, "This point lies at sea, 441 km outside Iraq."),
        ((42.6, 21.0), ""),
    ],
)
def test_point_outside_the_country_is_said(point: tuple[float, float], words: str) -> None:
    assert said(point, IRAQ) == words


def test_point_outside_an_area_is_said_of_the_widest() -> None:
    area = Circle("Kirkuk Governorate", (35.3067, 44.0456), 47)
    town = Circle("Kirkuk", KIRKUK, 5)
    around = Surroundings([area, town], "IQ", "Iraq")

    assert said(KIRKUK, around) == ""
    assert said((34.4, 44.0), around) == (
        "This point lies 101 km from the middle of Kirkuk Governorate, which reaches 47 km."
    )
    assert said((35.3, 44.3), around) == (
        "This point lies 20 km from the middle of Kirkuk, which reaches 5 km."
    )
    assert said((35.3, 44.3), around, within_km=25) == ""
    assert said((33.3, 46.3), around) == "This point lies in Iran, 16 km outside Iraq."


@pytest.mark.parametrize(
    ("distance", "words"), [(0.1, "0.1 km"), (5, "5 km"), (9.96, "10 km"), (12345.6, "12,346 km")]
)
def test_distances_are_rounded(distance: float, words: str) -> None:
    assert km(distance) == words
