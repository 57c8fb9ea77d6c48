"""Tests for places named in a text."""

import pytest

from incidents.models import Place
from tests.incidents.suggestions.finding import labels, suggested

pytestmark = pytest.mark.django_db


def test_settlement_comes_before_the_area_of_its_name() -> None:
    found = suggested("rockets at Kirkuk", "place")

    assert [(each.label, each.detail) for each in found] == [
        ("Kirkuk", "settlement in Kirkuk Governorate"),
        ("Kirkuk Governorate", "first-level area in Iraq"),
    ]
    assert [each.fills["precision"] for each in found] == ["settlement", "area1"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("in Anbar", "Anbar Governorate"),
        ("في العراق", "Iraq"),
        ("بالعراق", "Iraq"),
        ("У Київська область", "Kyiv Oblast"),
        ("in Dar'ā", "Daraa Governorate"),
        ("left the U.S. on", "United States"),
        ("to the US.", "United States"),
    ],
)
def test_place_is_found_by_any_of_its_names(text: str, label: str) -> None:
    assert label in labels(text, "place")


@pytest.mark.parametrize(
    "text",
    ["the central district", "U.S. troops", "the U.S. will strike", "in U.S. custody", "chad"],
)
def test_words_that_say_whose_or_what_are_no_places(text: str) -> None:
    assert labels(text, "place") == []


def test_country_is_not_offered_as_an_area_of_another_name() -> None:
    assert labels("bound for Kuwait", "place") == ["Kuwait"]


def test_longest_name_wins() -> None:
    assert labels("the U.S. Embassy in Baghdad", "place") == ["U.S. Embassy in Baghdad"]


def test_scripts_without_blanks_are_searched_too() -> None:
    Place.objects.create(slug="beijing", name="北京", kind="settlement")

    assert labels("他在北京说", "place") == ["北京"]


def test_precision_stays_open_where_the_kind_says_none() -> None:
    (region,) = suggested("across the Middle East", "place")

    assert region.fills == {"precision": ""}
