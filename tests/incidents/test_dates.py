"""What each form of date implies."""

from copy import deepcopy
from datetime import date

import pytest

from incidents.dates import Form, Precision, parse

EXACT_BOUNDS = [
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("0XXX", "0001-01-01", "0999-12-31"),
    ("2019-XX", "2019-01-01", "2019-12-31"),
    ("2019-0X", "2019-01-01", "2019-09-30"),
    ("2019-1X", "2019-10-01", "2019-12-31"),
    ("2019-12-XX", "2019-12-01", "2019-12-31"),
    ("2019-12-0X", "2019-12-01", "2019-12-09"),
    ("2019-12-3X", "2019-12-30", "2019-12-31"),
    ("2019-02-2X", "2019-02-20", "2019-02-28"),
    ("2020-02-2X", "2020-02-20", "2020-02-29"),
    ("201X-XX-XX", "2010-01-01", "2019-12-31"),
    ("2019-1X-XX", "2019-10-01", "2019-12-31"),
    ("2019-12-1X/2020", "2019-12-10", "2020-12-31"),
    ("[2019-11..2020-01]", "2019-11-01", "2020-01-31"),
    ("[2014..2016]", "2014-01-01", "2016-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), EXACT_BOUNDS)
def test_bounds_are_the_first_and_last_possible_day(text: str, earliest: str, latest: str) -> None:
    found = parse(text)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "certain_from", "certain_to"),
    [
        ("2019-12-27", "2019-12-27", "2019-12-27"),
        ("2019-12-27/2019-12-29", "2019-12-27", "2019-12-29"),
        ("2019-11/2020-01", "2019-11-30", "2020-01-01"),
        ("2014/2016", "2014-12-31", "2016-01-01"),
        ("2019-12-1X/2019-12-2X", "2019-12-19", "2019-12-20"),
        ("2019/2019-12-15", "2019-12-15", "2019-12-15"),
        ("2020-01-15/2020-01", "2020-01-15", "2020-01-15"),
        ("2019-12/..", "2019-12-31", "2019-12-31"),
        ("../2020-01", "2020-01-01", "2020-01-01"),
    ],
)
def test_certain_stretch_is_from_last_start_to_first_end(
    text: str, certain_from: str, certain_to: str
) -> None:
    found = parse(text)
    assert (str(found.certain_from), str(found.certain_to)) == (certain_from, certain_to)


@pytest.mark.parametrize(
    "text",
    [
        *("2019-12", "2014", "201X", "2019-12-2X", "2019-12/2019-12", "2019/2019-12"),
        *("[2019-12-31..2020-01-02]", "[2019-12-31..2019-12-31]", "2019-12-27~", "2019-12-27?"),
        *("2019-12-27~/2019-12-29", "2019-12-27/2019-12-29%", "2019-12-27?/..", "../2020-01-01~"),
    ],
)
def test_certain_stretch_is_empty_where_no_day_is_sure(text: str) -> None:
    found = parse(text)
    assert found.certain_from is None
    assert found.certain_to is None


def test_without_certainty_keeps_all_but_the_certain_stretch() -> None:
    found = parse("2019-12-27/2019-12-29")
    emptied = found.without_certainty()
    assert (emptied.certain_from, emptied.certain_to) == (None, None)
    assert (emptied.earliest, emptied.latest) == (found.earliest, found.latest)
    assert emptied.precision is Precision.DAYS


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2019-12-01", Precision.DAY),
        ("2019-12-01/2019-12-02", Precision.DAYS),
        ("[2019-12-01..2019-12-06]", Precision.DAYS),
        ("2019-12-01/2019-12-07", Precision.WEEK),
        ("2019-12-01/2019-12-08", Precision.MONTH),
        ("2019-12", Precision.MONTH),
        ("2019-12-01/2020-01-01", Precision.YEAR),
        ("2020", Precision.YEAR),
        ("2020/2021-01-01", Precision.LONGER),
        ("2020/..", Precision.OPEN),
        ("../2020", Precision.OPEN),
    ],
)
def test_precision_is_the_number_of_days_between_the_bounds(
    text: str, precision: Precision
) -> None:
    assert parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "form", "start_qualifier", "end_qualifier"),
    [
        ("2019-12-27", Form.SINGLE, "", ""),
        ("2019-12-27~", Form.SINGLE, "~", "~"),
        ("201X?", Form.SINGLE, "?", "?"),
        ("2014%", Form.SINGLE, "%", "%"),
        ("2014~/2016", Form.INTERVAL, "~", ""),
        ("2014/2016?", Form.INTERVAL, "", "?"),
        ("2014%/2016~", Form.INTERVAL, "%", "~"),
        ("2014~/..", Form.INTERVAL, "~", ""),
        ("../2014~", Form.INTERVAL, "", "~"),
        ("[2014..2016]", Form.ONE_OF, "", ""),
    ],
)
def test_form_and_qualifiers_are_kept_for_each_end(
    text: str, form: Form, start_qualifier: str, end_qualifier: str
) -> None:
    found = parse(text)
    assert found.form is form
    assert (found.start_qualifier, found.end_qualifier) == (start_qualifier, end_qualifier)
    assert found.qualified is bool(start_qualifier or end_qualifier)


def test_blanks_around_a_date_are_dropped() -> None:
    assert parse(" \t2019-12-27\u00a0\r\n") == parse("2019-12-27")


def test_date_can_be_copied() -> None:
    found = parse("2019-12-27")
    assert deepcopy(found) == found
    assert found.earliest == date(2019, 12, 27)
