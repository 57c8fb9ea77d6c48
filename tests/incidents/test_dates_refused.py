"""What is refused, why, and what to write instead."""

from copy import copy

import pytest

from incidents.dates import EdtfError, parse, parse_period

REWRITTEN = [
    ("2019-1-5", "2019-01-05"),
    ("2019-1-5/2019-1-8", "2019-01-05/2019-01-08"),
    ("01/02/2020", "2020-01-02 or 2020-02-01"),
    ("1.2.2020", "2020-01-02 or 2020-02-01"),
    ("05/05/2020", "2020-05-05"),
    ("27/12/2019", "2019-12-27"),
    ("12-27-2019", "2019-12-27"),
    ("2019/12/27", "2019-12-27"),
    ("2019.12.27", "2019-12-27"),
    ("20191227", "2019-12-27"),
    ("2019/12", "2019-12"),
    ("12/2019", "2019-12"),
    ("2019-12-27T10:30:00+03:00", "2019-12-27"),
    ("2019-12-27 10:30", "2019-12-27"),
    ("2019-12-27 / 2020-01-02", "2019-12-27/2020-01-02"),
    ("2019–12–27", "2019-12-27"),
    ("2019\N{MINUS SIGN}12", "2019-12"),
    ("٢٠١٩-١٢-٢٧", "2019-12-27"),
    ("２０１９", "2019"),
    ("2019-12-27\x00", "2019-12-27"),
    ("\u200e2019-12-27", "2019-12-27"),
    ("201x", "201X"),
    ("~2019", "2019~"),
    ("2019?~", "2019%"),
    ("2019~?", "2019%"),
    ("2019-12-31/2019-12-01", "2019-12-01/2019-12-31"),
    ("2020~/2019-01-01?", "2019-01-01?/2020~"),
    ("[2020..2019]", "[2019..2020]"),
]


@pytest.mark.parametrize(("text", "meant"), REWRITTEN)
def test_refused_text_is_answered_with_the_form_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert refused.value.remedy == f"write {meant}"
    assert all(parse(form) for form in meant.split(" or "))


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("", "is empty", "2019-12-27"),
        ("   ", "is empty", "2019-12-27"),
        ("2019-02-30", "has no such day", "2019-02 has days 01 to 28"),
        ("2019-02-3X", "has no such day", "2019-02 has days 01 to 28"),
        ("2019-12-4X", "has no such day", "01 to 31"),
        ("2019-12-00", "has no such day", "01 to 31"),
        ("2019-13", "has no such month", "01 to 12"),
        ("2019-2X", "has no such month", "01 to 12"),
        ("2019-00-XX", "has no such month", "01 to 12"),
        ("0000", "has no such year", "0001 to 9999"),
        ("10000", "has a year that is not kept here", "0001 to 9999"),
        ("-0044-03-15", "has a year that is not kept here", "0001 to 9999"),
        ("19-12-27", "is not a date", "four-digit year"),
        ("2019-", "is not a date", "four-digit year"),
        ("27 December 2019", "has ' ' (U+0020)", "digits and hyphens"),
        ("\ud800", "has '\\ud800' (U+D800)", "digits and hyphens"),
        ("{2014,2016}", "has '{' (U+007B)", "digits and hyphens"),
        ("10:30", "has a time of day", "digits and hyphens"),
        ("2" * 25, "is longer than the 24 characters", "digits and hyphens"),
        ("2019 -" + " " * 60 + "1", "has ' ' (U+0020)", "digits and hyphens"),
        ("XXXX", "has an X before", "from the right only"),
        ("2X19", "has an X before", "from the right only"),
        ("2019-XX-05", "has an X before", "from the right only"),
        ("201X-12", "has an X before", "from the right only"),
        ("2019~-12", "that is not at its end", "2019-12-27~"),
        ("2014..2016", "has .. outside", "[a..b]"),
        ("..", "has .. outside", "a/.."),
        ("2019-12-27/", "leaves an end out", "2019-12-27/.."),
        ("/2019-12-27", "leaves an end out", "../2019-12-27"),
        ("../..", "names no date", "at least one"),
        ("/", "names no date", "at least one"),
        ("../", "names no date", "at least one"),
        ("2014/2015/2016", "has more than one /", "one interval"),
        ("[2014..]", "is not one day between", "../b"),
        ("[..2014]", "is not one day between", "../b"),
        ("[2014..2016", "is not one day between", "[2019-12-31..2020-01-02]"),
        ("[2014..2016]~", "is not one day between", "[2019-12-31..2020-01-02]"),
        ("[2014]", "is not one day between", "[2019-12-31..2020-01-02]"),
        ("[2014~..2016]", "cannot be qualified here", "write 2014"),
        ("[201X..2022]", "has unknown digits", "2010-01-01 or 2019-12-31"),
        ("2019-02-30/2019-03-01", "has no such day", "01 to 28"),
    ],
)
def test_refused_text_is_answered_with_problem_and_remedy(
    text: str, problem: str, remedy: str
) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("2019~", "cannot be qualified here", "write 2019"),
        ("201X", "has unknown digits", "2010-01-01 or 2019-12-31"),
        ("[2014..2016]", "is an uncertain date", "write 2014-01-01/2016-12-31"),
        ("[2014]", "is not one day between", "[2019-12-31..2020-01-02]"),
        ("2016/2014", "is reversed", "write 2014/2016"),
        ("../..", "names no date", "at least one"),
        ("2019/", "leaves an end out", "2019/.."),
        ("01/02/2020", "can be read in two ways", "2020-01-02 or 2020-02-01"),
        ("2019-1", "is not a date", "write 2019-01"),
        ("", "is empty", "2019-12-27"),
    ],
)
def test_refused_period_is_answered_with_problem_and_remedy(
    text: str, problem: str, remedy: str
) -> None:
    with pytest.raises(EdtfError) as refused:
        parse_period(text)
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy


def test_message_is_one_sentence_with_value_problem_and_remedy() -> None:
    with pytest.raises(EdtfError) as refused:
        parse("2019-02-30\n")
    assert str(refused.value) == '"2019-02-30" has no such day: 2019-02 has days 01 to 28'
    assert refused.value.value == "2019-02-30"


def test_message_shortens_a_long_value() -> None:
    with pytest.raises(EdtfError) as refused:
        parse("9" * 5000)
    assert str(refused.value).startswith('"' + "9" * 40 + '…" is longer')


def test_error_can_be_copied() -> None:
    error = EdtfError("2019-1-5", "is not a date", "write 2019-01-05")
    assert str(copy(error)) == str(error)
