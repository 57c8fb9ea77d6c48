"""On whose word a claim stands, and what a reader must not overlook."""

from itertools import product
from typing import Any

import pytest

from incidents.codes import Basis, Stance
from tests.timeline.documents import actor, citation, claimed, document
from timeline.incident_page.words import Note, Words
from timeline.sources import Register

MILLEY = actor("Mark Milley", "person")


def words(*citations: dict[str, Any]) -> Words:
    return Words(document(citations=list(citations) or [citation()]), Register())


def says(**claim: Any) -> str:
    return words().word(claimed(**claim)).says


@pytest.mark.parametrize(("basis", "stance"), [*product(Basis.values, Stance.values)])
def test_word_is_a_sentence_that_names_who_vouches(basis: str, stance: str) -> None:
    said = says(basis=basis, stance=stance, by=MILLEY)

    assert said[0].isupper()
    assert "%" not in said
    assert ("Mark Milley" in said) is (basis not in ("inferred", "dataset"))


def test_source_in_its_own_voice_is_named_by_its_publisher() -> None:
    assert says(cites=[1]) == "Reported by Military Times"
    assert says(cites=[]) == "Reported by Military Times"
    assert says(cites=[1], stance="hedges") == "Reported with reserve by Military Times"
    other = {"slug": "r", "name": "Reuters", "url": "", "reliability": ""}
    two = words(citation(1), citation(2, source=None, publisher=other))
    assert two.word(claimed(cites=[1, 2])).says == "Reported by Military Times and Reuters"
    assert two.word(claimed(cites=[2])).says == "Reported by Reuters"


def test_one_who_claims_it_is_the_one_it_is_about() -> None:
    told = words().word(claimed(basis="claimed"), "the Houthis")

    assert told.says == "Claimed by the Houthis"


def test_speaker_vouches_where_nobody_else_is_named() -> None:
    cited = words(citation(speaker_described_as="a U.S. official"))

    assert cited.word(claimed(basis="attributed", cites=[1])).says == (
        "On the word of a U.S. official"
    )


def test_word_points_to_the_passages_it_rests_on() -> None:
    told = words(citation(1), citation(2)).word(claimed(cites=[2, 1, 9], reason="So\nit is."))

    assert told.notes == (Note("[1, para. 2]", 2), Note("[1, para. 1]", 1))
    assert told.reason == "So it is."


@pytest.mark.parametrize(
    ("standing", "stance", "mark"),
    [
        ("recommended", "affirms", ""),
        ("recommended", "hedges", "not certain"),
        ("recommended", "denies", "denied"),
        ("alternative", "affirms", "another account"),
        ("alternative", "hedges", "another account"),
        ("alternative", "denies", "denied"),
        ("rejected", "affirms", "rejected by this desk"),
        ("rejected", "denies", "rejected by this desk"),
    ],
)
def test_mark_says_what_must_not_be_overlooked(standing: str, stance: str, mark: str) -> None:
    assert words().word(claimed(standing=standing, stance=stance)).mark == mark


def test_occurrence_is_not_weighed_and_counts_as_recommended() -> None:
    claim = {name: value for name, value in claimed().items() if name != "standing"}

    assert words().word(claim).mark == ""
