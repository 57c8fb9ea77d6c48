"""Tests for numbers with what they count."""

import pytest

from benchmarks.suggestions import named
from tests.incidents.suggestions.finding import suggested

pytestmark = pytest.mark.django_db


def figures(text: str) -> list[str]:
    return [named(each) for each in suggested(text, "number")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("31 rockets aren’t a warning", "munitions rocket exact 31"),
        ("killed an American contractor", "killed exact 1"),
        ("wounded four U.S. troops", "wounded exact 4"),
        ("one American contractor was killed", "killed exact 1"),
        (
            "several thousand additional troops could be deployed",
            "personnel words several thousand",
        ),
        ("with more than 100 Marines sent", "personnel more-than 100"),
        ("to deploy 750 paratroopers", "personnel exact 750"),
        ("at least 23 people died", "killed at-least 23"),
        ("killing twenty-five and more", "killed exact 25"),
        ("one hundred and twenty people were wounded", "wounded exact 120"),
        ("two thousand people fled", "displaced exact 2000"),
        ("1.5 million people were displaced", "displaced exact 1500000"),
        ("between 12,000 and 15,000 people fled", "displaced range 12000-15000"),
        ("killed 10 to 15 fighters", "killed range 10-15"),
        ("killed 30 or more people", "killed at-least 30"),
        ("up to 40 soldiers were captured or killed", "killed at-most 40"),
        ("as many as 40 died", "killed at-most 40"),
        ("leaving 12 dead", "killed exact 12"),
        ("Five others were injured", "wounded exact 5"),
        ("the death toll rose to 19", "killed exact 19"),
        ("an estimated 300 people gathered", "participants about 300"),
        ("hundreds of people marched", "participants words hundreds"),
        ("tens of thousands of people fled", "displaced words tens of thousands"),
        ("a few dozen protesters", "participants words a few dozen"),
        ("intercepted two of them", "intercepted exact 2"),
        ("destroyed three homes", "destroyed home exact 3"),
        ("two of its helicopters had been damaged", "damaged helicopter exact 2"),
        ("Two teachers are missing", "missing exact 2"),
        ("arrested 17 suspects", "detained exact 17"),
        ("the release of some 70 detainees", "released about 70"),
        ("a dozen herders were killed", "killed exact 12"),
        ("11 rocket attacks", "11 events"),
        ("deploy an additional 300 soldiers", "personnel exact 300"),
        ("a 62-year-old guard was hurt", "wounded exact 1"),
        ("Two were killed", "killed exact 2"),
        ("released 28 schoolchildren", "released exact 28"),
        ("about several hundred people protested", "participants words about several hundred"),
    ],
)
def test_number_is_read_with_what_it_counts(text: str, figure: str) -> None:
    assert figures(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12 people live there",
            "the 504th regiment",
            "in 2014 people died",
            "on March 3 soldiers",
        ),
        *("a 25-year-old soldier", "31 rocket launchers", "12 percent of people", "three hours"),
        *("six soldiers killed", "one of them", "an attack", "a rocket", "he was 12. People died"),
        *(
            "100 officials met",
            "about noon",
            "at least",
            "between two chairs",
            "two",
            "0 people died",
        ),
        *(
            "released two days later",
            "died 12",
            "one rocket attack",
            "several attacks",
            "between 9 and 5 people",
        ),
    ],
)
def test_number_that_counts_nothing_told_is_left(text: str) -> None:
    assert [each for each in figures(text) if each != "killed exact 6"] == []


def test_numbers_in_a_list_share_what_became_of_them() -> None:
    assert figures("killed three soldiers, two civilians and a child") == [
        "killed exact 3",
        "killed exact 2",
        "killed exact 1",
    ]
    assert figures("Three soldiers and two civilians were wounded") == [
        "wounded exact 3",
        "wounded exact 2",
    ]


def test_part_of_a_number_counts_what_the_whole_does() -> None:
    assert figures("shot down 17 of 24 attack drones") == [
        "intercepted drone exact 17",
        "munitions drone exact 24",
    ]
    assert figures("shot down two helicopters") == ["destroyed helicopter exact 2"]


def test_number_without_a_noun_follows_in_a_list() -> None:
    assert figures("three officers were shot dead and two wounded") == [
        "killed exact 3",
        "wounded exact 2",
    ]


def test_who_is_counted_is_kept() -> None:
    killed, child = suggested("killed two police officers and a child", "number")

    assert (killed.fills["status"], child.fills["age_sex"]) == ("police", "child")
    assert (killed.label, killed.detail) == ("Killed: two police officers", "police")


def test_sentence_ends_what_is_told() -> None:
    assert figures("They were killed. 40 soldiers live here.") == []
    assert figures("Gen. Milley of the U.S. Army lost 40 soldiers, killed by rockets.") == [
        "killed exact 40"
    ]
