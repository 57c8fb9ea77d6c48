"""ACLED's parameters: what each column may be asked, and what is refused."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.acled.asking import Asked, operators, read
from incidents.acled.rows import COLUMNS
from incidents.filters import InvalidParameters

ROW: dict[str, Any] = {
    **dict.fromkeys(COLUMNS, ""),
    "event_date": "2019-12-27",
    "year": 2019,
    "country": "Iraq",
    "region": "Middle East",
    "actor1": "Kata'ib Hizbollah (Iraq)",
    "fatalities": 1,
    "timestamp": 1578009600,
    "latitude": 35.468,
}


def asked(**parameters: str) -> Asked:
    return read({name: [value] for name, value in parameters.items()})


def finds(**parameters: str) -> bool:
    return all(each.holds(ROW) for each in asked(**parameters).conditions)


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"event_date": "2019-12-27"}, True),
        ({"event_date": "2019-12-28"}, False),
        ({"event_date": "2019-12-01|2019-12-31", "event_date_where": "BETWEEN"}, True),
        ({"event_date": "2020-01-01|2020-01-31", "event_date_where": "between"}, False),
        ({"event_date": "2019-12-26", "event_date_where": ">"}, True),
        ({"event_date": "2019-12-27", "event_date_where": "<"}, False),
        ({"event_date": "2019-12-27", "event_date_where": "<="}, True),
        ({"year": "2019"}, True),
        ({"year": "2018|2019"}, True),
        ({"fatalities": "0", "fatalities_where": ">"}, True),
        ({"fatalities": "1", "fatalities_where": ">"}, False),
        ({"fatalities": "1"}, True),
        ({"latitude": "35.468"}, True),
        ({"country": "iraq"}, True),
        ({"country": "Ira"}, False),
        ({"country": "Kuwait|Iraq"}, True),
        ({"country": "Kuwait:OR:country=Iraq"}, True),
        ({"country": "Ira", "country_where": "LIKE"}, True),
        ({"region": "11"}, True),
        ({"region": "12"}, False),
        ({"region": "middle east"}, True),
        ({"actor1": "kata'ib"}, True),
        ({"actor1": "Kata%Iraq"}, True),
        ({"actor1": "(iraq)"}, True),
        ({"actor1": "hizb.llah"}, False),
        ({"actor1": "Kata'ib", "actor1_where": "="}, False),
        ({"timestamp": "1578009600"}, True),
        ({"timestamp": "1578009601"}, False),
        ({"timestamp": "2020-01-03"}, True),
        ({"timestamp": "2020-01-04"}, False),
        ({"timestamp": "1578009601", "timestamp_where": "<"}, True),
        ({"country": "Iraq", "fatalities": "5", "fatalities_where": ">="}, False),
    ],
)
def test_condition_is_acled_s(parameters: dict[str, str], found: bool):
    assert finds(**parameters) is found


@pytest.mark.parametrize(
    ("parameters", "name", "said"),
    [
        ({"evnt_date": "2019-12-27"}, "evnt_date", "did you mean event_date"),
        ({"event_date": "27/12/2019"}, "event_date", "takes YYYY-MM-DD"),
        ({"event_date": "2019-02-30"}, "event_date", "takes YYYY-MM-DD"),
        ({"event_date": "2019-12-27", "event_date_where": "LIKE"}, "event_date_where", "chosen"),
        (
            {"event_date": "2020-01-01|2019-01-01", "event_date_where": "BETWEEN"},
            "event_date",
            "lower first",
        ),
        ({"event_date": "2020-01-01", "event_date_where": "BETWEEN"}, "event_date", "two values"),
        ({"event_date_where": ">"}, "event_date_where", "without its column"),
        ({"fatalities": "١"}, "fatalities", "in 0-9"),
        ({"fatalities": "nan"}, "fatalities", "in 0-9"),
        ({"year": "1e400"}, "year", "in 0-9"),
        ({"actor1": "a\0b"}, "actor1", "U+0000"),
        ({"actor1": "x", "actor1_where": ">"}, "actor1_where", "chosen"),
        ({"country": " "}, "country", "empty value"),
        ({"region": "6"}, "region", "1 to 20"),
        ({"timestamp": "yesterday"}, "timestamp", "takes YYYY-MM-DD"),
        ({"limit": "-1"}, "limit", "whole number from 0"),
        ({"page": "0"}, "page", "whole number from 1"),
        ({"fields": "event_date|actor"}, "fields", "is no column"),
        ({"_format": "xml"}, "_format", "json or csv"),
        ({"export_type": "triadic"}, "export_type", "dyadic or monadic"),
        ({"population": "full"}, "population", "There is no parameter"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(parameters: dict[str, str], name: str, said: str):
    with pytest.raises(InvalidParameters) as refusal:
        asked(**parameters)

    (error,) = refusal.value.errors
    assert error.name == name
    assert said in error.message


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(InvalidParameters) as refusal:
        read({"year": ["x"], "page": ["1", "2"], "limt": ["5"]})

    assert {error.name for error in refusal.value.errors} == {"year", "page", "limt"}


def test_request_is_read_with_what_clients_send():
    told = asked(
        key="k",
        email="e@example.org",
        limit="0",
        page="3",
        fields="event_date|country|event_date",
        inter_num="0",
        export_type="monadic",
        with_total="true",
        _format="csv",
    )

    assert told == Asked((), ("event_date", "country"), 0, 3, True, True, True, "csv")
    assert asked() == Asked()


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_asked(column: str):
    value = {"event_date": "2019-12-27", "region": "11"}.get(column, "12")

    assert [each.column for each in asked(**{column: value}).conditions] == [column]
    for operator in operators(column):
        both = f"{value}|{value}" if operator == "BETWEEN" else value
        assert asked(**{column: both, f"{column}_where": operator}).conditions


@given(st.text(max_size=60), st.sampled_from(COLUMNS))
def test_any_text_is_read_or_refused(text: str, column: str):
    with suppress(InvalidParameters):
        assert finds(**{column: text}) in (True, False)
