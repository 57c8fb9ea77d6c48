"""KML: well-formed whatever the texts, with spans of time and precisions."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import fastkml
import pytest
from lxml import etree

from incidents.columns import named
from incidents.formats import find
from tests.timeline.formats.flat import file_of
from timeline.asking import asked
from timeline.formats import kml

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
SPACE = {"k": "http://www.opengis.net/kml/2.2"}


def told(**filters: str) -> Any:
    stream = find("kml").stream(asked({name: [value] for name, value in filters.items()}))
    return ET.fromstring(file_of(stream))  # noqa: S314  # our own


def placemark(root: Any, reference: str) -> Any:
    return root.find(f".//k:Placemark[@id='{reference}']", SPACE)


def data(element: Any) -> dict[str, str]:
    found = element.findall("k:ExtendedData/k:Data", SPACE)
    return {each.get("name"): each.findtext("k:value", namespaces=SPACE) for each in found}


def test_document_says_what_it_holds():
    selection = asked({"country": ["iq"]})
    root = ET.fromstring(file_of(find("kml").stream(selection)))  # noqa: S314  # our own

    said = data(root.find("k:Document", SPACE))
    assert said["query"] == "country=iq"
    assert said["count"] == str(selection.count())
    assert said["position"] == "24"
    assert said["recorded_at"].endswith("Z")
    assert len(root.findall(".//k:Placemark", SPACE)) == selection.count() > 0


def test_placemark_has_a_span_a_point_and_their_precisions():
    mark = placemark(told(), "INC-000004")

    assert "(precision: day)" in mark.findtext("k:description", namespaces=SPACE)
    begin = mark.findtext("k:TimeSpan/k:begin", namespaces=SPACE)
    assert begin == data(mark)["earliest"]
    longitude, latitude = mark.findtext("k:Point/k:coordinates", namespaces=SPACE).split(",")
    assert 38 < float(longitude) < 49
    assert 29 < float(latitude) < 38


def test_incident_without_a_place_is_told_without_a_point():
    mark = placemark(told(), "INC-000024")

    assert mark.find("k:Point", SPACE) is None
    assert "Place: not known" in mark.findtext("k:description", namespaces=SPACE)


def test_fields_narrow_the_data_alone():
    narrowed = replace(asked({}), columns=named(["type", "position"]))
    root = ET.fromstring(file_of(find("kml").stream(narrowed)))  # noqa: S314  # our own
    mark = placemark(root, "INC-000003")

    assert list(data(mark)) == ["type", "position"]
    assert mark.find("k:Point", SPACE) is not None
    assert mark.findtext("k:name", namespaces=SPACE)


def made_row(**cells: Any) -> dict[str, Any]:
    usual = dict.fromkeys([*kml._TOLD, *kml._POINT, "reference"], "")
    return {**usual, "earliest": None, "latest": None, "longitude": None, "latitude": None, **cells}


@pytest.mark.parametrize("text", ["<script>&\"'", "a\x0bb", "\ufffe", "]]>", "\N{ROCKET}"])
def test_text_of_any_kind_leaves_it_well_formed(text: str):
    row = made_row(title=text, place=text, where_precision="site")
    mark = ET.fromstring(kml._placemark(row, named(["title"])))  # noqa: S314  # our own

    expected = text.replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")
    assert mark.findtext("name") == expected
    assert "<script>" not in str(mark.findtext("description"))


def test_open_ends_are_left_out():
    assert kml._span(None, "2019-12-27") == "<TimeSpan><end>2019-12-27</end></TimeSpan>"
    assert kml._span("2019-12-27", None) == "<TimeSpan><begin>2019-12-27</begin></TimeSpan>"
    assert kml._span(None, None) == ""


SCHEMA = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"


def test_document_is_valid_by_the_schema_of_the_ogc():
    written = file_of(find("kml").stream(asked({})))

    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.fromstring(written))


def test_library_reads_every_placemark_with_its_span():
    selection = asked({})
    read = fastkml.KML.parse(BytesIO(file_of(find("kml").stream(selection))))
    (document,) = read.features
    assert isinstance(document, fastkml.Document)

    spans = {mark.id: (mark.time_stamp, mark.begin, mark.end) for mark in document.features}
    assert len(spans) == selection.count()
    for reference, earliest, latest in selection.rows().values_list(
        "reference", "earliest", "latest"
    ):
        instant, begin, end = spans[reference]
        assert instant is None  # a stretch of days, never an instant
        assert (begin and begin.dt, end and end.dt) == (earliest, latest)
