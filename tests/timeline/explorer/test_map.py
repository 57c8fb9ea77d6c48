"""What the map draws, against the documents themselves."""

import json
from typing import Any

import pytest

from incidents.filters.space.located import Whereabouts
from incidents.selection import select
from timeline.explorer import map as drawing
from timeline.explorer.budget import TooMuch
from timeline.explorer.counts import UNKNOWN, Value
from timeline.explorer.map import drawn
from timeline.explorer.map_asking import ask
from timeline.explorer.map_words import said

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
WORLD = {"zoom": ["1"], "view": ["-180,-85,180,85"]}
KIRKUK = {"zoom": ["9"], "view": ["44,35,45,36"]}


def of(question: dict[str, list[str]], sight: dict[str, list[str]] | None = None) -> Any:
    return drawn(ask({**question, **(sight or WORLD)}))


def points(document: dict[str, Any]) -> list[tuple[float, float]]:
    rows = [row for row in document["locations"] if row["role"] != "about"]
    held = [r for r in rows if r["standing"] != "rejected" and r["stance"] != "denies"]
    at = [(r, r if r["latitude"] is not None else r["place"] or {}) for r in held]
    found = [(p.get("latitude"), p.get("longitude")) for _, p in at]
    return [(float(lat), float(lon)) for lat, lon in found if lat is not None and lon is not None]


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"country": ["IQ"]},
        {"type": ["movement"]},
        {"occurrence": ["possible"]},
        {"as_of": ["9"]},
    ],
)
def test_single_incidents_are_drawn_at_every_place_of_theirs(question):
    told = of(question)

    documents = [json.loads(text) for text in select(question).documents()]
    expected = sorted((d["reference"], *p) for d in documents for p in points(d))
    assert told.kind == "entries"
    found = sorted((e["reference"], e["latitude"], e["longitude"]) for e in told.entries)
    assert found == expected
    assert told.counted + told.more == len({reference for reference, *_ in expected})


def test_a_place_is_as_wide_as_it_is_known():
    widths = {(e["place"], e["precision"]): e["radius_km"] for e in of({}).entries}

    assert widths["Kirkuk", "near"] == 25.0  # that of the precision
    assert widths["Iraq", "country"] == 568.0  # that of the place
    fine = {e["fine"] for e in of({}).entries if e["precision"] == "country"}
    assert fine == {False}


def test_only_what_is_in_sight_is_drawn():
    told = of({}, KIRKUK)

    assert {entry["reference"] for entry in told.entries} == {"INC-000004"}
    assert (told.counted, told.more) == (1, 0)


def test_sight_may_cross_the_antimeridian():
    assert of({}, {"zoom": ["3"], "view": ["170,-80,-170,80"]}).entries == []
    across = of({}, {"zoom": ["3"], "view": ["170,-80,50,80"]})
    assert len(across.entries) == len(of({}).entries)


def test_many_are_drawn_as_cells_and_areas_that_have_each_incident(monkeypatch):
    entries = of({}).entries
    monkeypatch.setattr(drawing, "MOST_SINGLE", 1)

    told = of({}, {"zoom": ["19"], "view": ["-180,-85,180,85"]})

    assert told.kind == "clusters"
    fine = {(e["reference"], e["latitude"], e["longitude"]) for e in entries if e["fine"]}
    assert sum(each["counted"] + each["more"] for each in told.clusters) == len(fine)
    for cluster in told.clusters:
        west, south, east, north = cluster["box"]
        assert west <= cluster["longitude"] <= east
        assert south <= cluster["latitude"] <= north
    assert told.counted + told.more == len({e["reference"] for e in entries})
    (area,) = told.areas  # the one with most of them
    iraq = {e["reference"] for e in entries if e["place"] == "Iraq" and not e["fine"]}
    assert (area["name"], area["counted"], area["radius_km"]) == ("Iraq", len(iraq), 568.0)


def test_far_out_the_cells_are_larger(monkeypatch):
    monkeypatch.setattr(drawing, "MOST_SINGLE", 1)

    assert len(of({}).clusters) < len(of({}, {**WORLD, "zoom": ["12"]}).clusters)


def test_what_is_not_counted_is_drawn_apart(monkeypatch):
    told = of({})

    marks = {entry["mark"] for entry in told.entries if not entry["counted"]}
    assert marks <= {"planned", "possible", "cancelled", "refuted", "umbrella"}
    assert told.more == len({e["reference"] for e in told.entries if not e["counted"]})


def refusing(*_args: object, **_more: object) -> Any:
    raise TooMuch


def test_where_many_points_are_in_sight_they_are_counted_all_the_same(monkeypatch):
    expected = of({"country": ["IQ"]})
    monkeypatch.setattr(Whereabouts, "positions", lambda *_: None)

    assert of({"country": ["IQ"]}) == expected


@pytest.mark.parametrize(("zoom", "names"), [("4", {"Iraq"}), ("5", {"Kirkuk Governorate"})])
def test_where_they_are_too_many_areas_stand_for_them(monkeypatch, zoom, names):
    monkeypatch.setattr(Whereabouts, "positions", lambda *_: None)
    monkeypatch.setattr(drawing, "_points", refusing)

    told = of({"actor": ["united-states"]}, {**WORLD, "zoom": [zoom]})

    assert (told.kind, told.counted) == ("areas", None)
    assert names <= {area["name"] for area in told.areas}
    assert "Too many to draw one by one" in said(told)
    name = "country" if zoom == "4" else "area1"
    slug = {"Iraq": "iq", "Kirkuk Governorate": "kirkuk-governorate"}
    for area in told.areas:
        if area["name"] in slug and name == "country":
            found = select({"actor": ["united-states"], name: [slug[area["name"]]]})
            assert area["counted"] + area["more"] == found.count()


def test_where_even_those_take_too_long_nothing_is_drawn_and_that_is_said(monkeypatch):
    monkeypatch.setattr(Whereabouts, "positions", lambda *_: None)
    monkeypatch.setattr(drawing, "_points", refusing)
    monkeypatch.setattr(drawing, "_areas", refusing)

    told = of({})

    assert told.kind == "none"
    assert said(told) == "Too many to draw: zoom in, or narrow the filter."


def test_map_that_could_not_be_drawn_is_asked_for_again(client, monkeypatch):
    monkeypatch.setattr(Whereabouts, "positions", lambda *_: None)
    monkeypatch.setattr(drawing, "_many", refusing)

    response = client.get("/explore/map.json?zoom=1&view=-180,-85,180,85")

    assert response.json()["kind"] == "none"
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


def test_areas_whose_counts_are_not_known_are_not_drawn(monkeypatch):
    monkeypatch.setattr(Whereabouts, "positions", lambda *_: None)
    monkeypatch.setattr(drawing, "_points", refusing)
    unknown = [Value("iq", "", UNKNOWN, 0)]
    monkeypatch.setattr(drawing, "by_value", lambda *_: {"country": unknown})

    assert of({}).kind == "none"


def test_said_counts_what_is_in_sight():
    assert said(drawing.Drawn("entries", 1, 0)) == "1 incident in sight."
    many = drawing.Drawn("clusters", 1200, 3)
    assert said(many) == ("1,200 incidents in sight; 3 more that are marked and not counted.")
