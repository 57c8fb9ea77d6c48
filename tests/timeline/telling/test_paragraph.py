"""Whole paragraphs: nothing that is claimed is lost, nothing is said that makes no sense."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

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
from tests.timeline.telling.made import documents
from timeline.entries import Entry, entry
from timeline.sources import Register
from timeline.telling.plain import line, paragraphs
from timeline.telling.wording import wording

MILLEY = actor("Mark Milley", "person", "Joint Chiefs of Staff")
OFFICIALS = actor("U.S. officials", "collective")
STATES = actor("United States", "government-body")
MILITIA = actor("Kata'ib Hizbollah", "political-militia")
KIRKUK = place("Kirkuk", "settlement", ("Kirkuk Governorate", "area1"), ("Iraq", "country"))
ATTACKERS = {
    **participation(
        "initiator", "unidentified attackers", basis="inferred", reason="No one claims it."
    ),
    "kind": "unidentified",
}


def text(told: Entry) -> str:
    return " ".join(
        " ".join([sentence.text, *map(str, sentence.notes)]) + sentence.stop
        for paragraph in told.paragraphs
        for sentence in paragraph
    )


def told(**fields: Any) -> str:
    return text(entry(document(**fields), Register()))


def test_an_attack_is_told_as_an_analyst_would():
    it = told(
        locations=[location(KIRKUK, precision="near", cites=[1])],
        participations=[
            ATTACKERS,
            participation(
                "initiator",
                MILITIA,
                basis="attributed",
                by=STATES,
                standing="alternative",
                cites=[2],
            ),
        ],
        figures=[
            figure("munitions", 31, item="rocket", cites=[1]),
            figure("killed", 1, status="contractor", nationality="US", cites=[1]),
            figure("wounded", 4, status="military", nationality="US", cites=[1]),
        ],
        citations=[citation(1), citation(2)],
    )

    assert it == (
        "Unidentified attackers fired 31 rockets near Kirkuk, Kirkuk Governorate, Iraq "
        "[1, para. 1]. One U.S. contractor was killed and four U.S. service members were wounded "
        "[1, para. 1]. Who did it is left open by this desk: no one claims it. The United States "
        "blamed Kata'ib Hizbollah [1, para. 2]."
    )


def test_what_competes_is_one_sentence_the_recommended_first():
    rows = [
        figure(
            "munitions", None, item="rocket", quantifier="more-than", low=31, standing="alternative"
        )
        | {"basis": "attributed", "by": OFFICIALS, "cites": [2]},
        figure("munitions", 31, item="rocket", basis="attributed", by=MILLEY, cites=[1]),
    ]

    assert told(figures=rows, citations=[citation(1), citation(2)]) == (
        "A rocket attack took place. According to Mark Milley, 31 rockets were fired [1, para. 1]; "
        "according to U.S. officials, more than 30 rockets were fired [1, para. 2]."
    )


def test_a_claim_that_is_rejected_or_denied_says_so():
    rows = [
        participation(
            "initiator",
            MILITIA,
            basis="claimed",
            standing="rejected",
            reason="The times differ.",
        ),
        participation("initiator", MILITIA, basis="attributed", by=MILITIA, stance="denies"),
    ]

    it = told(participations=rows)

    assert (
        "Kata'ib Hizbollah claimed that Kata'ib Hizbollah carried it out; this desk rejects that: "
        "the times differ." in it
    )
    assert "Kata'ib Hizbollah denied that Kata'ib Hizbollah carried it out." in it


def test_what_the_whole_rests_on_stands_at_its_beginning():
    it = told(
        occurrence_claim=claimed(basis="attributed", by=MILLEY, cites=[1]),
        participations=[participation("initiator", MILITIA, basis="attributed", by=MILLEY)],
        part_of_day="evening",
    )

    assert it == (
        "In the evening, according to Mark Milley, Kata'ib Hizbollah fired rockets [1, para. 1]."
    )


def test_an_alternative_on_the_same_word_is_not_told_without_it():
    it = told(
        occurrence_claim=claimed(basis="attributed", by=MILLEY),
        participations=[
            participation("initiator", "a crowd"),
            participation(
                "initiator", MILITIA, basis="attributed", by=MILLEY, standing="alternative"
            ),
        ],
    )

    assert "Mark Milley blamed Kata'ib Hizbollah" in it


def test_a_figure_on_the_word_of_the_frame_repeats_whose_word_it_is():
    it = told(
        occurrence_claim=claimed(basis="attributed", by=MILLEY),
        figures=[figure("killed", 3, basis="attributed", by=MILLEY)],
    )

    assert "According to Mark Milley, three people were killed" in it


@pytest.mark.parametrize(
    ("occurrence", "words"),
    [
        ("occurred", "A crowd fired rockets"),
        ("attempted", "A crowd tried to fire rockets"),
        ("planned", "A rocket attack by a crowd was planned"),
        ("possible", "A rocket attack by a crowd was possible"),
        ("cancelled", "A rocket attack by a crowd was planned, and will not take place"),
        ("refuted", "A rocket attack by a crowd was reported, and did not take place"),
    ],
)
def test_what_did_not_simply_happen_is_told_in_its_mood(occurrence, words):
    it = told(occurrence=occurrence, participations=[participation("initiator", "a crowd")])

    assert it == f"{words} [1, para. 1]."


def test_a_link_says_how_many_days_lie_between():
    row = link("responds-to", "INC-000009", "Rockets", basis="inferred", reason="It came later.")
    later = document(date="2019-12-29", links=[row])

    it = text(entry(later, Register(), days={"INC-000009": "2019-12-27"}))

    assert (
        "This desk infers that it came in response to “Rockets” (INC-000009), two days before: "
        "it came later." in it
    )
    assert ", two days" not in text(entry(later, Register()))


def test_a_narrative_replaces_the_sentences_and_keeps_the_notes():
    it = entry(document(narrative="One.\n\nTwo.", summary="Short."), Register())

    assert [len(paragraph) for paragraph in it.paragraphs] == [1, 1]
    assert text(it) == "One. Two. [1, para. 1]"
    assert it.narrated


def test_a_summary_stands_after_what_has_little_to_tell_only():
    assert told(summary="More of it.") == "A rocket attack took place [1, para. 1]. More of it."
    assert "More" not in told(summary="More of it.", figures=[figure("killed", 2)])


def test_a_passage_that_no_claim_cites_is_named_at_the_end():
    it = told(figures=[figure("killed", 2, cites=[1])], citations=[citation(1), citation(2)])

    assert it.endswith("See also [1, para. 2].")


def test_quotations_of_one_speaker_stand_together():
    spoken = [citation(n, speaker=MILLEY, quotation=f"words {n}") for n in (1, 2)]

    assert "In the words of Mark Milley: “words 1” [1, para. 1]; “words 2” [1, para. 2]." in told(
        citations=spoken
    )


def test_a_statement_gives_what_was_said():
    kind = {"code": "warning", "name": "Warning", "parents": ["statement"]}
    rows = [participation("speaker", MILLEY), participation("addressee", "the militias")]

    one = told(type=kind, participations=rows, said="The U.S. embassy is defended.")
    two = told(type=kind, participations=rows, said="It is defended. Do not try.")

    who = "Mark Milley of the Joint Chiefs of Staff warned the militias"
    assert one == f"{who}: the U.S. embassy is defended [1, para. 1]."
    assert two == f"{who}: It is defended. Do not try [1, para. 1]."


def test_what_was_said_is_not_lost_where_the_sentence_has_no_room_for_it():
    kind = {"code": "warning", "name": "Warning", "parents": ["statement"]}

    assert told(type=kind, said="Do not try.") == (
        "A statement took place [1, para. 1]. What was said: Do not try."
    )


def test_several_events_told_as_one_say_so():
    assert "It stands for 11 events" in told(grain="aggregate", event_count=11)
    assert "how many is not known" in told(grain="aggregate")
    assert "recorded one by one" in told(grain="umbrella")


def test_what_was_sought_and_not_found_is_said():
    assert told(not_stated=["actor", "casualties"]).endswith(
        "Not stated in the sources: who did it and any casualties."
    )


BROKEN = re.compile(r"\{[a-z_|]*\}|None|\s\s|\s[,;:.](?:\s|$)|\[\]|\(\)|“”|,,|,:|;;|^\s|: *$")


def found(number: int, whole: str, style: str) -> bool:
    """Whether a number is in the text, as it is written alone or beside others."""
    words = wording(style)
    forms = {words.number(number), words.number(number, alone=False)}
    return any(re.search(rf"(?<![\w,]){form}(?![\w,])", whole, re.IGNORECASE) for form in forms)


def numbers(row: dict[str, Any]) -> list[int]:
    """The numbers that a reader must find for a figure."""
    put = {"more-than": ("low", -1), "fewer-than": ("high", 1)}
    if row["quantifier"] in put:
        bound, step = put[row["quantifier"]]
        return [row[bound] + step]
    known = {row[name] for name in ("low", "best", "high") if row[name] is not None}
    return sorted({min(known), max(known)}) if known else []


@given(documents(), st.sampled_from(["en", "ar"]))
@hypothesis(max_examples=200, deadline=None)
@pytest.mark.slow
def test_every_document_makes_a_paragraph_that_loses_nothing(it: dict[str, Any], style: str):
    whole = text(entry(it, Register(), wording(style)))
    ours = whole
    for theirs in strings(it):
        ours = ours.replace(theirs, "X")

    assert not BROKEN.search(re.sub(r"X[\s.,;:!?]*", "X", ours)), ours
    for row in it["figures"]:
        assert all(found(number, whole, style) for number in numbers(row)), (row, whole)
        assert row["words"] in whole or row["words"].capitalize() in whole
    for row in it["participations"]:
        if row["actor"]:
            assert line(row["actor"]["name"]).removeprefix("The ") in whole
        else:
            assert line(row["described_as"])[1:] in whole
    assert line(" ".join(paragraphs(it["said"])))[1:] in whole
    for row in it["links"]:
        assert row["to"]["reference"] in whole
    for row in [*it["participations"], *it["figures"], *it["links"]]:
        if row["by"] and row["basis"] not in ("inferred", "dataset"):
            assert line(row["by"]["name"]).removeprefix("The ") in whole


def strings(value: Any) -> list[str]:
    """Every text of a document as it may stand in a line, the longest first."""
    if isinstance(value, dict):
        texts = [text for each in value.values() for text in strings(each)]
    elif isinstance(value, list):
        texts = [text for each in value for text in strings(each)]
    else:
        told_ = line(value) if isinstance(value, str) else ""
        texts = [form for form in (told_, told_.removesuffix(".")) if len(form) > 1]
        texts += [form[0].swapcase() + form[1:] for form in texts]
    return sorted(set(texts), key=len, reverse=True)
