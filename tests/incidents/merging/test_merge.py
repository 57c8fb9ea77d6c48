"""Merging two incidents: what the winner says then, what readers are told, what is refused."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from incidents.codes import RetractionReason
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.documents.problems import InvalidDocument
from incidents.history.entries import entries_of, tell
from incidents.merging import BOTH, LOSER, WINNER, Choices, merge, preview
from incidents.models import DuplicatePair, Figure, Incident, Merge, NotSame, Origin, Record, User
from incidents.publishing import publish, retract
from tests.incidents.merging.made import FIRST, SECOND, joined, pair, said_by, stored, uniting

pytestmark = pytest.mark.django_db
REASON = "The same salvo."


def records_of(incident: Incident) -> list[tuple[str, str]]:
    found = Record.objects.filter(incident=incident).order_by("position")
    return list(found.values_list("action", "reason"))


def last_document(incident: Incident) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        Record.objects.filter(incident=incident).latest("position").document
    )
    return document


class TestWhatIsUnited:
    def test_gaps_are_filled_and_lists_joined(self, analyst: User) -> None:
        told = said_by(joined(analyst))

        assert (told["title"], told["summary"]) == ("Rockets at a base", "About thirty rockets.")
        assert (told["time"], told["tags"]) == ("19:20", ["iraq", "k1"])
        assert told["means"] == ["rocket", "mortar-shell"]

    def test_same_passage_stands_once_and_claims_follow_their_citation(self, analyst: User) -> None:
        told = said_by(joined(analyst))

        assert [(each["number"], each["locator"]) for each in told["citations"]] == [
            (1, "paragraph 1"),
            (2, "paragraph 9"),
        ]
        where, (target, gunmen) = told["locations"], told["participations"]
        assert [each["cites"] for each in where] == [[1, 2]]
        assert (target["cites"], gunmen["cites"]) == ([1], [2])

    def test_one_figure_of_a_kind_stays_recommended(self, analyst: User) -> None:
        figures = said_by(joined(analyst))["figures"]

        assert [(each["measure"], each["best"], each["standing"]) for each in figures] == [
            ("killed", 1, "recommended"),
            ("killed", 2, "alternative"),
            ("wounded", 4, "recommended"),
        ]

    def test_figure_of_the_loser_takes_the_place_where_that_is_chosen(self, analyst: User) -> None:
        loser, winner = stored(SECOND), stored(FIRST)
        killed = Figure.objects.get(incident=loser, measure="killed")
        merge(loser=loser, winner=winner, by=analyst, choices=uniting({killed: "recommended"}))

        figures = said_by(winner)["figures"]
        assert [(each["best"], each["standing"]) for each in figures] == [
            (1, "alternative"),
            (2, "recommended"),
            (4, "recommended"),
        ]

    def test_rows_left_out_do_not_come(self, analyst: User) -> None:
        loser, winner = stored(SECOND), stored(FIRST)
        rows = [*loser.figures.all(), *loser.citations.filter(number=1)]
        merge(
            loser=loser,
            winner=winner,
            by=analyst,
            choices=uniting(dict.fromkeys(rows, "left-out")),
        )

        told = said_by(winner)
        assert [each["best"] for each in told["figures"]] == [1]
        assert len(told["citations"]) == 1
        assert told["participations"][1]["cites"] == []

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"title": LOSER}, {"title": "Attack on K-1"}),
            ({"summary": WINNER, "time": WINNER}, {"summary": "", "time": None}),
            ({"tags": LOSER, "means": WINNER}, {"tags": ["iraq", "k1"], "means": ["rocket"]}),
            ({"not_stated": BOTH}, {"not_stated": ["place", "time"]}),
            ({}, {"not_stated": ["place"]}),
        ],
    )
    def test_each_field_is_chosen_by_itself(
        self, analyst: User, fields: dict[str, str], expected: dict[str, Any]
    ) -> None:
        loser = stored(SECOND, not_stated=["time"])
        winner = stored(FIRST, not_stated=["place"])
        merge(loser=loser, winner=winner, by=analyst, choices=Choices(fields=fields))

        told = said_by(winner)
        assert {name: told[name] for name in expected} == expected

    def test_clock_time_comes_only_with_its_day(self, analyst: User) -> None:
        loser, winner = stored(SECOND, date="2019-12-28"), stored(FIRST, date="2019-12")
        merge(loser=loser, winner=winner, by=analyst, choices=Choices())
        assert said_by(winner)["time"] is None

        loser, winner = stored(SECOND, date="2019-12-28", origins=[]), stored(FIRST)
        merge(loser=loser, winner=winner, by=analyst, choices=Choices(fields={"date": LOSER}))
        told = said_by(winner)
        assert (told["date"], told["time"], told["earliest"]) == (
            "2019-12-28",
            "19:20",
            "2019-12-28",
        )

    def test_notes_of_the_desk_are_joined(self, analyst: User) -> None:
        loser, winner = stored(SECOND), stored(FIRST)
        for each, note in ((loser, "Call the base."), (winner, "Ask AP.")):
            Incident.objects.filter(pk=each.pk).update(internal_note=note)
        merge(loser=loser, winner=winner, by=analyst, choices=Choices())

        winner.refresh_from_db()
        assert winner.internal_note == "Ask AP.\n\nCall the base."

    def test_chosen_type_is_no_other_type(self, analyst: User) -> None:
        loser = stored(SECOND, type="shelling", other_types=["airstrike"])
        winner = stored(FIRST, other_types=["shelling"])
        merge(loser=loser, winner=winner, by=analyst, choices=Choices(fields={"type": LOSER}))

        told = said_by(winner)
        assert told["type"]["code"] == "shelling"
        assert [each["code"] for each in told["other_types"]] == ["airstrike"]

    def test_occurrence_brings_its_citations_and_the_same_word_cites_both(
        self, analyst: User
    ) -> None:
        claim = {"basis": "claimed", "cites": [1]}
        loser = stored(SECOND, occurrence_claim=claim)
        winner = stored(FIRST, occurrence_claim={**claim, "cites": []})
        merge(loser=loser, winner=winner, by=analyst, choices=Choices())
        assert said_by(winner)["occurrence_claim"]["cites"] == [2]

        loser = stored(SECOND, occurrence="attempted", occurrence_claim=claim, origins=[])
        winner = stored(FIRST)
        chosen = Choices(fields={"occurrence": LOSER})
        merge(loser=loser, winner=winner, by=analyst, choices=chosen)
        told = said_by(winner)
        assert (told["occurrence"], told["occurrence_claim"]["cites"]) == ("attempted", [2])

    def test_import_finds_the_winner_by_the_record_of_the_loser(self, analyst: User) -> None:
        winner = joined(analyst)

        assert Origin.objects.get(dataset="ged", original_id="77").incident_id == winner.pk

    def test_loser_keeps_what_it_said_and_stands_in_the_winner(self, analyst: User) -> None:
        loser, winner = stored(SECOND), stored(FIRST)
        before = dump([loser.pk])[loser.pk]
        merge(loser=loser, winner=winner, by=analyst, choices=Choices(), reason=" Twice. ")

        loser.refresh_from_db()
        assert {**dump([loser.pk])[loser.pk], "origins": before["origins"]} == before
        row = Merge.objects.get(loser=loser)
        assert (loser.state, row.winner, row.by, row.reason) == (
            "merged",
            winner,
            analyst,
            "Twice.",
        )
        told = entries_of(winner.pk)
        tell(told)
        assert ("merge", "Twice.", "analyst") in [(one.act, one.reason, one.who) for one in told]


class TestLinks:
    def test_links_of_others_lead_to_the_winner(self, editor: User) -> None:
        loser, winner = pair(editor)
        told = [{"kind": "responds-to", "to": loser.reference}]
        third = stored(FIRST, title="The answer", links=told)
        publish(incidents=Incident.objects.filter(pk=third.pk), by=editor)

        merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=REASON)

        (shown,) = last_document(third)["links"]
        assert shown["to"] == {"reference": winner.reference, "title": winner.title}
        assert [action for action, _ in records_of(third)] == ["published", "restated"]

    def test_incident_linked_to_both_is_linked_to_the_winner_once(self, editor: User) -> None:
        loser, winner = pair(editor)
        told = [{"kind": "concerns", "to": each.reference} for each in (loser, winner)]
        third = stored(FIRST, title="A statement", links=told)
        publish(incidents=Incident.objects.filter(pk=third.pk), by=editor)

        merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=REASON)

        shown = [each["to"]["reference"] for each in last_document(third)["links"]]
        assert shown == [winner.reference]

    def test_link_to_a_draft_comes_to_light_with_the_published_winner(self, editor: User) -> None:
        draft, winner = stored(SECOND), stored(FIRST)
        third = stored(
            FIRST, title="A", links=[{"kind": "concerns", "to": f"DRAFT-{draft.pk}"}], origins=[]
        )
        for each in (winner, third):
            publish(incidents=Incident.objects.filter(pk=each.pk), by=editor)
            each.refresh_from_db()
        assert last_document(third)["links"] == []

        merge(loser=draft, winner=winner, by=editor, choices=Choices(), reason=REASON)

        shown = [each["to"]["reference"] for each in last_document(third)["links"]]
        assert shown == [winner.reference]

    def test_links_between_the_two_go_and_others_come(self, analyst: User) -> None:
        third = stored(FIRST, title="Third")
        loser = stored(SECOND)
        to_loser = {"kind": "alternative-account-of", "to": f"DRAFT-{loser.pk}"}
        concerns = {"kind": "concerns", "to": f"DRAFT-{third.pk}"}
        winner = stored(FIRST, links=[to_loser, concerns])
        back = {"kind": "concerns", "to": f"DRAFT-{winner.pk}"}
        links = [back, {**concerns, "cites": [1]}, {**concerns, "kind": "part-of"}]
        load({**SECOND, "links": links}, by=None, incident=loser)

        merge(loser=loser, winner=winner, by=analyst, choices=Choices())

        told = [(each["kind"], each["to"]["title"]) for each in said_by(winner)["links"]]
        assert told == [("concerns", "Third"), ("part-of", "Third")]
        assert said_by(winner)["links"][0]["cites"] == [2]


def test_readers_are_told_of_both(editor: User) -> None:
    loser, winner = pair(editor)
    entry = merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=f" {REASON} ")

    assert entry is not None
    assert (entry.count, entry.last - entry.first) == (2, 1)
    assert records_of(winner)[-1] == ("updated", f"{loser.reference} was merged into it: {REASON}")
    assert records_of(loser)[-1] == ("merged", REASON)
    assert last_document(loser) == {
        "reference": loser.reference,
        "version": 2,
        "action": "merged",
        "why": "",
        "reason": REASON,
        "into": winner.reference,
    }


@pytest.mark.parametrize(
    "choice", [{"fields": {"title": LOSER}}, {"recommended": "killed"}], ids=["field", "figure"]
)
def test_value_that_is_replaced_makes_it_a_correction(editor: User, choice: Any) -> None:
    loser, winner = pair(editor)
    chosen = Choices(fields=choice.get("fields", {}))
    if "recommended" in choice:
        chosen = uniting({Figure.objects.get(incident=loser, measure="killed"): "recommended"})
    assert preview(loser=loser, winner=winner, choices=chosen).action == "corrected"

    merge(loser=loser, winner=winner, by=editor, choices=chosen, reason=REASON)

    assert records_of(winner)[-1][0] == "corrected"


def test_draft_that_is_merged_leaves_no_trace_in_public(editor: User) -> None:
    draft, winner = stored(SECOND, title="A secret draft"), stored(FIRST)
    publish(incidents=Incident.objects.filter(pk=winner.pk), by=editor)
    entry = merge(loser=draft, winner=winner, by=editor, choices=Choices(), reason=REASON)

    assert entry is not None
    assert entry.count == 1
    assert records_of(winner)[-1] == ("updated", REASON)
    draft.refresh_from_db()
    assert (draft.state, draft.reference) == ("merged", None)
    assert not Record.objects.filter(document__contains="A secret draft").exists()


def test_two_drafts_need_no_reason_and_no_permission_to_publish(analyst: User) -> None:
    before = Record.objects.count()
    joined(analyst)
    assert Record.objects.count() == before


def test_what_was_judged_of_the_loser_holds_for_the_winner(analyst: User) -> None:
    loser, winner, third = stored(SECOND), stored(FIRST), stored(FIRST, title="Third")
    NotSame.objects.create(first=loser, second=third)
    NotSame.objects.create(first=loser, second=winner)
    DuplicatePair.objects.create(first=loser, second=third, score=5, agrees=[])

    merge(loser=loser, winner=winner, by=analyst, choices=Choices())

    assert NotSame.objects.filter(first=winner, second=third, by=analyst).exists()
    assert NotSame.objects.count() == 3
    assert not DuplicatePair.objects.exists()


class TestRefused:
    def test_without_a_reason_where_readers_are_told(self, editor: User) -> None:
        loser, winner = pair(editor)
        with pytest.raises(ValidationError, match="Say why"):
            merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=" ")

    def test_by_those_who_may_not(self, analyst: User, reader_user: User, editor: User) -> None:
        loser, winner = pair(editor)
        with pytest.raises(PermissionDenied, match="may not publish"):
            merge(loser=loser, winner=winner, by=analyst, choices=Choices(), reason=REASON)
        with pytest.raises(PermissionDenied, match="may not change"):
            merge(loser=stored(FIRST), winner=stored(FIRST), by=reader_user, choices=Choices())
        loser.refresh_from_db()
        assert loser.state == "published"

    def test_published_one_into_a_draft(self, editor: User) -> None:
        loser, _ = pair(editor)
        with pytest.raises(ValidationError, match="nobody could follow"):
            merge(loser=loser, winner=stored(FIRST), by=editor, choices=Choices(), reason=REASON)

    def test_into_itself(self, analyst: User) -> None:
        one = stored(FIRST)
        with pytest.raises(ValidationError, match="into itself"):
            merge(loser=one, winner=one, by=analyst, choices=Choices())

    def test_what_is_merged_or_retracted_already(self, editor: User) -> None:
        loser, winner = pair(editor)
        merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=REASON)
        for one, other in ((loser, winner), (winner, loser)):
            with pytest.raises(ValidationError, match="is merged: take the merge back first"):
                merge(loser=one, winner=other, by=editor, choices=Choices(), reason=REASON)
        chosen = Incident.objects.filter(pk=winner.pk)
        retract(incidents=chosen, by=editor, why=RetractionReason.OUT_OF_SCOPE, reason="No.")
        with pytest.raises(ValidationError, match="is retracted: restore it first"):
            merge(loser=stored(FIRST), winner=winner, by=editor, choices=Choices(), reason=REASON)

    def test_what_is_deleted(self, analyst: User) -> None:
        loser, winner = stored(SECOND), stored(FIRST)
        gone = Incident.objects.get(pk=loser.pk)
        loser.delete()
        with pytest.raises(ValidationError, match="was deleted meanwhile"):
            merge(loser=gone, winner=winner, by=analyst, choices=Choices())

    @pytest.mark.parametrize(
        ("choices", "words"),
        [
            (Choices(fields={"colour": LOSER}), "colour: there is no such field"),
            (Choices(fields={"title": BOTH}), "title: 'both' is no choice; write winner or loser"),
            (Choices(rows={("figure", 1): "best"}), "figure: 'best' is no choice"),
        ],
    )
    def test_choice_that_there_is_not(self, analyst: User, choices: Choices, words: str) -> None:
        with pytest.raises(ValidationError, match=words):
            merge(loser=stored(SECOND), winner=stored(FIRST), by=analyst, choices=choices)

    def test_what_a_rule_of_the_database_refuses_changes_nothing(self, analyst: User) -> None:
        loser, winner = stored(SECOND), stored(FIRST, date="2019-12")
        before = dump([winner.pk])
        chosen = Choices(fields={"time": LOSER})
        with transaction.atomic(), pytest.raises(ValidationError, match="time: a clock time needs"):
            merge(loser=loser, winner=winner, by=analyst, choices=chosen)
        assert dump([winner.pk]) == before
        assert Origin.objects.get(dataset="ged").incident_id == loser.pk


def test_preview_says_what_comes_and_changes_nothing(editor: User) -> None:
    loser, winner = pair(editor)
    before = dump([loser.pk, winner.pk])
    outcome = preview(loser=loser, winner=winner, choices=Choices())

    assert dump([loser.pk, winner.pk]) == before
    assert outcome.action == "updated"
    merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=REASON)
    assert {**dump([winner.pk])[winner.pk], "version": 1} == outcome.document
    assert {each.table for each in outcome.changes} >= {"incident", "figure", "citation", "origin"}


def test_no_document_is_loaded_over_a_merged_incident(editor: User) -> None:
    loser, winner = pair(editor)
    before = Incident.objects.get(pk=loser.pk)  # as somebody read it who writes later
    merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason="One act")
    said = said_by(loser)

    with pytest.raises(
        InvalidDocument, match=f"{loser.reference} is merged into {winner.reference}: "
    ):
        load({**SECOND, "title": "Another", "origins": []}, by=editor, incident=before)

    assert said_by(loser) == said
