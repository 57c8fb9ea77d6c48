"""Dates in English."""

import re
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from incidents.dates import EdtfError, parse
from incidents.dates.words import day_heading, in_words

SAID = [
    # text, in words, as a heading
    ("2019-12-27", "27 December 2019", "27 December 2019"),
    ("2019-12", "December 2019", "December 2019"),
    ("2019-12-XX", "December 2019", "December 2019"),
    ("2014", "2014", "2014"),
    ("2019-XX", "2019", "2019"),
    ("2014~", "about 2014", "About 2014"),
    ("2019-12-27?", "possibly 27 December 2019", "Possibly 27 December 2019"),
    ("2014%", "possibly about 2014", "Possibly about 2014"),
    ("201X", "in the 2010s", "The 2010s"),
    ("201X~", "roughly in the 2010s", "Roughly in the 2010s"),
    ("200X", "between 2000 and 2009", "Between 2000 and 2009"),
    ("20XX", "between 2000 and 2099", "Between 2000 and 2099"),
    ("00XX", "between AD 1 and AD 99", "Between AD 1 and AD 99"),
    ("2019-1X", "between October and December 2019", "Between October and December 2019"),
    ("2019-12-2X", "between 20 and 29 December 2019", "Between 20 and 29 December 2019"),
    ("2019-12-2X?", "possibly between 20 and 29 December 2019", None),
    ("0009-12-27", "27 December AD 9", "27 December AD 9"),
    ("../2020-01-01", "by 1 January 2020", "By 1 January 2020"),
    ("../2014~", "by about 2014", "By about 2014"),
    ("2020-01-02/..", "from 2 January 2020 on", "From 2 January 2020 on"),
    ("2019-12-27/2019-12-29", "from 27 to 29 December 2019", "From 27 to 29 December 2019"),
    ("2019-11-27/2019-12-02", "from 27 November to 2 December 2019", None),
    ("2019-12-27/2020-12-27", "from 27 December 2019 to 27 December 2020", None),
    ("2019-12/2019-12-27", "from December 2019 to 27 December 2019", None),
    ("2019-11/2019-12", "from November to December 2019", None),
    ("2014/2016", "from 2014 to 2016", None),
    ("201X/2020", "from the 2010s to 2020", None),
    ("2019-12-2X/2020", "from a day between 20 and 29 December 2019 to 2020", None),
    ("2019-12/2019-12", "December 2019", "December 2019"),
    ("2019-11-02~/2020-01-02", "from about 2 November 2019 to 2 January 2020", None),
    ("2019-11-02/2019-12-02?", "from 2 November 2019 to 2 December 2019 (uncertain)", None),
    ("2014~/2014-12", "from about 2014 to December 2014", None),
    ("2014%/2014-12", "from about 2014 (uncertain) to December 2014", None),
    (
        "[2019-12-31..2020-01-02]",
        "on a day between 31 December 2019 and 2 January 2020",
        "Between 31 December 2019 and 2 January 2020",
    ),
    (
        "[2019-12-01..2019-12-31]",
        "on a day between 1 and 31 December 2019",
        "Between 1 and 31 December 2019",
    ),
    ("[2014..2014]", "2014", "2014"),
]
PARTS = {"small-hours", "dawn", "morning", "midday", "afternoon", "evening", "night"}
NUMBER, LATIN = re.compile(r"\d+"), re.compile(r"[A-Za-z%]")
SAME_DAY_TWICE = "2019-12-2X/2019-12-2X"


@pytest.mark.parametrize(("text", "words", "heading"), SAID)
def test_date_is_said_in_words_and_as_a_heading(text: str, words: str, heading: str | None) -> None:
    assert in_words(text) == in_words(parse(text)) == words
    assert day_heading(text) == (heading or words[0].upper() + words[1:])


def test_interval_between_equal_uncertain_days_is_not_said_to_be_one_day() -> None:
    stretch = "a day between 20 and 29 December 2019"
    assert in_words(SAME_DAY_TWICE) == f"from {stretch} to {stretch}"


@pytest.mark.parametrize(
    ("text", "words", "heading"),
    [
        ("2019-12-27", "at various times on 27 December 2019", "27 December 2019"),
        ("2019-12", "at various times in December 2019", "December 2019"),
        ("2014~", "at various times about 2014", "About 2014"),
        ("2014?", "possibly at various times in 2014", "Possibly 2014"),
        ("201X", "at various times in the 2010s", "The 2010s"),
        ("2019-12-2X", "at various times between 20 and 29 December 2019", None),
        ("2019-11/2020-01", "at various times between November 2019 and January 2020", None),
        ("2019-12-29/2019-12-29", "at various times on 29 December 2019", "29 December 2019"),
        ("[2014..2016]", "at various times between 2014 and 2016", "Between 2014 and 2016"),
        ("2014/..", "at various times from 2014 on", "From 2014 on"),
        ("../2014", "at various times up to 2014", "Up to 2014"),
        (
            "2019-11-02~/2020-01-02~",
            "at various times between about 2 November 2019 and about 2 January 2020",
            "Between about 2 November 2019 and about 2 January 2020",
        ),
    ],
)
def test_aggregate_is_said_to_lie_between(text: str, words: str, heading: str | None) -> None:
    assert in_words(text, aggregate=True) == words
    if heading:
        assert day_heading(text, aggregate=True) == heading


@pytest.mark.parametrize(
    ("text", "time", "part_of_day", "words"),
    [
        ("2019-12-27", "21:30", "", "27 December 2019, 21:30"),
        ("2019-12-27", "21:30:00", "evening", "27 December 2019, 21:30"),
        ("2019-12-27~", "21:30", "", "about 27 December 2019, 21:30"),
        ("2020-01-01", None, "evening", "evening of 1 January 2020"),
        ("2020-01-01", None, "small-hours", "small hours of 1 January 2020"),
        ("2020-01-01", None, "dawn", "dawn on 1 January 2020"),
        ("2020-01-01?", None, "dawn", "possibly 1 January 2020, at dawn"),
        ("2020-01", None, "night", "January 2020, at night"),
        (
            "[2019-12-31..2020-01-01]",
            None,
            "small-hours",
            "on a day between 31 December 2019 and 1 January 2020, in the small hours",
        ),
    ],
)
def test_time_of_day_is_added_to_the_date(
    text: str, time: str | None, part_of_day: str, words: str
) -> None:
    assert in_words(text, time=time, part_of_day=part_of_day) == words


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_of_day_has_words_for_a_day_and_for_a_month(part: str) -> None:
    assert in_words("2020-01-01", part_of_day=part).endswith(" 1 January 2020")
    assert in_words("2020-01", part_of_day=part).startswith("January 2020, ")


def test_unknown_part_of_day_is_refused() -> None:
    with pytest.raises(KeyError, match="teatime"):
        in_words("2020-01-01", part_of_day="teatime")


def test_text_that_is_no_date_is_refused() -> None:
    with pytest.raises(EdtfError):
        in_words("yesterday")


@given(st.dates(), st.sampled_from([4, 7]), st.booleans())
def test_words_name_no_day_where_none_is_known(day: date, length: int, aggregate: bool) -> None:
    text = day.isoformat()[:length]
    for words in (in_words(text, aggregate=aggregate), day_heading(text, aggregate=aggregate)):
        numbers = [int(word) for word in words.split() if word.isdigit()]
        assert numbers == [day.year]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-12-27", "27 كانون الأول/ديسمبر 2019"),
        ("2014~", "نحو 2014"),
        ("201X", "في عقد 2010"),
        ("2019-12-2X", "بين 20 و29 كانون الأول/ديسمبر 2019"),
        ("2019-11/2020-01", "من تشرين الثاني/نوفمبر 2019 إلى كانون الثاني/يناير 2020"),
        ("2020-01-02/..", "منذ 2 كانون الثاني/يناير 2020"),
        (
            "[2019-12-31..2020-01-02]",
            "في يوم بين 31 كانون الأول/ديسمبر 2019 و2 كانون الثاني/يناير 2020",
        ),
    ],
)
def test_date_is_said_in_the_language_of_the_page(text: str, words: str) -> None:
    with override("ar"):
        assert in_words(text) == words


@pytest.mark.parametrize("aggregate", [False, True])
@pytest.mark.parametrize("text", [text for text, _words, _heading in SAID])
def test_date_names_the_same_numbers_in_every_language(text: str, aggregate: bool) -> None:
    for say in (in_words, day_heading):
        english = say(text, aggregate=aggregate)
        with override("ar"):
            arabic = say(text, aggregate=aggregate)
        assert NUMBER.findall(arabic) == NUMBER.findall(english)
        assert not LATIN.search(arabic)
