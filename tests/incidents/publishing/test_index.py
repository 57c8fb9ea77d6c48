"""The index beside the ledger: what it says of a document, and that it can be made anew."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from incidents.codes import WITHDRAWING
from incidents.columns import unfolded
from incidents.documents.load import load
from incidents.models import Incident, RecordIndex, RecordLocation, Term, User
from incidents.publishing import index as index_module
from incidents.publishing import publish, update
from tests.incidents.documents.made import ROCKETS


def indexed(by: User, **changes: Any) -> RecordIndex:
    incident = load({**ROCKETS, **changes}, by=None)
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=by)
    row: RecordIndex = RecordIndex.objects.get(incident_id=incident.pk)
    return row


def killed(low: int, **more: Any) -> dict[str, Any]:
    return {"measure": "killed", "low": low, "best": low, "high": low, **more}


CIVILIAN, CONTRACTOR = {"status": "civilian"}, {"status": "contractor"}
AT_LEAST = {"measure": "killed", "quantifier": "at-least", "low": 7}
WORDS = {"measure": "killed", "quantifier": "words", "words": "dozens"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("figures", "total"),
    [
        ([], (None, None, None)),
        ([killed(0)], (0, 0, 0)),
        ([killed(9), killed(3, **CIVILIAN)], (9, 9, 9)),
        ([killed(3, **CIVILIAN), killed(2, status="military")], (5, 5, 5)),
        ([killed(3, **CIVILIAN), killed(1, **CONTRACTOR)], (3, 3, 3)),
        ([killed(1, **CONTRACTOR), killed(2, status="journalist")], (3, 3, 3)),
        ([killed(4, age_sex="woman"), killed(9, **CIVILIAN)], (9, 9, 9)),
        ([killed(5, **CIVILIAN), killed(3, age_sex="woman", **CIVILIAN)], (5, 5, 5)),
        ([killed(2, nationality="US"), killed(1, nationality="IQ")], (3, 3, 3)),
        ([killed(9, standing="alternative"), killed(4, standing="rejected")], (None, None, None)),
        ([killed(9, stance="denies")], (None, None, None)),
        ([AT_LEAST], (7, None, None)),
        ([WORDS], (None, None, None)),
        ([{**AT_LEAST, **CIVILIAN}, killed(2, status="military")], (9, None, None)),
        ([killed(4, scope="part")], (4, 4, 4)),
        ([killed(4, item="mine"), killed(1, **CIVILIAN)], (4, 4, 4)),
    ],
)
def test_total_follows_the_counting_rule(
    editor: User, figures: list[dict[str, Any]], total: tuple[int | None, ...]
) -> None:
    row = indexed(editor, figures=figures)

    assert (row.killed_low, row.killed_best, row.killed_high) == total


@pytest.mark.django_db
def test_names_with_semicolons_come_back_out_of_a_list(editor: User) -> None:
    names = ["Army; Navy", "gunmen;", "plain"]
    parts = [{"role": "initiator", "described_as": name, "kind": "unidentified"} for name in names]
    row = indexed(editor, participations=parts)

    assert row.initiators == "Army;; Navy; gunmen;;; plain"
    assert unfolded(row.initiators) == names


@pytest.mark.django_db
def test_terms_hold_ancestors_and_exact_forms(editor: User) -> None:
    part = {"role": "deployed", "actor": "us-2-504-pir"}
    row = indexed(editor, participations=[part], tags=["a-tag"], means=["rocket"])

    assert {
        *("type:rocket-attack", "type:attack", "=type:rocket-attack", "tag:a-tag", "means:rocket"),
        *("actor:us-2-504-pir", "=actor:us-2-504-pir", "actor:us-army", "deployed:us-army"),
        *("place:kirkuk", "=place:kirkuk", "place:iraq", "country:iq", "country:irq"),
        *("source:military-times-2020-01-02", "publisher:military-times"),
    } <= set(row.terms)
    assert not {"=type:attack", "=actor:us-army", "=place:iraq"} & set(row.terms)


@pytest.mark.django_db
@pytest.mark.parametrize("doubt", [{"standing": "rejected"}, {"stance": "denies"}])
def test_rejected_or_denied_part_gives_no_role(editor: User, doubt: dict[str, str]) -> None:
    part = {"role": "initiator", "actor": "iran", **doubt}
    row = indexed(editor, participations=[part])

    assert "initiator:iran" not in row.terms
    assert "actor:iran" in row.terms
    assert row.initiators == ""


@pytest.mark.django_db
def test_unidentified_is_a_value_and_a_described_crowd_is_not(editor: User) -> None:
    gunmen = {"role": "initiator", "described_as": "gunmen", "kind": "unidentified"}
    crowd = {"role": "target", "described_as": "a crowd", "kind": "protesters"}
    row = indexed(editor, participations=[gunmen, crowd])

    assert "initiator:unidentified" in row.terms
    assert "target:unidentified" not in row.terms
    assert (row.initiators, row.targets) == ("gunmen", "a crowd")


@pytest.mark.django_db
def test_place_spoken_about_is_not_where_it_happened(editor: User) -> None:
    about = {"role": "about", "place": "baghdad", "precision": "settlement"}
    row = indexed(editor, locations=[about])

    assert not {"place:baghdad", "country:iq"} & set(row.terms)
    assert (row.countries, row.place, row.latitude) == ("", "", None)


@pytest.mark.django_db
def test_chronology_is_earliest_wider_first_time_order_reference(editor: User) -> None:
    moments: list[dict[str, Any]] = [
        {"date": "2019-12"},
        {"date": "2019-12-01/2019-12-05"},
        {"date": "2019-12-01"},
        {"date": "2019-12-01", "day_order": 1},
        {"date": "2019-12-01", "part_of_day": "morning"},
        {"date": "2019-12-01", "time": "09:30"},
        {"date": "2019-12-01", "part_of_day": "evening"},
        {"date": "../2019-12-02"},
    ]
    wanted = [indexed(editor, title=str(n), **when) for n, when in enumerate(moments)]

    mine = RecordIndex.objects.filter(pk__in=[row.pk for row in wanted])
    titles = list(mine.in_chronology().values_list("title", flat=True))
    assert titles == ["0", "1", "3", "2", "4", "5", "6", "7"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Kata’ib Hizbollah", "Kataib"),
        ("Kata'ib Hizbollah", "kata’ib"),
        ("أحمد", "احمد"),
        ("علي", "على"),
        ("Zürich", "zurich"),
        ("İdlib", "idlib"),
        ("rockets", "rocket"),
        ("كتـــائب", "كتائب"),
        ("ک", "ك"),
        ("Latakia\u00a0road", "latakia road"),
    ],
)
def test_words_are_found_however_they_are_written(editor: User, stored: str, asked: str) -> None:
    row = indexed(editor, summary=f"Before {stored} after")

    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT search @@ websearch_to_tsquery('english', fold(%s)) "
            "FROM incidents_recordindex WHERE position = %s",
            [asked, row.pk],
        )
        assert cursor.fetchone() == (True,)


def snapshot() -> tuple[list[Any], list[Any], list[Any]]:
    locations = list(RecordLocation.objects.values())
    return list(RecordIndex.objects.order_by("pk").values()), list(Term.objects.values()), locations


def test_reindexing_gives_the_same_index(
    committed: None, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "BATCH", 7)
    update(incidents=Incident.objects.published(), by=editor)
    before = snapshot()
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM incidents_recordindex")
        cursor.execute("DELETE FROM incidents_term")
        cursor.execute("DELETE FROM incidents_recordlocation")

    call_command("reindex_ledger", verbosity=0)

    assert snapshot() == before


def test_reindexing_over_a_whole_index_changes_nothing(
    committed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot()

    call_command("reindex_ledger")

    assert snapshot() == before
    assert "The index is rebuilt up to position" in capsys.readouterr().out


def test_identifiers_of_datasets_are_looked_up_and_not_listed(
    committed: None, editor: User
) -> None:
    row = indexed(editor, origins=[{"dataset": "GED", "original_id": "77"}])

    assert {"dataset:GED", "#original_id:77", "#origin:GED 77"} <= set(row.terms)
    assert [term.count for term in Term.objects.filter(term="dataset:GED")] == [1]
    assert not Term.objects.filter(term__startswith="#").exists()

    call_command("reindex_ledger", verbosity=0)

    assert not Term.objects.filter(term__startswith="#").exists()


def test_entries_that_withdraw_are_those_the_index_calls_dead() -> None:
    withdrawing = ", ".join(f"'{action}'" for action in WITHDRAWING)

    assert f"action NOT IN ({withdrawing}) AS live" in index_module.index_query()
