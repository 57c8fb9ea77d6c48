"""Parquet: typed, with lists and points, and nothing without its footer."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from incidents.columns import named
from tests.timeline.formats.flat import TEXTS, MadeTable, file_of, row, table
from timeline.geoparquet import ROW_GROUP, pieces


def written(made: MadeTable) -> Any:
    return parquet.ParquetFile(io.BytesIO(file_of(pieces(made))))


def test_columns_have_the_types_of_their_kinds():
    schema = written(table(row(1))).schema_arrow

    assert {field.name: field.type for field in schema} == {
        "reference": pa.string(),
        "title": pa.string(),
        "earliest": pa.date32(),
        "latitude": pa.float64(),
        "longitude": pa.float64(),
        "actors": pa.list_(pa.string()),
        "killed_best": pa.int64(),
        "recorded_at": pa.timestamp("us", tz="UTC"),
        "geometry": pa.binary(),
    }


def test_values_come_back_with_lists_as_lists():
    (found,) = written(table(row(1, title="=1+1"))).read().to_pylist()

    assert found["title"] == "=1+1"
    assert found["earliest"] == date(2019, 12, 2)
    assert found["actors"] == ["A", "B; C"]
    assert found["recorded_at"] == datetime(2026, 1, 5, 9, 30, 0, 123456, UTC)


def test_nothing_known_is_null_and_an_empty_list():
    unknown = row(1, title="", earliest=None, latitude=None, actors="", killed_best=None)
    (found,) = written(table(unknown)).read().to_pylist()

    assert [found[name] for name in ("title", "earliest", "latitude", "killed_best")] == [None] * 4
    assert found["actors"] == []
    assert found["geometry"] is None


def test_point_is_well_known_binary_with_longitude_first():
    (found,) = written(table(row(1))).read().to_pylist()

    point = memoryview(found["geometry"])[5:].cast("d")
    assert list(point) == [44.206667, 35.509722]


def test_file_says_what_it_holds():
    metadata = written(table(row(1), row(2))).metadata.metadata

    assert json.loads(metadata[b"export"]) == {
        "count": 2,
        "position": 7,
        "recorded_at": "2026-01-05T09:30:00.123456Z",
        "query": "country=iq",
    }
    geo = json.loads(metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    assert geo["columns"]["geometry"] == {"encoding": "WKB", "geometry_types": ["Point"]}


def test_rows_without_a_point_have_no_geometry():
    made = MadeTable([("INC-000001", "A")], named(["reference", "title"]))
    found = written(made)

    assert found.schema_arrow.names == ["reference", "title"]
    assert b"geo" not in found.metadata.metadata


@pytest.mark.parametrize("count", [0, 1, ROW_GROUP, ROW_GROUP + 1])
def test_rows_go_out_group_by_group(count: int):
    made = MadeTable([("INC-000001", TEXTS[0])] * count, named(["reference", "title"]))
    parts = list(pieces(made))
    found = parquet.ParquetFile(io.BytesIO(b"".join(parts)))

    assert found.metadata.num_rows == count
    assert found.num_row_groups == -(-count // ROW_GROUP)
    assert len(parts) == found.num_row_groups + 1
