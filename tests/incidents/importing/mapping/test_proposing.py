"""A mapping is proposed from the header and the first rows, and no more than they tell."""

import io

import pytest

from incidents.importing.files import Record
from incidents.importing.mapping.fields import FIELDS
from incidents.importing.mapping.names import FIELD_OF
from incidents.importing.mapping.proposing import Guess, Sample, order_of, propose, sample_of
from incidents.importing.mapping.spec import TableMapping

TYPES = {"airstrike": "airstrike", "air strike by jets": "airstrike", "protest": "protest"}


def proposed(*rows: dict[str, str]) -> tuple[str, dict[str, str]]:
    sample = Sample(list(rows[0]), [Record(n, row) for n, row in enumerate(rows, start=2)])
    id_column, guesses = propose(sample, TYPES)
    return id_column, {each.column: each.name for each in guesses}


def test_names_are_those_of_fields() -> None:
    parts = {"date.year", "date.month", "date.day", "id"}
    assert set(FIELD_OF.values()) <= FIELDS.keys() | parts


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Event Date", "date"),
        ("event_date", "date"),
        ("التاريخ", "date"),
        ("Fecha", "date"),
        ("NKILL", "killed"),
        ("عدد القتلى", "killed"),
        ("Année", "date.year"),
        ("anything", ""),
    ],
)
def test_columns_are_known_by_name(header: str, field: str) -> None:
    assert proposed({header: "1"})[1][header] == field


def test_a_field_is_proposed_once_and_parts_only_together() -> None:
    told = proposed({"Date": "2020-01-01", "Day": "2020-01-01", "Year": "2020", "Lat": "1"})[1]
    assert told == {"Date": "date", "Day": "", "Year": "", "Lat": ""}
    told = proposed({"iyear": "2020", "imonth": "1", "iday": "2", "Lat": "1", "Lon": "2"})[1]
    assert list(told.values()) == ["date.year", "date.month", "date.day", "latitude", "longitude"]
    assert proposed({"imonth": "1", "iday": "2"})[1] == {"imonth": "", "iday": ""}
    assert proposed({"Province": "x"})[1] == {"Province": ""}
    assert proposed({"Country": "y", "Province": "x"})[1]["Province"] == "area1"


def test_a_column_of_ids_is_one_that_tells_rows_apart() -> None:
    assert proposed({"id": "1"}, {"id": "2"})[0] == "id"
    assert proposed({"id": "1"}, {"id": "1"})[0] == ""
    assert proposed({"id": "1"}, {"id": ""})[0] == ""
    assert proposed({"no": "1", "id": "7"}, {"no": "1", "id": "8"})[0] == "id"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["13/01/2020", "01/02/2020"], "d/m/y"),
        (["01/13/2020", "01/02/2020"], "m/d/y"),
        (["01/02/2020"], ""),
        (["13/01/2020", "01/13/2020"], ""),
        (["13/13/2020"], ""),
        (["2020-01-13"], ""),
        ([], ""),
    ],
)
def test_an_order_is_proposed_only_where_the_days_prove_it(cells: list[str], order: str) -> None:
    assert order_of(cells) == order


def test_what_has_to_be_said_of_a_column_is_proposed_too() -> None:
    rows = [
        {"Kind": "Air strike", "Attacker": "A; B", "Lat": "33,5", "Lon": "36.5", "Tags": "x"},
        {"Kind": "Protest", "Attacker": "C", "Lat": "34", "Lon": "36", "Tags": ""},
        {"Kind": "riot of a kind", "Attacker": "", "Lat": "", "Lon": "", "Tags": ""},
    ]
    sample = Sample(list(rows[0]), [Record(n, row) for n, row in enumerate(rows)])
    kind, attacker, lat, lon, tags = propose(sample, {**TYPES, "air strikes": "airstrike"})[1]

    assert kind.values == {"Air strike": "airstrike", "riot of a kind": ""}
    assert (attacker.split, lat.decimal, lon.decimal) == (";", ",", "")
    assert tags == Guess("Tags", "tags")


def test_a_sample_is_read_in_the_form_that_is_declared() -> None:
    told = sample_of(
        io.BytesIO("a;b\nä;2\n".encode("cp1252")), TableMapping("x", {}, encoding="cp1252")
    )
    assert (told.columns, told.distinct("a")) == (["a", "b"], ["ä"])
    assert sample_of(io.BytesIO(b"a,b\n"), TableMapping("x", {})) == Sample([], [])
