"""An incident told as an entry: what, when, where, and the facts under their labels."""

from typing import Any

import pytest

from tests.timeline.documents import (
    actor,
    citation,
    claimed,
    document,
    figure,
    link,
    location,
    participation,
    place,
)
from timeline.entries import Entry, entry
from timeline.sources import Register

MILLEY = actor("Mark Milley", "person", "Joint Chiefs of Staff")
OFFICIALS = actor("U.S. officials", "collective")
MILITIA = actor("Kata'ib Hizbollah", "political-militia")
KIRKUK = place("Kirkuk", "settlement", ("Kirkuk Governorate", "area1"), ("Iraq", "country"))


def told(**fields: Any) -> Entry:
    return entry(document(**fields), Register())


def fact(label: str, **fields: Any) -> list[str]:
    """The pieces under a label, each with its notes."""
    facts = {fact.label: fact.pieces for fact in told(**fields).facts}
    return [" ".join([piece.text, *map(str, piece.notes)]) for piece in facts.get(label, ())]


def test_entry_has_words_for_the_day_and_time():
    it = told(time="19:20:00")

    assert (it.heading, it.day, it.timing) == ("27 December 2019", "2019-12-27", "19:20")
    assert it.when == "27 December 2019, 19:20"
    assert it.instant == "2019-12-27T19:20"


def test_entry_on_one_of_several_days_is_no_day():
    it = told(date="[2019-12-31..2020-01-02]", part_of_day="evening")

    assert it.timing == "on a day between 31 December 2019 and 2 January 2020, in the evening"
    assert (it.day, it.instant) == ("", "")


@pytest.mark.parametrize("qualifier", ["~", "?", "%"])
def test_entry_on_a_doubtful_day_stands_under_it_and_says_the_doubt(qualifier):
    it = told(date=f"2019-12-27{qualifier}")

    assert it.heading == "27 December 2019"
    assert it.day == ""
    assert it.timing in (
        "about 27 December 2019",
        "possibly 27 December 2019",
        "possibly about 27 December 2019",
    )


def test_entry_does_not_repeat_its_heading():
    assert told(date="2019-12").timing == ""


def test_entry_of_an_aggregate_says_what_it_stands_for():
    several = {"grain": "aggregate", "event_count": 11, "date": "2019-11/2020-01"}

    assert told(**several).when.startswith("at various times between")
    assert fact("Series", **several) == ["11 events, which the sources do not tell apart"]
    assert "how many is not known" in fact("Series", grain="aggregate")[0]


@pytest.mark.parametrize(
    ("code", "mark"),
    [
        ("occurred", ""),
        ("attempted", "attempted"),
        ("possible", "possible"),
        ("planned", "planned"),
        ("cancelled", "cancelled"),
        ("refuted", "refuted"),
    ],
)
def test_entry_marks_what_did_not_simply_happen(code, mark):
    assert told(occurrence=code).mark == mark
    assert bool(fact("Status", occurrence=code)) is bool(mark)


def test_occurrence_on_somebodys_word_says_whose():
    claim = claimed(basis="attributed", by=MILLEY, cites=[1])

    assert fact("Status", occurrence_claim=claim) == [
        "it took place, according to Mark Milley [1, para. 1]"
    ]


def test_narrative_replaces_the_summary_and_keeps_its_paragraphs():
    assert told(summary="Short.").text == ("Short.",)
    assert told(summary="Short.", narrative="One.\nOn.\n\nTwo.").text == ("One. On.", "Two.")


def test_place_is_named_with_what_lies_around_it():
    assert told(locations=[location(KIRKUK)]).place == "Kirkuk, Kirkuk Governorate, Iraq"
    assert told(locations=[location(KIRKUK, precision="near")]).place.startswith("near Kirkuk")
    near = location(KIRKUK, precision="near", radius_km=10)
    assert told(locations=[near]).place.startswith("within 10 km of Kirkuk")
    assert told(not_stated=["place"]).place == "place not stated"
    assert told().place == ""


def test_places_of_a_movement_are_all_told_with_their_roles():
    ends = [
        location(place("Fort Bragg"), role="origin", primary=False),
        location(place("Kuwait", "country"), role="destination"),
    ]

    assert told(locations=ends).place == "to Kuwait"
    assert fact("Places", locations=ends) == ["from Fort Bragg", "to Kuwait"]


def test_blame_names_who_lays_it_where():
    blamed = participation("initiator", MILITIA, basis="attributed", by=OFFICIALS, cites=[1])
    hedged = participation("initiator", MILITIA, basis="attributed", by=OFFICIALS, stance="hedges")

    assert fact("By", participations=[blamed]) == [
        "blamed on Kata'ib Hizbollah by U.S. officials [1, para. 1]"
    ]
    assert fact("By", participations=[hedged]) == ["Kata'ib Hizbollah, suspected by U.S. officials"]


def test_competing_attributions_stand_side_by_side_the_recommended_first():
    rows = [
        participation(
            "initiator", MILITIA, basis="attributed", by=OFFICIALS, standing="alternative"
        ),
        participation("initiator", MILITIA, basis="claimed", stance="denies", standing="rejected"),
        participation("initiator", "gunmen", basis="inferred", reason="The article does not tell."),
    ]

    assert fact("By", participations=rows) == [
        "gunmen, inferred by this desk: the article does not tell",
        "another account: blamed on Kata'ib Hizbollah by U.S. officials",
        "Kata'ib Hizbollah, denied by Kata'ib Hizbollah (rejected by this desk)",
    ]


def test_a_person_is_named_with_the_body_it_belongs_to():
    assert fact("Speaker", participations=[participation("speaker", MILLEY)]) == [
        "Mark Milley (Joint Chiefs of Staff)"
    ]


def test_a_speaker_who_is_described_only_is_quoted_as_described():
    department = actor("U.S. Department of Defense", "government-body")
    spoken = citation(speaker_described_as="a U.S. defense official", on_behalf_of=department)
    row = participation("deployed", "troops", basis="attributed", by=department, cites=[1])

    assert fact("Force", participations=[row], citations=[spoken]) == [
        "troops, according to a U.S. defense official [1, para. 1]"
    ]


def test_casualties_say_who_was_counted():
    rows = [
        figure("killed", 1, status="contractor", nationality="US", cites=[1]),
        figure("wounded", 0),
    ]

    assert fact("Casualties", figures=rows) == [
        "1 killed (contractor, United States) [1, para. 1]",
        "no wounded",
    ]


def test_casualties_that_no_source_gives_are_said_not_to_be_stated():
    assert fact("Casualties", not_stated=["casualties"]) == ["not stated"]
    assert fact("Casualties") == []
    assert fact("Not stated", not_stated=["casualties", "actor", "time", "place"]) == [
        "who did it and time of day"
    ]


def test_competing_figures_stand_side_by_side():
    rows = [
        figure("munitions", 31, item="rocket", basis="attributed", by=MILLEY),
        figure(
            "munitions",
            item="rocket",
            quantifier="more-than",
            low=31,
            basis="attributed",
            by=OFFICIALS,
            standing="alternative",
        ),
    ]

    assert fact("Munitions", figures=rows) == [
        "31 rockets, according to Mark Milley",
        "or more than 30 rockets, according to U.S. officials",
    ]


def test_link_that_is_inferred_says_so_and_why():
    row = link(
        "responds-to",
        "INC-000004",
        "Rockets",
        basis="inferred",
        reason="It came later.",
        cites=[1],
    )

    assert fact("Connected", links=[row]) == [
        "inferred by this desk to be in response to INC-000004 Rockets: it came later [1, para. 1]"
    ]
    assert fact("Connected", links=[link("part-of", "INC-000003", "Eleven attacks")]) == [
        "part of INC-000003 Eleven attacks"
    ]


def test_link_points_to_the_other_incident():
    (fact_,) = told(links=[link("part-of", "INC-000003", "Eleven attacks")]).facts

    (piece,) = fact_.pieces
    assert (piece.before, piece.to, piece.after) == ("part of ", "INC-000003", " Eleven attacks")


def test_passages_name_speaker_and_quotation():
    spoken = citation(speaker=MILLEY, quotation="31 rockets", anonymity="named")
    unnamed = citation(2, speaker_described_as="an official", anonymity="unnamed")
    hidden = citation(3, anonymity="withheld")

    passages = told(citations=[spoken, unnamed, hidden]).passages

    assert [passage.speaker for passage in passages] == [
        "Mark Milley",
        "an official, not named",
        "speaker withheld by this desk",
    ]
    assert passages[0].quotation == "31 rockets"


def test_remarks_give_support_and_dataset():
    origin = {"dataset": "ucdp-ged", "release": "25.1", "original_id": "7", "licence": "CC BY 4.0"}

    remarks = told(grading="contested", date_as_reported="Friday", origins=[origin]).remarks

    assert remarks == (
        "contested",
        "date reported as “Friday”",
        "from ucdp-ged 25.1 (7), licence CC BY 4.0",
    )
