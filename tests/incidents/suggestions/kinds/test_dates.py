"""Tests for dates in a text, counted from a report of Thursday 2 January 2020."""

from datetime import date

import pytest

from tests.incidents.suggestions.finding import THURSDAY, passages, suggested

pytestmark = pytest.mark.django_db


def values(text: str, published: date | None = THURSDAY) -> list[int | str]:
    return [each.value for each in suggested(text, "date", published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday, two men", "2019-12-27"),
        ("installation on Dec. 27 killed", "2019-12-27"),
        ("over the last two months. A", "2019-11-02~/2020-01-02"),
        ("on 2 January 2020 they", "2020-01-02"),
        ("said Thursday about it", "2020-01-02"),
        ("Sunday’s strikes", "2019-12-29"),
        ("across Iraq in 2014, and", "2014"),
        ("in late December 2019", "[2019-12-21..2019-12-31]"),
        ("between 27 and 29 December 2019.", "[2019-12-27..2019-12-29]"),
        ("from 27 to 29 December 2019", "2019-12-27/2019-12-29"),
        ("two days ago, he", "2019-12-31"),
        ("(2019-12-27)", "2019-12-27"),
        ("يوم الجمعة", "2019-12-27"),
        ("since Tuesday.", "2019-12-31/.."),
        ("last week", "[2019-12-23..2019-12-29]"),
        ("December 3rd, 2019", "2019-12-03"),
    ],
)
def test_date_is_read_as_if_typed(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        *("they may march", "sat in the sun", "Do I think they may", "2014 troops", "a second day"),
        *("between 12 and 15 people", "up to 40 men", "the end of it", "5 from 7", "on the night"),
        *("Room 12", "in 3000", "for two months", "at noon", "in 2020 BC-like ages of 99999"),
    ],
)
def test_other_words_are_no_dates(text: str) -> None:
    assert [value for value in values(text) if value != "2020"] == []


def test_part_of_the_day_and_the_words_are_kept() -> None:
    (found,) = suggested("as of Wednesday evening.", "date")

    assert found.value == "2020-01-01"
    assert found.fills == {"date_as_reported": "Wednesday evening", "part_of_day": "evening"}
    assert found.reading == "“Wednesday evening”, counted from 2020-01-02"


def test_date_that_may_be_of_two_days_gives_both() -> None:
    assert values("on 01/02/2020 they") == ["2020-01-02", "2020-02-01"]


def test_weekday_counts_from_nothing_without_a_day_of_publication() -> None:
    assert values("on Friday and on 27 December 2019", None) == ["2019-12-27"]


def test_days_told_alike_are_one_suggestion() -> None:
    text = "On Dec. 29. Sunday’s strikes"

    (found,) = suggested(text, "date")
    assert passages(text, found) == ["Dec. 29", "Sunday’s"]


def test_date_does_not_reach_into_the_next_sentence_or_paragraph() -> None:
    assert values("It was Friday. 27 men came") == ["2019-12-27"]
    assert values("Thursday\n\n27 men") == ["2020-01-02"]


def test_many_words_of_dates_are_read_in_time_that_grows_with_them() -> None:
    assert values("on Friday the " * 3000) == ["2019-12-27"]
