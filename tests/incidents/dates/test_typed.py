"""What people type for a date, and how it is understood."""

from datetime import date

import pytest

from incidents.dates.typed import NotUnderstood, read

REPORT = date(2020, 1, 2)  # a Thursday

READ = [
    # typed, EDTF text
    ("27 Dec 2019", "2019-12-27"),
    ("27th of December, 2019", "2019-12-27"),
    ("December 27, 2019", "2019-12-27"),
    ("27-Dec-2019", "2019-12-27"),
    ("2019 December 27", "2019-12-27"),
    ("Friday 27 December 2019", "2019-12-27"),
    ("27/12/2019", "2019-12-27"),
    ("27.12.2019", "2019-12-27"),
    ("2019-1-5", "2019-01-05"),
    ("20191227", "2019-12-27"),
    ("2019–12–27", "2019-12-27"),
    ("2019-12", "2019-12"),
    ("Dec. 2019", "2019-12"),
    ("late Dec 2019", "[2019-12-21..2019-12-31]"),
    ("end of February 2020", "[2020-02-21..2020-02-29]"),
    ("mid-March 2020", "[2020-03-11..2020-03-20]"),
    ("early 2019", "[2019-01..2019-04]"),
    ("2014", "2014"),
    ("the 2010s", "201X"),
    ("~2014", "2014~"),
    ("c. 2014", "2014~"),
    ("about Dec 2019", "2019-12~"),
    ("about late Dec 2019", "2019-12~"),
    ("possibly 27 Dec 2019", "2019-12-27?"),
    ("27 Dec 2019 ?", "2019-12-27?"),
    ("possibly about 2014", "2014%"),
    ("between 31 Dec 2019 and 2 Jan 2020", "[2019-12-31..2020-01-02]"),
    ("between late Nov and 2 Dec 2019", "[2019-11-21..2019-12-02]"),
    ("between the 1990s and 2014", "[1990..2014]"),
    ("between 27 Dec and 27 Dec 2019", "2019-12-27"),
    ("27 or 28 December 2019", "[2019-12-27..2019-12-28]"),
    ("from 31 Dec 2019 to 2 Jan 2020", "2019-12-31/2020-01-02"),
    ("31 Dec - 2 Jan 2020", "2019-12-31/2020-01-02"),
    ("31 Dec 2019 - 2 Jan", "2019-12-31/2020-01-02"),
    ("27-29 December 2019", "2019-12-27/2019-12-29"),
    ("December 27–29, 2019", "2019-12-27/2019-12-29"),
    ("2019-12-27 / 2020-01-02", "2019-12-27/2020-01-02"),
    ("about 2 November 2019 to 2 Jan 2020", "2019-11-02~/2020-01-02"),
    ("from late 2018 to May 2019", "2018/2019-05"),
    ("2014 - 2016", "2014/2016"),
    ("since 27 Dec 2019", "2019-12-27/.."),
    ("from 27 Dec 2019 on", "2019-12-27/.."),
    ("until 2 Jan 2020", "../2020-01-02"),
    ("up to 2014", "../2014"),
    ("by 2 Jan 2020", "../2020-01-02"),
    # counted from the report
    ("the last two months", "2019-11-02~/2020-01-02"),
    ("over the past 10 days", "2019-12-23~/2020-01-02"),
    ("Tuesday", "2019-12-31"),
    ("Thursday", "2020-01-02"),
    ("last Thursday", "2019-12-26"),
    ("last Sunday", "2019-12-29"),
    ("next Thursday", "2020-01-09"),
    ("this Friday", "2020-01-03"),
    ("Tuesday last week", "2019-12-24"),
    ("between Tuesday and Thursday", "[2019-12-31..2020-01-02]"),
    ("from Thursday to Tuesday", "2019-12-26/2019-12-31"),
    ("Monday or Tuesday", "[2019-12-30..2019-12-31]"),
    ("since Tuesday", "2019-12-31/.."),
    ("yesterday", "2020-01-01"),
    ("two days ago", "2019-12-31"),
    ("a week ago", "2019-12-26~"),
    ("two months ago", "2019-11~"),
    ("ten years ago", "2010~"),
    ("last week", "[2019-12-23..2019-12-29]"),
    ("this week", "[2019-12-30..2020-01-02]"),
    ("the weekend", "[2019-12-28..2019-12-29]"),
    ("last month", "2019-12"),
    ("this year", "2020"),
    ("since last week", "2019-12/.."),
    ("Dec. 29", "2019-12-29"),
    ("Sunday, Dec. 29", "2019-12-29"),
    ("late December", "[2019-12-21..2019-12-31]"),
    ("31 Dec to 2 Jan", "2019-12-31/2020-01-02"),
    # Arabic
    ("٢٧ ديسمبر ٢٠١٩", "2019-12-27"),
    ("٢٧ كانون الأول ٢٠١٩", "2019-12-27"),
    ("٢٠١٩-١٢-٢٧", "2019-12-27"),
    ("يوم الثلاثاء", "2019-12-31"),
    ("الأحد الماضي", "2019-12-29"),
    ("بين 31 ديسمبر 2019 و2 يناير 2020", "[2019-12-31..2020-01-02]"),
    ("من 27 ديسمبر 2019 إلى 2 يناير 2020", "2019-12-27/2020-01-02"),
    ("أواخر كانون الثاني 2020", "[2020-01-21..2020-01-31]"),
    ("منذ 2014", "2014/.."),
    ("حوالي ٢٠١٤", "2014~"),
]

PARTS = [
    ("Wednesday evening", "2020-01-01", "evening"),
    ("on the morning of 27 December 2019", "2019-12-27", "morning"),
    ("at dawn on Tuesday", "2019-12-31", "dawn"),
    ("early on Sunday morning", "2019-12-29", "morning"),
    ("in the small hours of 27 Dec 2019", "2019-12-27", "small-hours"),
    ("last night", "2020-01-01", "night"),
    ("this afternoon", "2020-01-02", "afternoon"),
    ("Tuesday", "2019-12-31", ""),
]

CHOICES = [
    ("01/02/2020", ("2020-01-02", "2020-02-01")),
    (
        "between 01/02/2020 and 5 March 2020",
        ("between 2020-01-02 and 5 March 2020", "between 2020-02-01 and 5 March 2020"),
    ),
    ("5 Jan", ("2019-01-05", "2020-01-05")),
    ("March", ("2019-03", "2020-03")),
    ("the 2000s", ("the 200X", "the 20XX")),
    ("2020-01-02/2019-12-31", ()),
]

REFUSED = [
    ("", "is empty"),
    ("Hannukah 2019", "“hannukah”, which is not understood"),
    ("Tuesday 27 December 2019", "names a Tuesday, and 2019-12-27 was a Friday"),
    ("30 February 2020", "write a day from 1 to 29"),
    ("27 Dec 19", "write all four"),
    ("27 Dec 2019, 21:30", "put the time into its own field"),
    ("1 Jan 0000", "years run from 0001 to 9999"),
    ("1 January 10000", "“10000”, which is not understood"),
    ("from 2 Jan 2020 to 27 Dec 2019", "is reversed: write 2019-12-27/2020-01-02"),
    ("27 or 29 December 2019", "with others between them"),
    ("between about 2014 and 2016", "leave out about and possibly"),
    ("evening of December 2019", "names a part of the day and no day"),
    ("Tuesday morning evening", "two parts of the day"),
    ("since the last two months", "is no month and no year"),
    ("about the last two months", "is about a stretch of days"),
    ("Tuesday last month", "names a weekday of no week"),
    ("before Tuesday", "“before”, which is not understood"),
    ("between", "is not understood"),
    ("1/2", "is not a date"),
    ("27 Dec 2019\x00", "no letter, digit or sign"),
    ("2019\ud800", "no letter, digit or sign"),
    ("9" * 1_000_000, "is longer than 200 characters"),
]


@pytest.mark.parametrize(("typed", "text"), READ)
def test_typed_date_is_read(typed: str, text: str) -> None:
    assert read(typed, REPORT).when.text == text


@pytest.mark.parametrize(("typed", "text", "part"), PARTS)
def test_part_of_the_day_is_read_with_its_day(typed: str, text: str, part: str) -> None:
    found = read(typed, REPORT)
    assert (found.when.text, found.part_of_day) == (text, part)


@pytest.mark.parametrize(("typed", "choices"), CHOICES)
def test_ambiguous_date_is_refused_with_its_readings(typed: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(typed, REPORT)
    assert refused.value.choices == choices
    for choice in choices:
        assert read(choice, REPORT).typed == choice


@pytest.mark.parametrize(("typed", "words"), REFUSED, ids=range(len(REFUSED)))
def test_other_text_is_refused_with_the_remedy(typed: str, words: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(typed, REPORT)
    assert words in str(refused.value)


@pytest.mark.parametrize("typed", ["Tuesday", "Dec. 27", "the last two months", "last year"])
def test_date_that_counts_from_a_report_needs_one(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="choose a source with its day of publication"):
        read(typed)


def test_reading_says_what_it_was_counted_from() -> None:
    assert read("Tuesday", REPORT).counted_from == REPORT
    assert read("27 Dec 2019", REPORT).counted_from is None


@pytest.mark.parametrize(
    ("typed", "report"), [("ten years ago", date(5, 1, 1)), ("tomorrow", date(9999, 12, 31))]
)
def test_date_outside_the_calendar_is_refused(typed: str, report: date) -> None:
    with pytest.raises(NotUnderstood, match="outside the calendar"):
        read(typed, report)


def test_leap_day_without_a_year_is_the_last_there_was() -> None:
    assert read("29 Feb", date(2018, 1, 1)).when.text == "2016-02-29"
