"""Tests for actors named in a text."""

import pytest

from incidents.models import Actor, ActorName, Place
from tests.incidents.suggestions.finding import labels, passages, suggested

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("said Kata’ib Hizbollah", "Kata'ib Hizbollah"),
        ("said Kataib Hezbollah", "Kata'ib Hizbollah"),
        ("أعلنت كتائب حزب الله", "Kata'ib Hizbollah"),
        ("وكتائب حزب الله", "Kata'ib Hizbollah"),
        ("قال الحَشد الشعبي", "Popular Mobilization Forces"),
        ("the popular mobilization\nforces", "Popular Mobilization Forces"),
        ("Isis’ rampage", "ISIS"),
        ("the Iranian-backed militia", "Iran"),
        ("the 82nd Airborne", "82nd Airborne Division"),
        ("the US struck", "United States"),
    ],
)
def test_actor_is_found_by_any_of_its_names(text: str, label: str) -> None:
    assert label in labels(text, "actor")


@pytest.mark.parametrize(
    "text",
    ["it is us", "What is KHz", "Iranians", "the irangate", "Mark\n\nMilley", "he was pmfed"],
)
def test_parts_of_words_and_other_words_are_no_names(text: str) -> None:
    assert labels(text, "actor") == []


def test_longest_name_wins() -> None:
    assert labels("the U.S. Department of State", "actor") == ["U.S. Department of State"]


def test_last_name_counts_once_the_full_name_stands_in_the_text() -> None:
    text = "Mark Milley spoke. Milley’s view was clear."

    (milley,) = suggested(text, "actor")
    assert passages(text, milley) == ["Mark Milley", "Milley"]
    assert labels("Milley spoke.", "actor") == []


def test_name_without_its_country_counts_where_the_country_is_named() -> None:
    assert labels("The U.S. sent the Army", "actor") == ["United States", "U.S. Army"]
    assert labels("They sent the Army", "actor") == []


def test_country_in_front_of_a_name_may_be_put_in_another_way() -> None:
    assert labels("the American Embassy in Baghdad", "actor") == ["U.S. Embassy in Baghdad"]


def test_last_name_of_two_people_names_neither() -> None:
    for first in ("Ann", "Bea"):
        Actor.objects.create(slug=first.lower(), name=f"{first} Diallo", kind="person")

    text = "Ann Diallo met Bea Diallo. Diallo spoke."
    assert [passages(text, each) for each in suggested(text, "actor")] == [
        ["Ann Diallo"],
        ["Bea Diallo"],
    ]


def test_state_that_says_only_where_is_no_actor() -> None:
    assert labels("protests in Iran", "actor") == []
    assert labels("Iran protested", "actor") == ["Iran"]


def test_new_name_is_found_at_once() -> None:
    assert labels("said the Gulf Watch", "actor") == []

    actor = Actor.objects.get(slug="isis")
    name = ActorName.objects.create(actor=actor, name="Gulf Watch", form="alias")
    assert labels("said the Gulf Watch", "actor") == ["ISIS"]

    ActorName.objects.filter(pk=name.pk).update(name="Bay Watch")
    assert labels("said the Gulf Watch", "actor") == []


def test_actor_is_told_from_others_by_kind_and_country() -> None:
    Place.objects.filter(slug="iran").update(name="Persia")

    (iran,) = suggested("the Iranian view", "actor")
    assert iran.detail == "government body, Persia"
