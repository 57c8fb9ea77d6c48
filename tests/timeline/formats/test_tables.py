"""The formats that are data: one row, line or feature an incident."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections
from shapely.geometry import Point, shape

from incidents import formats
from incidents.api.answers import moment
from incidents.columns import COLUMNS, named, unfolded
from incidents.formats import UnknownFormat, available, find
from tests.timeline.documents import document
from tests.timeline.formats.flat import row, table
from tests.timeline.made_selection import made, text_of
from timeline.asking import asked
from timeline.formats import parquet
from timeline.formats.geojson import _LIST

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_tables_are_these():
    assert {"acled", "csv", "geojson", "kml", "ndjson", "parquet", "ucdp-ged", "xlsx"} == {
        f.name for f in available(chronology=False)
    }


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


def test_geojson_is_read_as_the_points_of_the_table():
    selection = asked({})
    told = json.loads(text_of(find("geojson").stream(selection)))

    points = {row["id"]: row["geometry"] and shape(row["geometry"]) for row in told["features"]}
    rows = selection.rows().values_list("reference", "longitude", "latitude")
    for reference, longitude, latitude in rows:
        expected = None if longitude is None else Point(float(longitude), float(latitude))
        assert points[reference] == expected


def test_geojson_properties_are_the_columns_with_lists_as_lists():
    told = json.loads(text_of(find("geojson").stream(asked({}))))
    names = {column.name for column in COLUMNS} - {"latitude", "longitude"}

    assert set(told["features"][0]["properties"]) == names
    assert isinstance(told["features"][0]["properties"]["actors"], list)


def test_geojson_can_be_narrowed_and_keeps_its_points():
    narrowed = replace(asked({}), columns=named(["date", "actors"]))
    told = json.loads(text_of(find("geojson").stream(narrowed)))

    assert {tuple(feature["properties"]) for feature in told["features"]} == {("date", "actors")}
    assert any(feature["geometry"] for feature in told["features"])
    nothing = replace(narrowed, columns=named(["latitude"]))
    told = json.loads(text_of(find("geojson").stream(nothing)))
    assert {str(feature["properties"]) for feature in told["features"]} == {"{}"}


def test_geojson_says_what_the_columns_say():
    selection = asked({})
    told = json.loads(text_of(find("geojson").stream(selection)))

    for feature, cells in zip(told["features"], selection.cells(), strict=True):
        values = {c.name: c.value(cell) for c, cell in zip(COLUMNS, cells, strict=True)}
        point = [values.pop("longitude"), values.pop("latitude")]
        values["recorded_at"] = moment(values["recorded_at"])
        written = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
        assert feature["properties"] == written
        assert feature["geometry"] == (
            {"type": "Point", "coordinates": point} if point != [None, None] else None
        )


def test_geojson_parts_the_texts_of_a_list_where_csv_does():
    with connections["reader"].cursor() as cursor:
        for texts in (["a; b", "c;"], [";;", "; ;x"], ["a"], []):
            cell = "; ".join(re.sub(r";+(?= |$)", lambda run: run[0] * 2, t) for t in texts)
            cursor.execute(
                f"SELECT {_LIST % {'expressions': 'cell'}} FROM (SELECT %s) x (cell)", [cell]
            )
            (found,) = cursor.fetchone()
            assert json.loads(found) == texts == unfolded(cell)


def test_ndjson_of_a_table_has_a_row_a_line():
    lines = text_of(
        find("ndjson").stream(table(row(1, title="=1+1"), row(2, title="")))
    ).splitlines()

    first, second, end = map(json.loads, lines)
    assert first == {
        "reference": "INC-000001",
        "title": "=1+1",
        "earliest": "2019-12-02",
        "latitude": 35.509722,
        "longitude": 44.206667,
        "actors": ["A", "B; C"],
        "killed_best": 1,
        "recorded_at": "2026-01-05T09:30:00.123456Z",
    }
    assert second["title"] is None
    assert end["end"]["count"] == 2


def test_flat_formats_take_any_table():
    flat = {f.name for f in available(chronology=False) if f.flat}

    assert flat == {"csv", "ndjson", "parquet", "xlsx"}


def test_parquet_without_its_library_says_what_to_install(monkeypatch):
    monkeypatch.setattr(formats, "_registry", {})
    monkeypatch.setattr(formats, "_missing", {})
    monkeypatch.setattr(parquet, "find_spec", lambda _name: None)

    parquet.offer()

    assert available() == ()
    assert "pip install pyarrow" in formats.missing("parquet")
    with pytest.raises(UnknownFormat, match="pip install pyarrow"):
        find("parquet")
