"""What is typed as a number, and where it goes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.figures.amounts import Amount, in_words, read, settle

EXACT, RANGE = "exact", "range"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("four", (EXACT, 4, 4, 4)),
        ("Four", (EXACT, 4, 4, 4)),
        ("nobody", (EXACT, 0, 0, 0)),
        ("1,200", (EXACT, 1200, 1200, 1200)),
        ("exactly 31", (EXACT, 31, 31, 31)),
        ("about 30", ("about", None, 30, None)),
        ("~30", ("about", None, 30, None)),
        ("at least 31", ("at-least", 31, None, None)),
        ("31+", ("at-least", 31, None, None)),
        ("31 or more", ("at-least", 31, None, None)),
        ("more than 30", ("more-than", 31, None, None)),
        ("> 30", ("more-than", 31, None, None)),
        ("up to 40", ("at-most", None, None, 40)),
        ("fewer than 40", ("fewer-than", None, None, 39)),
        ("30-40", (RANGE, 30, None, 40)),
        ("between thirty", ("words", None, None, None)),
        ("between 30  and 40", (RANGE, 30, None, 40)),
        ("3 to 5", (RANGE, 3, None, 5)),
        ("several thousand", ("words", None, None, None)),
        ("عشرات", ("words", None, None, None)),
        ("٣١+", ("at-least", 31, None, None)),
    ],
)
def test_a_phrase_is_read_as_it_puts_the_number(text: str, numbers: tuple[Any, ...]) -> None:
    amount = read(text)

    assert amount is not None
    assert (amount.quantifier, amount.low, amount.best, amount.high) == numbers
    assert amount.words == (text if numbers[0] == "words" else "")


@pytest.mark.parametrize("text", ["31 rockets", "3-4-5", "…", "+", "1e9", "9" * 5000, "word " * 30])
def test_what_is_neither_number_nor_words_is_not_read(text: str) -> None:
    assert read(text) is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    amount = read(text)

    assert amount is None or amount.words or (amount.low, amount.best, amount.high) != (None,) * 3


@pytest.mark.parametrize(
    ("row", "moved"),
    [
        ({"quantifier": EXACT, "best": 4}, {"low": 4, "best": 4, "high": 4}),
        ({"quantifier": EXACT, "low": 4, "high": 4}, {"low": 4, "best": 4, "high": 4}),
        ({"quantifier": EXACT, "low": 4, "high": 5}, {}),
        ({"quantifier": EXACT, "best": 4, "as_reported": True}, {}),
        ({"quantifier": "about", "low": 4}, {"low": None, "best": 4, "high": None}),
        ({"quantifier": "about", "best": 4}, {}),
        ({"quantifier": "at-least", "best": 4}, {"low": 4, "best": None, "high": None}),
        ({"quantifier": "more-than", "best": 30}, {"low": 31, "best": None, "high": None}),
        ({"quantifier": "more-than", "low": 31}, {}),
        ({"quantifier": "fewer-than", "best": 40}, {"low": None, "best": None, "high": 39}),
        ({"quantifier": RANGE, "best": 4}, {}),
        ({"quantifier": EXACT}, {}),
    ],
)
def test_a_single_number_fills_what_the_quantifier_wants(
    row: dict[str, Any], moved: dict[str, Any]
) -> None:
    assert settle(row) == moved


def test_words_in_a_number_field_move_to_the_words() -> None:
    row = {"quantifier": EXACT, "low": None, "best": read("several thousand"), "high": None}

    moved = settle(row)

    assert moved["quantifier"] == "words"
    assert moved["words"] == "several thousand"
    assert (moved["low"], moved["best"], moved["high"]) == (None, None, None)


def test_a_phrase_leaves_the_other_numbers_for_the_rules_to_judge() -> None:
    phrase = Amount(quantifier="at-least", low=31)  # type: ignore[arg-type]  # equal to its code

    moved = settle({"quantifier": EXACT, "low": 2, "best": phrase, "high": 50})

    assert (moved["low"], moved["best"], moved["high"]) == (31, None, 50)


def test_more_than_is_said_as_readers_will_see_it() -> None:
    assert in_words({"quantifier": "more-than", "low": 30}) == "more than 29"
    assert in_words({"quantifier": "fewer-than", "high": 30}) == "fewer than 31"
    assert in_words({"quantifier": EXACT, "low": 30}) == ""
