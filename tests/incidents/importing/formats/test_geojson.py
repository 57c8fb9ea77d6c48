"""How somebody's feature becomes a document, by the names of our columns."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from incidents.documents.schema import check
from incidents.importing.features import feature_records
from incidents.importing.files import Record
from incidents.importing.formats.geojson import FOLLOWS, READ
from incidents.importing.registry import Dataset, Translated, find
from incidents.importing.related import Related
from incidents.models import Actor, Incident, Origin
from tests.incidents.importing.feature_files import feature, run, written
from tests.incidents.importing.ged_files import report

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[4] / "docs" / "importing" / "geojson.md"


def translated(number: Any = 7, point: Any = (43.7716, 35.3261), **properties: Any) -> Translated:
    file = io.BytesIO(json.dumps(feature(number, point, **properties)).encode())
    (record,) = feature_records(file)
    assert isinstance(record, Record)
    return find("geojson").translate(record.cells, Related(), Dataset("geojson", "r1"))


def document(**properties: Any) -> dict[str, Any]:
    told = translated(**properties)
    assert told.faults == []
    check(told.document)
    return told.document


def test_feature_becomes_a_sound_document() -> None:
    told = document()

    assert (told["title"], told["type"]) == ("Rockets at a made-up base", {"code": "rocket-attack"})
    assert (told["date"], told["occurrence"]) == ("2021-03-17", "occurred")
    (where,) = told["locations"]
    assert (where["place"]["name"], where["place"]["kind"]) == ("Made-up Base", "site")
    assert where["place"]["within"][0]["slug"] == "iraq"
    assert where["precision"] == "near"
    assert told["tags"] == ["made-up", "base"]
    (cited,) = told["citations"]
    assert (cited["source"]["title"], cited["source"]["publisher"]["name"]) == (
        *("Made-up base hit", "Made-up Times"),
    )
    assert told["origins"][0]["original_id"] == "7"


def test_features_are_imported_and_known_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.geojson", feature(1), feature("x", title="Other"), feature(None))

    assert run(path, publish=True) == "geojson: 3 created, 1 noted\n"
    assert run(path, publish=True) == "geojson: 3 unchanged\n"
    changed = written(tmp_path / "b.geojson", feature(1, title="Said otherwise"))
    assert run(changed, publish=True) == "geojson: 1 updated\n"
    assert Incident.objects.get(origins__original_id="1").title == "Said otherwise"
    assert set(Incident.objects.filter(origins__dataset="geojson").values_list("state")) == {
        ("published",)
    }


def test_what_no_field_takes_is_said_and_kept(tmp_path: Path) -> None:
    path = written(tmp_path / "a.geojson", feature(colour="red", nested={"a": 1}, empty=None))
    run(path, report=tmp_path / "report.csv")
    (note,) = [each for each in report(tmp_path / "report.csv") if each["outcome"] == "noted"]

    assert note["rule"] == "not read, kept in the row: colour, nested"
    assert Origin.objects.get(dataset="geojson").original_row["nested"] == '{"a": "1"}'


def test_reference_of_an_export_of_elsewhere_is_new_only_as_another_dataset(tmp_path: Path) -> None:
    path = written(tmp_path / "a.geojson", feature("INC-999999"))

    assert run(path) == "geojson: 1 skipped\n"
    assert run(path, dataset="other-desk").startswith("other-desk: 1 created")


@pytest.mark.parametrize(
    ("numbers", "figure"),
    [
        ({"killed_best": 2}, ("exact", 2, 2, 2)),
        ({"killed_low": 1, "killed_best": 2, "killed_high": 4}, ("range", 1, 2, 4)),
        ({"killed_best": ..., "killed_low": 1, "killed_high": 4}, ("range", 1, None, 4)),
        ({"killed_low": 1}, ("about", 1, 2, None)),
        ({"killed_best": ..., "killed_low": 3}, ("at-least", 3, None, None)),
        ({"killed_best": ..., "killed_high": 3}, ("at-most", None, None, 3)),
        ({"killed_best": 0}, ("exact", 0, 0, 0)),
    ],
)
def test_numbers_are_a_figure(numbers: dict[str, Any], figure: tuple[Any, ...]) -> None:
    (told,) = document(**numbers)["figures"]

    assert tuple(told[name] for name in ("quantifier", "low", "best", "high")) == figure


def test_no_number_is_no_figure() -> None:
    assert document(killed_best=...)["figures"] == []


@pytest.mark.parametrize(
    ("more", "precision", "place", "described"),
    [
        ({"where_precision": "exact"}, "exact", "Made-up Base", ""),
        ({"point": None, "place": None}, "country", "Iraq", ""),
        ({"point": None, "admin1": "Kirkuk"}, "country", "Kirkuk", "Made-up Base"),
        ({"place": None, "country": ...}, "near", None, ""),
        ({"place": "Made-up District"}, "near", "Made-up District", ""),
    ],
)
def test_where_it_was(
    more: dict[str, Any], precision: str, place: str | None, described: str
) -> None:
    (where,) = document(**more)["locations"]

    assert where["precision"] == precision
    assert where["described_as"] == described
    assert (where["place"] or {}).get("name", "").startswith(place or "")


def test_feature_without_any_place_is_nowhere() -> None:
    assert document(point=None, place=None, country=None)["locations"] == []


def test_actors_are_ours_or_made_of_the_kind_that_stands_behind() -> None:
    Actor.objects.create(slug="ours", name="Made-up Front", kind="rebel")
    told = document(initiators=["Made-up Front"], targets="Made-up Guard [police]; Made-up Front")

    assert [(each["role"], each["actor"]["name"]) for each in told["participations"]] == [
        ("initiator", "Made-up Front"),
        ("target", "Made-up Guard"),
        ("target", "Made-up Front"),
    ]


def test_several_publishers_are_cited_and_their_titles_in_words() -> None:
    told = document(publishers=["A", "B"], sources=["One", "Two"])["citations"]

    assert [(each.get("publisher") or {}).get("name") for each in told] == ["A", "B", None]
    assert told[2]["paraphrase"] == "Sources told: One; Two"
    (alone,) = document(publishers=None, sources=None)["citations"]
    assert (alone["source"]["title"], alone["source"]["kind"]) == ("geojson r1", "dataset")


@pytest.mark.parametrize(
    ("properties", "column", "rule"),
    [
        ({"title": None}, "title", "say what happened"),
        ({"title": "x" * 301}, "title", "it has 301 characters"),
        ({"type": None}, "type", "say which type"),
        ({"type": "rocket-atack"}, "type", "rocket-atack is no code of it: is it rocket-attack?"),
        ({"date": None}, "date", "say when"),
        ({"date": "17/03/2021"}, "date", ""),
        ({"date": "2999"}, "date", "it lies in the future"),
        ({"time": "7:20"}, "time", "write hours and minutes"),
        ({"occurrence": "maybe"}, "occurrence", "maybe is no code of it"),
        ({"means": ["rocket", "rokcet"]}, "means", "rokcet is no code of it: is it rocket?"),
        ({"means": [1]}, "means", "1 is no code of it"),
        ({"means": [["x"]]}, "means", "it is a list of texts"),
        ({"tags": "Not a Tag"}, "tags", "Not a Tag is no tag"),
        ({"country": "Ruritania"}, "country", "no country here is called Ruritania"),
        ({"killed_best": 2.5}, "killed_best", "write a whole number"),
        ({"killed_low": 3, "killed_best": 2}, "killed_low", "low, best and high do not rise"),
        ({"initiators": "Nobody"}, "initiators", "nobody here is called Nobody"),
        ({"initiators": "Nobody [robot]"}, "initiators", "Nobody [robot]: write at most"),
        ({"publishers": "x" * 201}, "publishers", "a name has at most 200"),
        ({"point": (200, 1)}, "longitude", "write decimal degrees"),
        ({"point": (1, 2, 3, 4)}, "geometry", "a point is read"),
        ({"colour": "a\x07"}, "colour", "it holds U+0007"),
        ({"number": "x" * 101}, "id", "it has 101 characters"),
        ({"where_precision": "rough"}, "where_precision", "rough is no code of it"),
        ({"event_count": 1}, "event_count", "it goes from 2"),
    ],
)
def test_property_that_cannot_be_is_named(
    properties: dict[str, Any], column: str, rule: str
) -> None:
    faults = translated(**properties).faults
    told = [fault.rule for fault in faults if fault.column == column]

    assert told, faults
    assert told[0].startswith(rule)


def test_name_of_two_actors_is_refused_for_people_to_decide() -> None:
    for slug in ("one", "other"):
        Actor.objects.create(slug=slug, name="Made-up Front", kind="rebel")

    (fault,) = translated(initiators="Made-up Front [rebel]").faults
    assert "rename all but" in fault.rule


def test_page_tells_every_property_that_is_read() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for name in (*READ, *FOLLOWS):
        stem = name.rpartition("_")[0] if name.startswith(("killed", "wounded")) else name
        assert f"`{name}`" in page or f"`{stem}_" in page, name
