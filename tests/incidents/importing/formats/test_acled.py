"""How a row of ACLED becomes a document; every row is made up."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from incidents.acled.taxonomy import ABOVE
from incidents.documents.load import load
from incidents.documents.schema import check
from incidents.importing.registry import Dataset, Translated, find
from incidents.importing.related import Related
from incidents.models import Actor, Incident, IncidentType, Origin, Place
from tests.incidents.importing.acled_files import (
    OLD,
    in_words,
    page,
    row,
    rows,
    run,
    sides,
    written,
)
from tests.incidents.importing.ged_files import report

pytestmark = pytest.mark.django_db
DATASET = Dataset("acled", "2021", "terms")
DATES = [("1", "2021-03-17"), ("2", "[2021-03-15..2021-03-21]"), ("3", "2021-03")]


def translated(related: Any = None, **cells: Any) -> Translated:
    """What becomes of a row with these cells."""
    return find("acled").translate(row(**cells), related or Related(), DATASET)


def document(**cells: Any) -> dict[str, Any]:
    told = translated(**cells)
    assert told.faults == []
    return told.document


def who(**cells: Any) -> list[tuple[str, int, str, str]]:
    return [
        (
            each["role"],
            each["side"],
            each["described_as"] or each["actor"]["name"],
            str(each["kind"] or each["actor"]["kind"]),
        )
        for each in document(**cells)["participations"]
    ]


def test_every_made_up_row_becomes_a_sound_document() -> None:
    related = Related()
    for cells in rows():
        told = find("acled").translate(cells, related, DATASET)
        assert told.faults == []
        check(told.document)


def test_documents_are_what_load_takes() -> None:
    for cells in rows()[:5]:
        told = find("acled").translate(cells, Related(), DATASET).document
        assert load(told, by=None, create_missing=True).title == told["title"]


def test_shelling_of_civilians_has_an_initiator_and_a_target() -> None:
    told = document(fatalities="4")

    assert told["title"] == (
        "Shelling/artillery/missile attack by Made-up Front against Civilians (Iraq) "
        "in Made-up Village, 17 March 2021"
    )
    assert told["type"] == {"code": "indirect-fire"}
    assert who() == [
        ("initiator", 1, "Made-up Front", "rebel"),
        ("target", 2, "Civilians (Iraq)", "civilians"),
    ]
    assert told["summary"].startswith("On 17 March 2021, somebody")
    assert told["figures"] == [
        {
            "measure": "killed",
            "quantifier": "exact",
            "low": 4,
            "best": 4,
            "high": 4,
            "basis": "dataset",
        }
    ]


def test_nought_dead_is_no_figure() -> None:
    assert document(fatalities="0")["figures"] == []


@pytest.mark.parametrize(
    ("precision", "date"),
    DATES,
)
def test_date_is_never_a_day_that_acled_is_not_sure_of(precision: str, date: str) -> None:
    told = document(time_precision=precision)

    assert told["date"] == date
    assert ("event_date" in told["origins"][0]["codes"]) == (precision != "1")


@pytest.mark.parametrize("written_as", ["17 March 2021", "17-Mar-2021", "2021-03-17T00:00:00"])
def test_days_are_read_as_acled_writes_them(written_as: str) -> None:
    assert document(event_date=written_as)["date"] == "2021-03-17"


@pytest.mark.parametrize(
    ("sub_event", "kinds", "start"),
    [
        ("Armed clash", (1, 2), "Armed clash between Military Forces of Iraq (2014-) and Made-up"),
        ("Peaceful protest", (6, 0), "Peaceful protest by Protesters (Iraq) in Made-up Village"),
        (
            "Protest with intervention",
            (6, 1),
            "Protest with intervention by Protesters (Iraq)",
        ),
        ("Government regains territory", (2, 1), "Government regains territory by Military Forces"),
        ("Other", (2, 0), "Strategic development by Made-up Front in"),
    ],
)
def test_title_is_composed(sub_event: str, kinds: tuple[int, int], start: str) -> None:
    assert document(sub_event_type=sub_event, **sides(*kinds))["title"].startswith(start)


def test_title_never_takes_from_the_notes_and_is_never_too_long() -> None:
    for cells in rows():
        told = find("acled").translate(cells, Related(), DATASET).document["title"]
        other = {**cells, "notes": "Else"}
        assert find("acled").translate(other, Related(), DATASET).document["title"] == told
    assert len(document(actor1="x" * 200, actor2="y" * 200, location="z" * 200)["title"]) <= 300


def test_every_sub_event_lands_on_the_type_that_imports_it() -> None:
    landed = {event: document(sub_event_type=event)["type"]["code"] for event in ABOVE}

    assert landed["Change to group/activity"] == "group-change"
    assert landed["Armed clash"] == "clash"
    assert document(sub_event_type="Chemical weapon")["means"] == ["chemical"]


def test_sub_event_without_a_landing_is_refused() -> None:
    IncidentType.objects.filter(code="grenade").update(acled=[])

    (fault,) = translated(sub_event_type="Grenade").faults
    assert (fault.column, fault.value) == ("sub_event_type", "Grenade")
    assert fault.rule.endswith("let one of the types import it")


def test_unidentified_is_described_and_made_no_actor() -> None:
    related = Related()
    name = "Unidentified Armed Group (Iraq)"
    told = translated(related, actor1=name, inter1="3", interaction="37").document

    assert told["participations"][0]["actor"] is None
    assert told["participations"][0]["described_as"] == name
    assert not [key for key in related.made if key[0] == "actor"]


def test_actor_is_matched_by_its_acled_name_before_its_own() -> None:
    Actor.objects.create(slug="by-name", name="Made-up Front", kind="rebel")
    Actor.objects.create(slug="by-id", name="Other", kind="rebel", acled_name="Made-up Front")

    assert document()["participations"][0]["actor"]["slug"] == "by-id"


def test_name_of_two_actors_is_refused_for_people_to_decide() -> None:
    for slug in ("one", "other"):
        Actor.objects.create(slug=slug, name="Made-up Front", kind="rebel")

    (fault,) = translated().faults
    assert fault.column == "actor1, actor2"
    assert "give the one that is meant the ACLED name Made-up Front" in fault.rule


@pytest.mark.parametrize(
    ("cells", "kind", "precision"),
    [
        ({"geo_precision": "1"}, "settlement", "settlement"),
        ({"geo_precision": "1", "location": "Made-up Camp"}, "site", "site"),
        ({"geo_precision": "2"}, "settlement", "near"),
        ({"geo_precision": "3"}, "area1", "area1"),
        ({"geo_precision": "3", "location": "Hawija"}, "area2", "area2"),
        ({"geo_precision": "3", "location": "Iraq"}, "country", "country"),
        ({"geo_precision": "3", "admin1": "", "admin2": ""}, "country", "country"),
        ({"geo_precision": "3", "location": "Made-up Desert"}, "zone", "area1"),
        ({"geo_precision": "1", "location": "Made-up District"}, "zone", "settlement"),
    ],
)
def test_place_and_precision(cells: dict[str, str], kind: str, precision: str) -> None:
    (where,) = document(**cells)["locations"]

    assert (where["place"]["kind"], where["precision"]) == (kind, precision)
    point = where["latitude"], where["longitude"]
    assert point == ((None, None) if kind not in ("area1", "area2", "country") else point)
    assert point in ((None, None), (35.3261, 43.7716))


def test_publishers_are_cited_and_the_dataset_where_there_are_none() -> None:
    names = [each["publisher"]["name"] for each in document()["citations"]]
    (cited,) = document(source="")["citations"]

    assert names == ["Made-up Times", "Twitter"]
    assert (cited["source"]["title"], cited["source"]["kind"]) == ("ACLED 2021", "dataset")


def test_size_of_a_crowd_is_a_figure_in_words() -> None:
    told = document(tags="crowd size=several dozen; Women_targeted; !!; women targeted")

    assert told["tags"] == ["women-targeted"]
    assert told["figures"][0] == {
        "measure": "participants",
        "quantifier": "words",
        "words": "several dozen",
        "basis": "dataset",
    }
    assert document(tags="crowd size=no report")["figures"] == []


def test_interaction_that_does_not_follow_is_kept_and_noted() -> None:
    told = translated(interaction="12")

    assert told.notes == ["interaction: 12 is not of the kinds 2 and 7; kept"]
    assert told.document["origins"][0]["codes"]["interaction"] == 12


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"event_id_cnty": " "}, "event_id_cnty", "every row has an id"),
        ({"event_id_cnty": "x" * 101}, "event_id_cnty", "it has 101 characters"),
        ({"event_date": "2021-02-30"}, "event_date", "write a day of the calendar"),
        ({"event_date": "30 February 2021"}, "event_date", "write a day of the calendar"),
        ({"event_date": "03/04/2021"}, "event_date", "write a day of the calendar"),
        ({"event_date": "17 Marz 2021"}, "event_date", "write a day of the calendar"),
        ({"event_date": "2999-01-01", "year": "2999"}, "event_date", "it lies in the future"),
        ({"year": "2020"}, "year", "it is not the year of event_date"),
        ({"time_precision": "4"}, "time_precision", "it goes from 1 to 3"),
        ({"geo_precision": ""}, "geo_precision", "write a whole number"),
        ({"sub_event_type": "Armed clashes"}, "sub_event_type", "it is none of ACLED's 25"),
        ({"event_type": "Riots"}, "event_type", "Shelling/artillery/missile attack is of the"),
        ({"inter1": "9"}, "inter1", "write ACLED's number of the kind"),
        ({"inter2": "Aliens"}, "inter2", "write ACLED's number of the kind"),
        ({"interaction": "99"}, "interaction", "write two digits"),
        ({"interaction": "Aliens-Civilians"}, "interaction", "write two digits"),
        ({"iso": "760"}, "country", "iso 760 is Syria, not this"),
        ({"iso": "Iraq"}, "iso", "write a whole number"),
        ({"iso": "", "country": "Ruritania"}, "country", "no country here has this name"),
        ({"latitude": "91"}, "latitude", "write decimal degrees"),
        ({"longitude": ""}, "latitude", "give latitude and longitude together"),
        ({"fatalities": ""}, "fatalities", "write a whole number"),
        ({"fatalities": "-1"}, "fatalities", "it goes from 0"),
        ({"fatalities": "1e3"}, "fatalities", "write a whole number"),
        ({"actor1": "x" * 201}, "actor1", "it has 201 characters"),
        ({"assoc_actor_1": "x" * 201}, "assoc_actor_1", "a name has at most 200"),
        ({"source": "x" * 201}, "source", "a name has at most 200"),
        ({"notes": "a\x07b"}, "notes", "it holds U+0007"),
        ({"source_scale": "a\0"}, "source_scale", "it holds U+0000"),
    ],
)
def test_cell_that_cannot_be_is_named(cells: dict[str, str], column: str, rule: str) -> None:
    faults = translated(**cells).faults
    told = [fault.rule for fault in faults if fault.column == column]

    assert told, faults
    assert told[0].startswith(rule)


def test_all_wrong_cells_of_a_row_are_told_at_once() -> None:
    faults = translated(event_date="x", fatalities="y", inter1="z").faults

    assert {fault.column for fault in faults} == {"event_date", "fatalities", "inter1"}


def test_words_and_older_columns_say_the_same(tmp_path: Path) -> None:
    cells = row(
        **sides(1, 7),
        event_date="17 March 2021",
        sub_event_type="ATTACK",
        event_type="VIOLENCE AGAINST CIVILIANS",
    )
    for number, some in enumerate((cells, in_words(cells)), start=1):
        told = {**some, "event_id_cnty": f"IRQ{number}"}
        columns = OLD if number == 1 else list(cells)
        run(written(tmp_path / "one.csv", [told], columns))
    one, other = Incident.objects.filter(origins__dataset="acled").order_by("pk")

    assert one.title == other.title
    assert [each.role for each in one.participations.all()] == ["initiator", "target"]


def test_pages_of_the_api_say_what_the_csv_says(tmp_path: Path) -> None:
    first, second = row(), row(event_id_cnty="IRQ900002", fatalities="3")
    told = {**first, "iso": 368, "fatalities": 0, "latitude": 35.3261, "assoc_actor_1": None}

    assert run(page(tmp_path / "pages.json", [told], [second])).startswith("acled: 2 created")
    assert run(written(tmp_path / "same.csv", [first, second])) == "acled: 2 unchanged\n"


def test_newer_row_that_says_the_same_is_unchanged_and_another_corrects(tmp_path: Path) -> None:
    run(written(tmp_path / "one.csv", [row()]), publish=True)
    later = row(timestamp="1999999999")

    assert run(written(tmp_path / "two.csv", [later]), publish=True) == "acled: 1 unchanged\n"
    changed = row(fatalities="3")
    assert run(written(tmp_path / "three.csv", [changed]), publish=True) == "acled: 1 updated\n"
    assert Incident.objects.get(origins__dataset="acled").figures.get().best == 3
    assert Origin.objects.get(dataset="acled").original_row["fatalities"] == "3"


def test_what_is_made_has_its_acled_name_and_is_found_again(tmp_path: Path) -> None:
    run(written(tmp_path / "one.csv", [row()]))
    made = Actor.objects.get(name="Made-up Front")

    assert (made.kind, made.acled_name) == ("rebel", "Made-up Front")
    assert Place.objects.filter(name="Made-up Village", parent__name="Hawija").exists()
    Actor.objects.filter(pk=made.pk).update(name="Renamed")
    run(written(tmp_path / "two.csv", [row(event_id_cnty="IRQ900002")]))
    assert Actor.objects.filter(acled_name="Made-up Front").count() == 1


def test_monadic_export_is_refused_by_its_repeated_ids(tmp_path: Path) -> None:
    twice = [row(), row(actor1=row()["actor2"], actor2="")]
    with pytest.raises(CommandError, match="1 row was refused"):
        run(written(tmp_path / "twice.csv", twice), report=tmp_path / "report.csv")
    (line,) = [each for each in report(tmp_path / "report.csv") if each["outcome"] == "refused"]
    assert (line["line"], line["column"]) == ("4", "event_id_cnty")
