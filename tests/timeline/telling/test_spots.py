"""Places inside sentences."""

from typing import Any

import pytest

from tests.timeline.documents import (
    actor,
    citation,
    document,
    location,
    participation,
    place,
)
from timeline.sources import Register
from timeline.telling.narrator import Narrator
from timeline.telling.passages import Passages
from timeline.telling.spots import clause, where
from timeline.telling.wording import wording

KIRKUK = place("Kirkuk", "settlement", ("Kirkuk Governorate", "area1"), ("Iraq", "country"))
EMBASSY = place("U.S. Embassy in Baghdad", "site", ("Baghdad", "settlement"), ("Iraq", "country"))
KUWAIT = place("Kuwait", "country")


def narrator(**fields: Any) -> Narrator:
    return Narrator(document(**fields), Passages([citation()], Register()), wording())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (location(KIRKUK), "in Kirkuk, Kirkuk Governorate, Iraq"),
        (location(KIRKUK, precision="near"), "near Kirkuk, Kirkuk Governorate, Iraq"),
        (
            location(KIRKUK, precision="near", radius_km=10),
            "within 10 km of Kirkuk, Kirkuk Governorate, Iraq",
        ),
        (location(EMBASSY), "at the U.S. Embassy in Baghdad, Iraq"),
        (location(place("Tigris", "route")), "on Tigris"),
        (location(KUWAIT, described_as="a port"), "in Kuwait (“a port”)"),
        (location(None, described_as="a port"), "at a place described as “a port”"),
        (location(None), "at a place that is not named"),
        (location(None, latitude=35.5, longitude=44), "at 35.5, 44"),
    ],
)
def test_a_place_has_its_preposition(row, words):
    assert where(narrator(), [row]) == words
    assert clause(narrator(), row) == f"it took place {words}"


def test_ends_of_a_movement_are_told_in_order():
    rows = [
        location(KUWAIT, role="destination"),
        location(place("Fort Bragg", "site"), role="origin"),
    ]

    assert where(narrator(), rows) == "from Fort Bragg to Kuwait"


def test_a_place_about_which_something_is_said_may_be_near_another():
    row = location(KIRKUK, role="about", precision="near")

    assert (
        clause(narrator(), row)
        == "the statement was about the area near Kirkuk, Kirkuk Governorate, Iraq"
    )


def test_a_place_in_the_name_of_the_target_is_not_named_twice():
    rows = [participation("target", actor("U.S. Embassy in Baghdad", "government-body"))]
    telling = narrator(participations=rows)

    assert where(telling, [location(EMBASSY)]) == ""
    assert where(telling, [location(EMBASSY, described_as="the gate")]) == "(“the gate”)"
    troops = narrator(participations=[participation("target", actor("Troops in Kuwait"))])
    assert where(troops, [location(KUWAIT)]) == ""
    denied = [participation("target", actor("Troops in Kuwait"), stance="denies")]
    assert where(narrator(participations=denied), [location(KUWAIT)]) == "in Kuwait"


def test_what_is_open_is_not_told_as_done():
    assert clause(narrator(occurrence="planned"), location(KUWAIT)) == (
        "it would take place in Kuwait"
    )
