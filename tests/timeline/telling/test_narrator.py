"""On whose word each claim stands, and what the whole rests on."""

from typing import Any

import pytest

from tests.timeline.documents import actor, citation, claimed, document, participation
from timeline.sources import Register
from timeline.telling.narrator import PLAIN, Narrator
from timeline.telling.passages import Passages
from timeline.telling.wording import wording

MILLEY = actor("Mark Milley", "person", "Joint Chiefs of Staff")
STATES = actor("United States", "government-body")
DEPARTMENT = actor("Department of Defense", "government-body")


def narrator(style: str = "en", **fields: Any) -> Narrator:
    it = document(**fields)
    return Narrator(it, Passages(it["citations"], Register()), wording(style))


@pytest.mark.parametrize(
    ("fields", "ground"),
    [
        ({}, PLAIN),
        ({"by": STATES}, ("attributed", "affirms", "the United States")),
        ({"basis": "attributed"}, ("attributed", "affirms", "others")),
        ({"basis": "found"}, ("found", "affirms", "an inquiry")),
        ({"basis": "inferred", "by": STATES}, ("inferred", "affirms", "")),
        ({"basis": "attributed", "cites": [1]}, ("attributed", "affirms", "an officer")),
        (
            {"basis": "attributed", "by": DEPARTMENT, "cites": [1]},
            ("attributed", "affirms", "an officer"),
        ),
    ],
)
def test_ground_is_basis_stance_and_whose_word_it_is(fields, ground):
    spoken = citation(speaker_described_as="an officer", on_behalf_of=DEPARTMENT)

    assert narrator(citations=[spoken]).ground(claimed(**fields)) == ground


def test_who_claims_for_itself_is_named():
    row = participation("initiator", STATES, basis="claimed")

    assert narrator().ground(row) == ("claimed", "affirms", "the United States")


def test_frame_is_the_ground_of_the_occurrence():
    claim = claimed(basis="attributed", by=MILLEY)

    assert narrator(occurrence_claim=claim).frame == ("attributed", "affirms", "Mark Milley")
    assert narrator(occurrence_claim={**claim, "stance": "denies"}).frame == PLAIN


def test_whose_word_says_who_did_it_is_not_what_the_whole_rests_on():
    rows = [participation("initiator", STATES, basis="attributed", by=MILLEY)]

    assert narrator(participations=rows).frame == PLAIN


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (participation("speaker", MILLEY), "Mark Milley of the Joint Chiefs of Staff"),
        ({**participation("target", STATES), "side": 2}, "the United States (side 2)"),
        (
            {**participation("target", STATES), "described_as": "troops"},
            "the United States (“troops”)",
        ),
        (
            {**participation("target", "gunmen"), "kind": "unidentified"},
            "gunmen (not identified)",
        ),
        ({**participation("target", "x"), "described_as": "", "kind": "rebel"}, "rebels"),
    ],
)
def test_a_participant_is_named_or_described(row, words):
    assert narrator().participant(row) == words


def test_an_actor_who_acts_already_is_described_only():
    own = participation("orderer", STATES)
    sent = {**participation("deployed", STATES), "described_as": "troops"}

    assert narrator(participations=[own, sent]).participant(sent) == "“troops”"


def test_names_keep_their_direction_among_words_from_right_to_left():
    assert (
        narrator("ar").participant(participation("target", STATES)) == "\u2068United States\u2069"
    )
    arabic = participation("target", actor("كتائب حزب الله"))
    assert narrator("ar").participant(arabic) == "\u2068كتائب حزب الله\u2069"


def test_rejected_inference_gives_its_reason_once():
    row = participation(
        "initiator", STATES, basis="inferred", standing="rejected", reason="It is so."
    )

    told = narrator().asserted("x", row)

    assert told == "this desk infers that x: it is so; this desk rejects that"
