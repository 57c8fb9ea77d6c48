"""A cell is read as the mapping says, or refused with the rule; nothing is guessed."""

import pytest

from incidents.importing.mapping.values import Values
from tests.incidents.importing.mapping.made import parsed


def values(field: str, told: str, **cells: str) -> Values:
    return Values(cells, parsed(**{field: told}).fields)


def date(cell: str, told: str = "{column: A}") -> str:
    read = values("date", told, A=cell)
    found = read.date("date")
    return found or read.faults[0].rule


@pytest.mark.parametrize(
    ("cell", "order", "found"),
    [
        ("01/02/2020", "d/m/y", "2020-02-01"),
        ("01/02/2020", "m/d/y", "2020-01-02"),
        ("1.2.2020", "d/m/y", "2020-02-01"),
        ("2020/02/01", "d/m/y", "2020-02-01"),
        ("2020-02-01", "m/d/y", "2020-02-01"),
        ("2020/2/1", "y/m/d", "2020-02-01"),
        ("2020-02-01T19:20:00", "d/m/y", "2020-02-01"),
        ("2020-02-01 00:00:00", "", "2020-02-01"),
        ("December 2019", "d/m/y", "2019-12"),
        ("2019", "", "2019"),
        ("2019-12-27/2019-12-29", "", "2019-12-27/2019-12-29"),
        ("27 Dec 2019", "", "2019-12-27"),
    ],
)
def test_dates(cell: str, order: str, found: str) -> None:
    assert date(cell, f"{{column: A, order: {order}}}" if order else "{column: A}") == found


@pytest.mark.parametrize(
    ("cell", "order", "rule"),
    [
        ("01/02/2020", "", "or say the order in the mapping, such as order: d/m/y"),
        ("31/02/2020", "d/m/y", "there is no such day, read as d/m/y"),
        ("13/13/2020", "m/d/y", "there is no such day"),
        ("01/02/20", "d/m/y", "the year 20 has 2 digits"),
        ("43861", "d/m/y", "it "),
        ("soon", "", "it "),
        ("0000-00-00", "", "it "),
    ],
)
def test_doubtful_and_impossible_dates_are_refused(cell: str, order: str, rule: str) -> None:
    assert rule in date(cell, f"{{column: A, order: {order}}}" if order else "{column: A}")


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("2019", "12", "27"), "2019-12-27"),
        (("2019", "3", ""), "2019-03"),
        (("2019.0", "", ""), "2019"),
        (("", "", ""), ""),
        (("2019", "", "27"), "write year, month and day as numbers"),
        (("2019", "Dec", ""), "write year, month and day as numbers"),
        (("2019", "13", ""), "it "),
    ],
)
def test_dates_of_several_columns(cells: tuple[str, ...], found: str) -> None:
    told = "{parts: {year: Y, month: M, day: D}}"
    read = values("date", told, **dict(zip("YMD", cells, strict=True)))
    assert read.date("date").startswith(found) or found in read.faults[0].rule
    assert bool(read.faults) == (found[:1] not in ("2", ""))


@pytest.mark.parametrize(
    ("cell", "found"),
    [("9:05", "09:05"), ("21:30:00", "21:30"), ("2020-02-01T19:20:00", "19:20"), ("", None)],
)
def test_times(cell: str, found: str | None) -> None:
    assert values("time", "A", A=cell).clock("time") == found


@pytest.mark.parametrize("cell", ["24:00", "9", "9.30", "12:60", "٩:05"])
def test_wrong_times_are_refused(cell: str) -> None:
    read = values("time", "A", A=cell)
    assert read.clock("time") is None
    assert "write a time" in read.faults[0].rule


def test_a_text_is_joined_exchanged_or_filled_in() -> None:
    assert values("title", "{columns: [A, B], join: ', '}", A=" a ", B="b").text("title") == "a, b"
    assert values("title", "{columns: [A, B], join: ', '}", A="", B="b").text("title") == "b"
    assert values("title", "{constant: c}").text("title") == "c"
    assert values("title", "{column: A, values: {X: y}}", A=" x").text("title") == "y"
    assert values("title", "{column: A, default: d}", A=" ").text("title") == "d"
    assert values("title", "").text("title") == ""


@pytest.mark.parametrize(
    ("cell", "rule"),
    [("a\x0bb", "U+000B"), ("a" * 301, "301 characters"), ("#REF!", "shows an error")],
)
def test_a_text_that_cannot_be_is_refused(cell: str, rule: str) -> None:
    read = values("title", "A", A=cell)
    assert read.text("title") == ""
    assert rule in read.faults[0].rule


def test_codes_are_found_by_code_name_or_value() -> None:
    assert values("occurrence", "A", A="Planned").code("occurrence") == "planned"
    assert (
        values("occurrence", "{column: A, values: {tbc: possible}}", A="TBC").code("occurrence")
        == "possible"
    )
    assert values("means", "{column: A, split: '+'}", A="Drone + rocket+drone").codes("means") == [
        "drone",
        "rocket",
    ]
    read = values("occurrence", "A", A="planed")
    assert read.code("occurrence") == ""
    assert read.faults[0].rule.startswith("is it planned? Write one of occurred")
    assert values("occurrence", "A", A="").code("occurrence") == ""


@pytest.mark.parametrize(("cell", "found"), [("4", 4), ("4.0", 4), ("", None), ("0", 0)])
def test_numbers(cell: str, found: int | None) -> None:
    read = values("killed", "A", A=cell)
    assert (read.number("killed"), read.faults) == (found, [])


@pytest.mark.parametrize("cell", ["4.5", "many", "-1", "1_0", "٤", "1e2", "NaN"])
def test_wrong_numbers_are_refused(cell: str) -> None:
    read = values("killed", "A", A=cell)
    assert read.number("killed") is None
    assert [(each.column, each.value) for each in read.faults] == [("A", cell)]


def test_degrees_have_a_point_or_the_comma_that_is_declared() -> None:
    assert values("latitude", "A", A="33.5").degrees("latitude", 90) == 33.5
    comma = values("latitude", "{column: A, decimal: ','}", A="33,5")
    assert comma.degrees("latitude", 90) == 33.5
    for cell in ("33,5", "91", "N33"):
        wrong = values("latitude", "A", A=cell)
        assert wrong.degrees("latitude", 90) is None
        assert wrong.faults
    assert values("latitude", "").degrees("latitude", 90) is None
