"""A table of anybody's own becomes incidents by its mapping."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from incidents.importing.registry import available, find
from incidents.models import Actor, Incident, Origin, Place, Source
from tests.incidents.importing.ged_files import report, run
from tests.incidents.importing.mapping.made import (
    MAPPING,
    ROW,
    csv_of,
    imported,
    mapping,
    translated,
)

pytestmark = pytest.mark.django_db


def document(row: dict[str, str] | None = None, **fields: str) -> dict[str, Any]:
    told = translated(row, **fields)
    assert told.faults == []
    return told.document


def faults(row: dict[str, str] | None = None, **fields: str) -> list[tuple[str, str]]:
    return [(each.column, each.rule) for each in translated(row, **fields).faults]


def test_a_table_is_imported_and_published_and_again_unchanged(tmp_path: Path) -> None:
    assert imported(tmp_path, csv_of(ROW), publish=True) == "desk-sheet: 1 created\n"
    assert imported(tmp_path, csv_of(ROW), publish=True) == "desk-sheet: 1 unchanged\n"

    made = Incident.objects.get(origins__dataset="desk-sheet")
    assert (made.state, made.title, made.type.code) == (
        "published",
        "Strike on a depot",
        "airstrike",
    )
    assert str(made.date) == "2020-02-01"
    location = made.locations.get()
    assert location.place
    assert (location.place.name, location.place.parent.slug) == ("Testville", "syria")  # type: ignore[union-attr]
    assert location.precision == "settlement"
    assert [
        (each.role, each.actor and each.actor.name, each.described_as)
        for each in made.participations.all()
    ] == [
        ("initiator", "Alpha Force", ""),
        ("initiator", "Beta Force", ""),
        ("target", None, "unidentified gunmen"),
    ]
    assert made.participations.all()[0].actor.kind == "military"  # type: ignore[union-attr]
    assert [(each.measure, each.best, each.quantifier) for each in made.figures.all()] == [
        ("killed", 4, "exact")
    ]
    origin = Origin.objects.get(dataset="desk-sheet")
    assert (origin.original_id, origin.licence, origin.original_row) == ("7", "CC0", ROW)
    assert made.citations.get().source.title == "Desk sheet"  # type: ignore[union-attr]


def test_a_changed_row_is_a_correction(tmp_path: Path) -> None:
    imported(tmp_path, csv_of(ROW), publish=True)
    changed = csv_of({**ROW, "Dead": "5"})

    assert imported(tmp_path, changed, publish=True) == "desk-sheet: 1 updated\n"
    made = Incident.objects.get(origins__dataset="desk-sheet")
    assert (made.version, made.figures.get().best) == (2, 5)


def test_every_wrong_cell_of_every_row_is_told_at_once(tmp_path: Path) -> None:
    rows = [
        {**ROW, "Kind": "airstrikes", "Day": "31/02/2020", "Dead": "many", "Country": "Syriaa"},
        {**ROW, "No": "", "Day": ""},
        {**ROW, "No": "8", "Day": "01/02/2999"},
    ]
    with pytest.raises(CommandError, match="3 rows were refused, so nothing was imported"):
        imported(tmp_path, csv_of(*rows), report=tmp_path / "report.csv")

    told = [
        (each["line"], each["column"], each["rule"]) for each in report(tmp_path / "report.csv")
    ]
    assert [each[:2] for each in told] == [
        *(("2", column) for column in ("Kind", "Day", "Country", "Dead")),
        ("3", "No"),
        ("3", "Day"),
        ("4", "Day"),
    ]
    rules = " ".join(each[2] for each in told)
    for rule in ("is it airstrike?", "no such day", "is it Syria?", "of its own", "in the future"):
        assert rule in rules


def test_planned_ones_may_lie_ahead() -> None:
    assert document({"Day": "01/02/2999"}, occurrence="{constant: planned}")["date"] == "2999-02-01"


def test_a_title_is_composed_where_no_column_has_one() -> None:
    assert document(title="")["title"] == "Airstrike in Testville, 1 February 2020"
    assert document(title="", place="", country="")["title"] == "Airstrike, 1 February 2020"


def test_a_place_of_ours_is_found_by_name_inside_what_is_named() -> None:
    (found,) = document({"Country": "IQ", "Town": "Baghdad"})["locations"]
    assert found["place"]["slug"] == "baghdad"
    (found,) = document({"Country": "IQ", "Town": "Baghdad Governorate"})["locations"]
    assert (found["place"]["slug"], found["precision"]) == ("baghdad-governorate", "area1")
    (found,) = document({"Country": "Syria", "Town": "Baghdad"})["locations"]
    assert not Place.objects.filter(slug=found["place"]["slug"]).exists()


def test_a_place_that_could_be_several_is_refused() -> None:
    for number in (1, 2):
        syria = Place.objects.get(slug="syria")
        Place.objects.create(
            slug=f"twin-{number}", name="Twin Town", kind="settlement", parent=syria
        )
    (fault,) = faults({"Town": "Twin Town"})
    assert fault[0] == "Town"
    assert "2 places are called so (twin-1, twin-2)" in fault[1]


def test_areas_need_their_country_and_a_point_both_its_numbers() -> None:
    told = {"area1": "Province", "latitude": "Lat", "longitude": "Lon"}
    row = {"Province": "New Province", "Lat": "33.5", "Lon": "36.3", "Town": ""}
    (found,) = document(row, **told)["locations"]
    assert (found["place"]["kind"], found["place"]["latitude"], found["latitude"]) == (
        "area1",
        33.5,
        None,
    )
    assert found["precision"] == "area1"
    assert faults({**row, "Country": ""}, **told)[0][0] == "Province"
    assert faults({**row, "Lon": ""}, **told) == [("Lon", "latitude and longitude go together")]


def test_a_point_without_a_name_and_words_without_either_say_where() -> None:
    nowhere = {"country": "", "place": ""}
    point = {"latitude": "Lat", "longitude": "Lon"}
    (found,) = document({"Lat": "33.5", "Lon": "36.3"}, **nowhere, **point)["locations"]
    assert (found["place"], found["latitude"], found["precision"]) == (None, 33.5, "near")
    (found,) = document({"Where": "by the river"}, **nowhere, where="Where")["locations"]
    assert (found["described_as"], found["precision"]) == ("by the river", "not-stated")
    assert document(None, **nowhere)["locations"] == []


def test_figures_may_be_ranges_and_of_a_status() -> None:
    told = {"killed_low": "Low", "killed_high": "High", "wounded/civilian": "Civ"}
    figures = document({"Low": "2", "High": "9", "Civ": "3"}, **told)["figures"]
    assert [
        (each["measure"], each.get("status"), each["quantifier"], each["low"], each["high"])
        for each in figures
    ] == [("killed", None, "range", 2, 9), ("wounded", "civilian", "exact", 3, 3)]
    assert document({"Low": "5", "High": "9"}, **told)["figures"][0]["as_reported"] is True


def test_a_source_is_cited_with_its_address(tmp_path: Path) -> None:
    told = mapping(
        source="Source",
        source_publisher="Paper",
        source_url="Link",
        source_date="Seen",
        locator="{constant: p. 2}",
    )
    row = {
        **ROW,
        "Source": "Depot hit",
        "Paper": "The Paper",
        "Link": "https://news.example.org/1",
        "Seen": "2020-02-02",
    }
    imported(tmp_path, csv_of(row), told)

    source = Source.objects.get(title="Depot hit")
    assert (source.url, source.publisher.name, str(source.published)) == (
        "https://news.example.org/1",
        "The Paper",
        "2020-02-02",
    )
    assert Incident.objects.get(origins__dataset="desk-sheet").citations.get().locator == "p. 2"


def test_an_actor_that_could_be_several_is_refused_with_its_cell() -> None:
    for number in (1, 2):
        Actor.objects.create(slug=f"twin-{number}", name="Twin Force", kind="rebel")
    assert faults({"By": "Twin Force"})[0][0] == "By"


def test_tags_are_made_slugs() -> None:
    assert document({"T": "Oil & gas, Spill"}, tags="{column: T, split: ','}")["tags"] == [
        "oil-gas",
        "spill",
    ]


def test_what_a_format_needs_of_a_mapping_is_said() -> None:
    with pytest.raises(ValueError, match="mapped needs a mapping"):
        find("mapped")
    with pytest.raises(ValueError, match="ucdp-ged knows its columns"):
        find("ucdp-ged", MAPPING)
    assert find("mapped", MAPPING).name == "desk-sheet"
    unconfigured = next(each for each in _all() if each.name == "mapped")
    assert unconfigured.translate({}, None, None).faults


def _all() -> Any:
    return available()


def test_command_names_the_option_of_a_wrong_mapping(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"--mapping: the mapping:\n  dataset"):
        imported(tmp_path, csv_of(ROW), MAPPING.replace("dataset: desk-sheet\n", ""))
    with pytest.raises(CommandError, match="--mapping: mapped needs a mapping"):
        run(tmp_path / "table", format="mapped")
    with pytest.raises(CommandError, match=r"--mapping: .*No such file"):
        run(tmp_path / "table", format="mapped", mapping=tmp_path / "none.yaml")
