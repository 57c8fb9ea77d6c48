"""Tests for numbers as a running text puts them."""

import pytest

from incidents.figures.amounts import Amount
from incidents.suggestions.counting.numerals import MOST, numeral_at
from incidents.suggestions.words import words_of

pytestmark = pytest.mark.django_db


def amount(text: str) -> Amount | None:
    numeral = numeral_at(words_of(text), 0)
    return numeral.amount if numeral else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("31", 31),
        ("1,500", 1500),
        ("1\u00a0500", 1500),
        ("٣١", 31),
        ("2.5 million", 2_500_000),
        ("3 dozen", 36),
        ("seven", 7),
        ("twenty-five", 25),
        ("a hundred", 100),
        ("a dozen", 12),
        ("dozen", 12),
        ("one hundred and twenty", 120),
        ("three thousand two hundred and six", 3206),
        ("forty thousand", 40_000),
    ],
)
def test_number_in_digits_or_words(text: str, number: int) -> None:
    assert amount(text) == Amount(quantifier="exact", low=number, best=number, high=number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dozens of", "dozens"),
        ("several hundred", "several hundred"),
        ("several", "several"),
        ("a few dozen", "a few dozen"),
        ("a handful", "a handful"),
        ("tens of thousands", "tens of thousands"),
        ("some several hundred", "several hundred"),
        ("more than several hundred", "more than several hundred"),
    ],
)
def test_words_that_name_no_number_stay_words(text: str, words: str) -> None:
    assert amount(text) == Amount(quantifier="words", words=words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("more than 100", 101, None, None),
        ("at least twelve", 12, None, None),
        ("12 or more", 12, None, None),
        ("no fewer than 12", 12, None, None),
        ("fewer than 12", None, None, 11),
        ("as many as 12", None, None, 12),
        ("an estimated 12", None, 12, None),
        ("between ten and 20", 10, None, 20),
        ("10 to 20", 10, None, 20),
    ],
)
def test_words_before_a_number_say_how_exact_it_is(
    text: str, low: int | None, best: int | None, high: int | None
) -> None:
    found = amount(text)

    assert found is not None
    assert (found.low, found.best, found.high) == (low, best, high)


@pytest.mark.parametrize(
    "text",
    ["few", "about", "more than", "504th", "0", "x", f"{MOST}", "9" * 400, "hundred", "between"],
)
def test_other_words_are_no_numbers(text: str) -> None:
    assert amount(text) is None


def test_range_that_falls_is_two_numbers() -> None:
    assert amount("20 to 10") == amount("20")


def test_article_is_a_weak_one() -> None:
    numeral = numeral_at(words_of("an attack"), 0)

    assert numeral is not None
    assert numeral.article
