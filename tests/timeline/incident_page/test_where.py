"""Where it was: the circle that is drawn is as wide as it is uncertain."""

from typing import Any

import pytest

from tests.timeline.documents import document, location, place
from timeline.incident_page.where import Where, where
from timeline.incident_page.words import Words
from timeline.sources import Register

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK = {**place("Kirkuk", "settlement", ("Iraq", "country"), ("Asia", "world-region"))}
KIRKUK |= {"latitude": 35.46, "longitude": 44.39}
IRAQ = {**place("Iraq", "country"), "latitude": 33.0, "longitude": 43.7}
BEFORE_ALL, AFTER_ALL = 0, 24


def told(*rows: dict[str, Any], position: int = AFTER_ALL, **fields: Any) -> Where:
    made = document(locations=list(rows), **fields)
    return where(made, Words(made, Register()), position)


def test_spot_says_what_lies_around_it_up_to_the_country() -> None:
    (spot,) = told(location(KIRKUK, described_as="a base")).spots

    assert (spot.role, spot.name, spot.around, spot.described) == (
        "At",
        "Kirkuk",
        ("Iraq",),
        "a base",
    )


@pytest.mark.parametrize(
    ("row", "radius"),
    [
        (location(KIRKUK, precision="near"), 25),
        (location(KIRKUK, precision="near", radius_km=40), 40),
        (location(KIRKUK, precision="near", radius_km=0), 25),
        (location(KIRKUK, precision="exact", latitude=35.5, longitude=44.4), 0.1),
        (location(None, precision="site", latitude=0, longitude=0), 1),
        (location(IRAQ, precision="country"), 568),
    ],
)
def test_circle_is_as_wide_as_known(row: dict[str, Any], radius: float) -> None:
    (spot,) = told(row).spots

    assert spot.circle is not None
    assert spot.circle.radius_km == radius
    assert f"{radius:g} km" in spot.drawn


def test_reach_of_a_place_is_as_it_was_known_then() -> None:
    (spot,) = told(location(IRAQ, precision="country"), position=BEFORE_ALL).spots

    assert spot.circle is not None
    assert spot.circle.radius_km is None
    assert spot.drawn == "Its reach is not known: it is not drawn."
    assert told(location(IRAQ, precision="country"), position=BEFORE_ALL).drawn() == []


def test_place_without_a_point_is_told_and_not_drawn() -> None:
    found = told(location(place("Middle East", "world-region"), precision="zone"))

    assert [spot.circle for spot in found.spots] == [None]
    assert found.drawn() == []


def test_point_of_its_own_goes_before_that_of_the_place() -> None:
    (spot,) = told(location(KIRKUK, precision="exact", latitude=35.5, longitude=44.4)).spots

    assert spot.circle is not None
    assert (spot.circle.latitude, spot.circle.longitude) == (35.5, 44.4)


def test_point_of_nought_degrees_is_a_point() -> None:
    found = told(location(None, precision="exact", latitude=0, longitude=0))

    assert [(each["latitude"], each["longitude"]) for each in found.drawn()] == [(0.0, 0.0)]


def test_main_place_comes_first() -> None:
    found = told(location(IRAQ, primary=False, precision="country"), location(KIRKUK))

    assert [spot.name for spot in found.spots] == ["Kirkuk", "Iraq"]


def test_doubted_spot_is_drawn_as_one() -> None:
    found = told(location(KIRKUK), location(KIRKUK, stance="denies", primary=False))

    assert [each["doubted"] for each in found.drawn()] == [False, True]


def test_place_sought_in_vain_is_not_the_same_as_none_entered() -> None:
    assert told(not_stated=["place"]).not_stated
    assert not told().not_stated
