"""The formats that are data: one row, line or feature an incident."""

import csv
import json
from io import StringIO

import pytest

from incidents.columns import COLUMNS
from incidents.formats import available, find
from tests.timeline.documents import document
from tests.timeline.made_selection import made, text_of
from timeline.asking import asked

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_tables_are_these():
    assert {"csv", "geojson", "ndjson"} <= {f.name for f in available(chronology=False)}


def test_csv_is_a_plain_table_in_order():
    selection = asked({"country": ["IQ"]})
    rows = list(csv.DictReader(StringIO(text_of(find("csv").stream(selection)))))

    assert len(rows) == selection.count() > 0
    assert list(rows[0]) == [column.name for column in COLUMNS]
    in_order = list(selection.rows().values_list("reference", flat=True))
    assert [row["reference"] for row in rows] == in_order


def test_ndjson_ends_with_its_end():
    lines = text_of(find("ndjson").stream(made(document(), times=3))).splitlines()

    assert len(lines) == 4
    assert json.loads(lines[-1])["end"] == {
        "count": 3,
        "position": 7,
        "recorded_at": "2026-01-05T09:30:00.123456Z",
        "query": "country=iq",
    }


def test_geojson_has_longitude_first_and_null_for_nowhere():
    selection = asked({})
    told = json.loads(text_of(find("geojson").stream(selection)))

    assert list(told)[-1] == "end"
    assert told["end"]["count"] == len(told["features"]) == selection.count()
    points = {f["id"]: f["geometry"] for f in told["features"]}
    assert None in points.values()
    for feature in told["features"]:
        if feature["geometry"] and feature["properties"]["countries"] == ["IQ"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert 38 < longitude < 49
            assert 29 < latitude < 38


def test_geojson_properties_are_the_columns_with_lists_as_lists():
    told = json.loads(text_of(find("geojson").stream(asked({}))))
    names = {column.name for column in COLUMNS} - {"latitude", "longitude"}

    assert set(told["features"][0]["properties"]) == names
    assert isinstance(told["features"][0]["properties"]["actors"], list)
