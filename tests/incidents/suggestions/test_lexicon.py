"""Tests for looking names up: whole words, longest first, capitals where they matter."""

import pytest

from incidents.suggestions import Report
from incidents.suggestions.lexicon import Lexicon, Name

pytestmark = pytest.mark.django_db


def found(text: str, *names: str, strict: bool = False) -> list[str]:
    lexicon = Lexicon(Name(name, name, strict) for name in names)
    return [each.names[0].value for each in lexicon.find(Report(text))]


def test_longest_name_wins_and_the_rest_is_read_on() -> None:
    assert found("New York City and New York", "New York", "New York City", "York") == [
        "New York City",
        "New York",
    ]


def test_longer_name_that_breaks_off_leaves_the_shorter_one() -> None:
    assert found("Gulf Watch Group", "Gulf", "Gulf Watch Company") == ["Gulf"]


@pytest.mark.parametrize("gap", [" ", "\n", "-", "’s ", ", ", "\r\n"])
def test_words_of_a_name_may_stand_on_two_lines(gap: str) -> None:
    assert found(f"the Gulf{gap}Watch", "Gulf Watch") == ["Gulf Watch"]


@pytest.mark.parametrize("gap", ["\n\n", " ; ", "? ", "    "])
def test_name_does_not_reach_over_a_break(gap: str) -> None:
    assert found(f"the Gulf{gap}Watch", "Gulf Watch") == []


def test_strict_name_keeps_every_capital() -> None:
    assert found("the gulf watch", "Gulf Watch") == ["Gulf Watch"]
    assert found("the gulf Watch", "Gulf Watch", strict=True) == []


def test_name_without_words_is_never_found() -> None:
    assert found("— ʻ … Gulf", "—", "", "ʻ", "ʻ Gulf") == ["ʻ Gulf"]


def test_words_between_are_passed_over_at_most_three_times() -> None:
    lexicon = Lexicon([Name(1, "sent soldiers")], between=str.isdecimal)

    assert [each.names[0].value for each in lexicon.find(Report("sent 1 2 3 soldiers"))] == [1]
    assert list(lexicon.find(Report("sent 1 2 3 4 soldiers"))) == []
    assert list(lexicon.find(Report("sent 1"))) == []
