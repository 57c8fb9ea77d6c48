"""Rows out of GeoJSON: cells, ids, and what is none."""

import io
import json
from typing import Any

import pytest

from incidents.importing.features import feature_records, has_own_id
from incidents.importing.files import FormFault, Record, WrongFile
from tests.incidents.importing.feature_files import feature


def read(value: Any) -> list[Record | FormFault]:
    text = value if isinstance(value, str) else json.dumps(value)
    return list(feature_records(io.BytesIO(text.encode())))


def collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **members}


def test_properties_and_point_are_cells_as_they_are_written() -> None:
    (told,) = read(
        '{"type": "Feature", "id": 7, '
        '"geometry": {"type": "Point", "coordinates": [43.770, 3e1, 5]},'
        ' "properties": {"a": 1.50, "b": null, "c": true, "d": ["x"], "e": {"f": 1}}}'
    )

    assert told == Record(
        1,
        {
            "a": "1.50",
            "b": "",
            "c": "1",
            "d": '["x"]',
            "e": '{"f": "1"}',
            "geometry": "Point",
            "longitude": "43.770",
            "latitude": "3e1",
            "id": "7",
        },
    )


def test_features_are_numbered_through_all_collections() -> None:
    one, two = json.dumps(collection(feature(1), feature(2))), json.dumps(feature(3))

    assert [each.line for each in read(f"{one}\n{two}")] == [1, 2, 3]


def test_id_is_that_of_the_feature_else_a_property_else_a_digest() -> None:
    told = read(collection(feature(1, id=2), feature(None, id=2), feature(None), feature(" ")))
    ids = [each.cells["id"] for each in told if isinstance(each, Record)]

    assert ids[:2] == ["1", "2"]
    assert ids[2] == ids[3]
    assert [has_own_id(each) for each in ids] == [True, True, False, False]


@pytest.mark.parametrize(
    ("geometry", "cells"),
    [
        (None, {"geometry": ""}),
        ({"type": "LineString", "coordinates": []}, {"geometry": "LineString"}),
        ({"type": "Point", "coordinates": []}, {"geometry": "Point []"}),
        ({"type": "Point", "coordinates": {}}, {"geometry": "Point {}"}),
    ],
)
def test_geometry_that_is_no_point_has_none(geometry: Any, cells: dict[str, str]) -> None:
    (told,) = read({"type": "Feature", "geometry": geometry, "properties": None})

    assert isinstance(told, Record)
    assert {name: told.cells[name] for name in told.cells if name != "id"} == cells


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ([], "type"),
        ({"type": "Topology"}, "type"),
        ({"type": "FeatureCollection", "features": {}}, "type"),
        (collection(crs={"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}), "crs"),
        (collection(feature(), end={"count": 2}), "end"),
    ],
)
def test_what_is_none_is_refused_whole(value: Any, column: str) -> None:
    with pytest.raises(WrongFile) as error:
        read(value)

    assert error.value.faults[0].column == column


def test_file_that_says_it_is_whole_and_in_wgs84_is_read() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}

    assert len(read(collection(feature(), crs=crs, end={"count": 1}))) == 1


@pytest.mark.parametrize("wrong", [7, {"type": "Point"}, {"type": "Feature", "properties": []}])
def test_feature_that_is_none_is_named_and_those_below_are_read(wrong: Any) -> None:
    fault, sound = read(collection(wrong, feature()))

    assert isinstance(fault, FormFault)
    assert (fault.line, sound.line) == (1, 2)
