"""Names that are nearly ours are asked about once, and the answer is used by the next import."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from incidents.codes import ActorKind
from incidents.importing.decided import Decided, LeftOut
from incidents.importing.near import NearMiss, keep_near, near_misses
from incidents.importing.related import Related
from incidents.models import Actor, ActorName, NameDecision, Origin, Place, User
from tests.incidents.importing.ged_files import report, row, run, written
from tests.incidents.importing.mapping.made import ROW, csv_of, imported

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ours() -> Actor:
    syria = Place.objects.get(slug="syria")
    Place.objects.create(slug="tell-test", name="Tell Testa", kind="settlement", parent=syria)
    return Actor.objects.create(slug="alpha-brigade", name="Alpha Brigade", kind="rebel")


def missing(name: str, kind: str = "actor", within: str = "") -> dict[tuple[str, str], Any]:
    told: dict[str, Any] = {"slug": "x", "name": name}
    if within:
        told["within"] = [{"slug": within}]
    return {(kind, "x"): told}


def found(*args: str, dataset: str = "d") -> list[NearMiss]:
    return near_misses(missing(*args), Decided(dataset))


def decide(name: str, verdict: str, slug: str = "", **more: str) -> None:
    NameDecision.objects.create(
        **{"dataset": "desk-sheet", "kind": "actor", "key": name.casefold(), **more},
        name=name,
        verdict=verdict,
        slug=slug,
    )


def test_a_name_spelled_alike_is_near_and_others_are_not() -> None:
    (near,) = found("Alfa Brigade")
    assert near.candidates[0][:2] == ("alpha-brigade", "Alpha Brigade")
    assert near.candidates[0][2] >= 84
    assert found("Brigade Alpha")[0].candidates[0][2] == 100
    assert found("Something else entirely") == []
    assert found("Alfa Brigade", "source") == []


@pytest.mark.parametrize(
    ("ours", "named"),
    [("Kataib Hizbollah", "Kataib Hizbollah Brigades"), ("Ansar Allah", "Ansarallah")],
)
def test_a_name_with_words_missing_or_joined_is_near(ours: str, named: str) -> None:
    actor = Actor.objects.create(slug="ours", name="Another name", kind="rebel")
    ActorName.objects.create(actor=actor, name=ours)
    assert ("ours", "Another name") in [each[:2] for each in found(named)[0].candidates]


def test_a_place_with_a_word_missing_is_near_and_elsewhere_is_not() -> None:
    (near,) = found("Tell Testa Farms", "place", "syria")
    assert near.candidates[0][:2] == ("tell-test", "Tell Testa")
    assert found("Tell Testa Farms", "place", "iraq") == []
    assert found("Farms", "place", "syria") == []


def test_what_both_ways_propose_is_told_once_and_the_best_first() -> None:
    Actor.objects.create(slug="alpha-brigades", name="Alpha Brigades", kind="rebel")
    Actor.objects.create(slug="alpha-brigade-2", name="Alphabrigade", kind="rebel")
    told = found("Brigade Alpha")[0].candidates
    assert [each[0] for each in told] == ["alpha-brigade", "alpha-brigade-2", "alpha-brigades"]
    assert sorted((score for *_, score in told), reverse=True) == [score for *_, score in told]


def test_each_kind_is_one_query_however_many_names() -> None:
    many = {("actor", str(n)): {"slug": str(n), "name": f"Alfa {n}"} for n in range(9)}
    many |= {("place", str(n)): {"slug": str(n), "name": f"Tel {n}"} for n in range(9)}
    with CaptureQueriesContext(connection) as queries:
        near_misses(many, Decided("d"))
    alike = [each for each in queries.captured_queries if "similarity" in each["sql"]]
    assert len(alike) == 2


def test_a_place_is_near_those_in_the_same_place_only() -> None:
    (near,) = found("Tel Testa", "place", "syria")
    assert (near.beside, near.candidates[0][0]) == ("syria", "tell-test")
    assert found("Tel Testa", "place", "iraq") == []
    assert found("Tel Testa", "place") == []


def test_the_list_grows_by_what_is_not_in_it_and_keeps_what_was_decided() -> None:
    near = found("Alfa Brigade")
    assert keep_near(near, "d") == 1
    NameDecision.objects.update(verdict="new")
    assert keep_near([*near, *found("Alpha Brigades")], "d") == 1
    assert dict(NameDecision.objects.values_list("name", "verdict")) == {
        "Alfa Brigade": "new",
        "Alpha Brigades": "open",
    }
    assert found("Alfa Brigade") == []
    assert found("Alfa Brigade", dataset="other")


def test_a_dry_run_asks_and_the_next_import_heeds_the_answer(tmp_path: Path) -> None:
    content = csv_of({**ROW, "By": "Alfa Brigade", "Town": "Tel Testa"})
    told = imported(tmp_path, content, dry_run=True, report=tmp_path / "report.csv")
    assert "Names to decide" in told
    assert {each["value"] for each in report(tmp_path / "report.csv") if each["value"]} == {
        "Alfa Brigade",
        "Tel Testa",
    }
    asked = NameDecision.objects.filter(dataset="desk-sheet", verdict="open")
    assert {each.name for each in asked} == {"Alfa Brigade", "Tel Testa"}
    for each in asked:
        each.verdict, each.slug = "is", each.candidates[0][0]
        each.save()

    assert imported(tmp_path, content) == "desk-sheet: 1 created\n"
    incident = Origin.objects.get(dataset="desk-sheet").incident
    assert incident.participations.get(role="initiator").actor.slug == "alpha-brigade"  # type: ignore[union-attr]
    assert incident.locations.get().place.slug == "tell-test"  # type: ignore[union-attr]
    assert not Actor.objects.filter(name="Alfa Brigade").exists()


def test_one_that_is_new_is_made_and_not_asked_about_again(tmp_path: Path) -> None:
    decide("Alfa Brigade", "new")
    assert imported(tmp_path, csv_of({**ROW, "By": "Alfa Brigade"})) == "desk-sheet: 1 created\n"
    assert Actor.objects.filter(name="Alfa Brigade").exists()


def test_rows_that_name_what_is_left_out_are_skipped_and_say_so(tmp_path: Path) -> None:
    decide("Alfa Brigade", "out")
    rows = [{**ROW, "By": "Alfa Brigade"}, {**ROW, "No": "8"}]
    told = imported(tmp_path, csv_of(*rows), report=tmp_path / "report.csv")
    assert told == "desk-sheet: 1 created, 1 skipped\n"
    (skipped,) = (each for each in report(tmp_path / "report.csv") if each["outcome"] == "skipped")
    assert (skipped["line"], skipped["value"]) == ("2", "Alfa Brigade")
    assert "'Alfa Brigade' was decided to be left out" in skipped["rule"]
    assert Origin.objects.filter(dataset="desk-sheet").count() == 1


def test_any_importer_heeds_it(tmp_path: Path) -> None:
    name = row(318367)["side_a"]
    for dataset, slug in (("ged", "alpha-brigade"), ("other", "gone")):
        decide(name, "is", slug, dataset=dataset)
    path = written(tmp_path / "ged.csv", [row(318367)])
    run(path, dataset="ged")
    run(path, dataset="other")
    sides = {
        origin.dataset: origin.incident.participations.all()[0].actor
        for origin in Origin.objects.filter(dataset__in=["ged", "other"])
    }
    assert sides["ged"].slug == "alpha-brigade"  # type: ignore[union-attr]
    assert sides["other"].name == name  # type: ignore[union-attr]


def test_a_decision_settles_a_name_that_several_have() -> None:
    Actor.objects.create(slug="alpha-2", name="Alpha Brigade", kind="rebel")
    decide("alpha brigade", "is", "alpha-2", dataset="d")
    told = Related("d").actor("Alpha Brigade", kind=ActorKind.REBEL)
    assert told["slug"] == "alpha-2"


def test_left_out_is_told_by_name() -> None:
    decide("x", "out", dataset="d")
    with pytest.raises(LeftOut, match="'X' was decided"):
        Decided("d").slug("actor", "X")


@pytest.mark.parametrize(("verdict", "slug"), [("is", ""), ("new", "x"), ("open", "x")])
def test_a_decision_says_which_one_and_only_then(verdict: str, slug: str, editor: User) -> None:
    with pytest.raises(IntegrityError, match="says_which_one"), transaction.atomic():
        decide("a", verdict, slug)


def test_a_name_is_decided_once() -> None:
    decide("a", "new")
    with pytest.raises(IntegrityError, match="made_once"), transaction.atomic():
        decide("a", "out")
