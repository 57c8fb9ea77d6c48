"""Polygons: two notations, one normal form, and what is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon
from shapely.geometry import LinearRing, shape
from shapely.wkt import loads

from incidents.filters import WrongValueError
from incidents.filters.space.polygons import LONGEST, MOST_CORNERS, polygon
from incidents.filters.space.rings import ring

SQUARE = "POLYGON((44 35,45 35,45 36,44 36,44 35))"
HOLE = "POLYGON((44 35,45 35,45 36,44 36,44 35),(44.2 35.2,44.4 35.2,44.4 35.4,44.2 35.2))"
TWO = f"MULTIPOLYGON({SQUARE[7:]},((10 10,11 10,11 11,10 10)))"
CORNERS = [[44, 35], [45, 35], [45, 36], [44, 36], [44, 35]]


def geojson(coordinates: Any, kind: str = "Polygon", **more: Any) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates, **more})


def feature(geometry: str, **more: Any) -> str:
    return json.dumps(
        {"type": "Feature", "properties": {}, "geometry": json.loads(geometry), **more}
    )


def collection(*features: str) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [json.loads(f) for f in features]})


def refusal(text: str) -> str:
    with pytest.raises(WrongValueError) as error:
        polygon(text)
    return str(error.value)


class TestNotations:
    @pytest.mark.parametrize(
        "text",
        [
            SQUARE,
            " polygon ((44.0 35.000 , 45 35,45 36,\n 44 36, 44 35)) ".strip(),
            "MULTIPOLYGON(((44 35,45 35,45 36,44 36,44 35)))",
            "POLYGON((44 35,45 35,45 35,45 36,44 36,44 35))",
            "POLYGON((4.4e1 35,45 35,45 36.0000001,44 36,44 35))",
            geojson([CORNERS]),
            geojson([[CORNERS]], "MultiPolygon"),
            geojson([[[*corner, 812.5] for corner in CORNERS]]),
            feature(geojson([CORNERS])),
            collection(feature(geojson([CORNERS]))),
            geojson([CORNERS], crs={"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}),
        ],
    )
    def test_same_polygon_has_one_normal_form(self, text: str):
        assert polygon(text).text == SQUARE
        assert polygon(text) == polygon(SQUARE)

    @pytest.mark.parametrize("text", [SQUARE, HOLE, TWO])
    def test_normal_form_is_its_own(self, text: str):
        assert polygon(text).text == text

    def test_rectangles_are_around_the_outer_rings(self):
        one, other = polygon(TWO).rectangles

        assert (one.west, one.south, one.east, one.north) == (44e6, 35e6, 45e6, 36e6)
        assert (other.west, other.north) == (10e6, 11e6)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("44,35,45,36", "is no polygon"),
        ("LINESTRING(44 35,45 36)", "is no polygon"),
        ("POINT(44 35)", "is no polygon"),
        ("POLYGON Z((44 35 1,45 35 1,45 36 1,44 35 1))", "is no polygon"),
        ("SRID=4326;" + SQUARE, "is no polygon"),
        ("POLYGON EMPTY", "is no polygon"),
        ("POLYGON((44 35,45 35,45 36,44 ٣٥,44 35))", "is no polygon"),
        ("POLYGON((44 35,45 35,nan 36,44 35))", "is no polygon"),
        (SQUARE[:-1], "do not fit"),
        (SQUARE[:-6] + ")", "do not fit"),
        ("POLYGON(44 35,45 35,45 36,44 35)", "not nested"),
        ("POLYGON((44 35 0,45 35 0,45 36 0,44 35 0))", "do not fit"),
        ("POLYGON((44 35,,45 35,45 36,44 35))", "do not fit"),
        ("POLYGON((44 35,45 35,45 36,44 .))", "do not fit"),
        ("POLYGON()", "empty"),
        ("POLYGON(())", "empty"),
        ("MULTIPOLYGON()", "empty"),
        ("POLYGON((44,35,45,36))", "not nested"),
        ("POLYGON((44 35,45 35,45 36,44 36))", "close it"),
        ("POLYGON((44 35,45 35,44 35))", "without three corners"),
        ("POLYGON((44 35,44 35,44 35,44 35))", "without three corners"),
        ("POLYGON((44 35,45 35,46 35,44 35))", "meets itself"),
        ("POLYGON((44 35,45 36,45 35,44 36,44 35))", "meets itself"),
        ("POLYGON((44 35,45 35,45 36,45 35.5,44 36,44 35))", "meets itself"),
        ("POLYGON((0 0,4 0,4 4,2 0,0 4,0 0))", "meets itself"),
        ("POLYGON((179 0,-179 0,-179 1,179 1,179 0))", "half round the Earth"),
        ("POLYGON((44 35,181 35,45 36,44 35))", "is not a longitude"),
        ("POLYGON((1e400 35,45 35,45 36,1e400 35))", "is not a longitude"),
        ("POLYGON((35 144,36 144,36 145,35 144))", "longitude first"),
        ("POLYGON((144 135,145 35,145 36,144 135))", "is not a latitude"),
        ("{", "no GeoJSON that can be read"),
        (geojson([CORNERS])[:-3], "no GeoJSON that can be read"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 1]]]}', "no GeoJSON that can be read"),
        ('{"type": "Polygon", "coordinates": ' + "[" * 2900 + "]" * 2900 + "}", "GeoJSON"),
        ('{"a":' * 1100 + "1" + "}" * 1100, "GeoJSON"),
        ('{"type": "Polygon", "type": "Polygon"}', "a name twice"),
        (geojson(CORNERS), "not nested"),
        (geojson([[CORNERS]]), "not two numbers"),
        (geojson([["ab", "cd"]]), "not nested"),
        (geojson([[[True, False]] * 4]), "not two numbers"),
        (geojson([[["44", "35"]] * 4]), "not two numbers"),
        (geojson([[[44, 35, 1, 2]] * 4]), "not two numbers"),
        (geojson({}), "without a Polygon"),
        (geojson([44, 35], "Point"), "without a Polygon"),
        (geojson([]), "empty"),
        (geojson([], "MultiPolygon"), "empty"),
        (geojson([1], "MultiPolygon"), "empty or not nested"),
        ("{}", "without a Polygon"),
        (feature("null"), "without a Polygon"),
        (collection(), "not of one feature"),
        (collection(*[feature(geojson([CORNERS]))] * 2), "not of one feature"),
        ('{"type": "FeatureCollection"}', "not of one feature"),
        (geojson([CORNERS], crs={"properties": {"name": "EPSG:3857"}}), "reference system"),
        (geojson([CORNERS], crs="EPSG:3857"), "reference system"),
    ],
)
def test_polygon_that_is_none_is_refused(text: str, says: str):
    assert says in refusal(text)


def many(corners: int) -> str:
    """A saw with so many points, the first of them twice."""
    teeth = ",".join(f"{n / 100} {n % 2}" for n in range(corners - 3))
    return f"POLYGON((0 -1,{teeth},9 -1,0 -1))"


def test_polygon_has_at_most_so_many_points():
    assert polygon(many(MOST_CORNERS)).rectangles
    assert f"more than {MOST_CORNERS}" in refusal(many(MOST_CORNERS + 1))


def test_polygon_is_at_most_so_long_when_written_plainly():
    teeth = ",".join(f"{n}e-6 {1 + n % 2}e-6" for n in range(490))

    assert f"at most {LONGEST}" in refusal(f"POLYGON((0 -1e-6,{teeth},490e-6 -1,0 -1e-6))")


GRID = st.tuples(st.integers(0, 6), st.integers(0, 6))


@given(st.lists(GRID, min_size=3, max_size=7))
def test_ring_is_sound_exactly_when_shapely_says_so(corners: list[tuple[int, int]]):
    closed = [*corners, corners[0]]
    try:
        sound = bool(ring(closed))
    except WrongValueError:
        sound = False

    kept = [b for a, b in zip([None, *closed], closed, strict=False) if a != b]
    assert sound == (len(kept) > 3 and LinearRing(kept).is_simple and Polygon(kept).is_valid)


@given(st.lists(GRID, min_size=3, max_size=6))
def test_notations_are_read_as_shapely_reads_them(corners: list[tuple[int, int]]):
    wkt = "POLYGON(({}))".format(",".join(f"{x} {y}" for x, y in [*corners, corners[0]]))
    try:
        normal = polygon(wkt).text
    except WrongValueError:
        return

    same = shape(json.loads(geojson([[*map(list, corners), list(corners[0])]])))
    assert loads(normal).equals(loads(wkt))
    assert loads(normal).equals(same)
    assert polygon(geojson([[*map(list, corners), list(corners[0])]])).text == normal
