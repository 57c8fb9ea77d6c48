"""UCDP's parameters, read strictly."""

from datetime import date
from typing import Any

import pytest

from incidents.filters import InvalidParameters
from incidents.ucdp.asking import Asked, Page, position_of, read
from incidents.ucdp.rows import row
from tests.incidents.ucdp.documents import located, published


def refused(**given: Any) -> dict[str, str]:
    lists = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
    with pytest.raises(InvalidParameters) as errors:
        read(lists)
    return {error.name: error.message for error in errors.value.errors}


def asked(**given: str) -> Asked:
    return read({name: [value] for name, value in given.items()})[0]


def test_nothing_asked_is_the_first_hundred() -> None:
    assert read({}) == (Asked(), Page(0, 100))


def test_everything_is_read_in_any_case() -> None:
    found, page = read(
        {
            "PAGESIZE": ["2"],
            "Page": ["3"],
            "country": ["652,369"],
            "typeofviolence": ["1, 3"],
            "geography": ["32 35,38 43"],
            "StartDate": ["2019-01-01"],
            "Key": ["mine"],
        }
    )

    assert page == Page(3, 2)
    assert (set(found.countries), set(found.violence)) == ({652, 369}, {1, 3})
    assert (found.box, found.start) == ((32, 35, 38, 43), date(2019, 1, 1))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("pagesiz", "1", "did you mean pagesize?"),
        ("pagesize", "0", "from 1 to 1000"),
        ("pagesize", "1001", "from 1 to 1000"),
        ("pagesize", "", "empty"),
        ("page", "-1", "no whole number"),
        ("page", "١", "no whole number"),
        ("Country", "7777", "is no country"),
        ("Country", "Syria", "no whole number"),
        ("TypeOfViolence", "4", "from 1 to 3"),
        ("TypeOfViolence", "1,,2", "empty"),
        ("Dyad", "a\0", "U+0000"),
        ("StartDate", "01/02/2019", "is no day"),
        ("EndDate", "2019-02-30", "is no day"),
        ("Geography", "1 2,3", "is no box"),
        ("Geography", "40 35,32 43", "south first"),
        ("Geography", "0 0,0 181", "south first"),
        ("Id", ",".join(map(str, range(1, 502))), "501 values: give at most 200"),
    ],
)
def test_what_cannot_be_is_named(name: str, value: str, said: str) -> None:
    told = refused(**{name: value})

    assert list(told) == [name]
    assert said in told[name]


def test_all_that_is_wrong_is_told_at_once() -> None:
    told = refused(pagesize="x", StartDate="2020-01-02", EndDate="2020-01-01", page=["1", "2"])

    assert set(told) == {"pagesize", "EndDate", "page"}
    assert told["EndDate"] == "EndDate lies before StartDate, 2020-01-02: exchange them."


def test_one_parameter_in_two_spellings_is_given_twice() -> None:
    assert list(refused(page="1", PAGE="2")) == ["page"]


@pytest.mark.parametrize(
    ("version", "position"), [("current", None), ("25.1", None), ("26.0.3", None), ("1207", "1207")]
)
def test_version_is_the_newest_or_a_position(version: str, position: str | None) -> None:
    assert position_of(version) == position


@pytest.mark.parametrize("version", ["latest", "v25", "25.", "-1", "²"])
def test_version_that_is_none_is_refused(version: str) -> None:
    with pytest.raises(InvalidParameters, match="is no version: write current"):
        position_of(version)


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({"Country": "645"}, True),
        ({"Country": "652"}, False),
        ({"TypeOfViolence": "1"}, True),
        ({"TypeOfViolence": "2,3"}, False),
        ({"Id": "1000000042"}, True),
        ({"Dyad": "5"}, False),
        ({"Actor": "5"}, False),
        ({"Source": "REUTERS"}, True),
        ({"Source": "Reut"}, False),
        ({"StartDate": "2019-12-27"}, True),
        ({"StartDate": "2019-12-28"}, False),
        ({"EndDate": "2019-12-26"}, False),
        ({"EndDate": "2019-12-27"}, True),
        ({"Geography": "35 44,36 45"}, True),
        ({"Geography": "35 45,36 46"}, False),
        ({"Geography": "35 170,36 -170"}, False),
    ],
)
def test_row_has_what_is_asked(given: dict[str, str], holds: bool) -> None:
    assert asked(**given).holds(row(published())) is holds


def test_box_across_the_antimeridian_has_both_sides() -> None:
    fiji = row(published(locations=[located(latitude=-17, longitude=-179.5)]))

    assert asked(Geography="-20 177,-15 -178").holds(fiji)
