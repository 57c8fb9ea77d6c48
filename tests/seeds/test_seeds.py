"""What the coding of the Military Times article of 2 January 2020 must say, row by row."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from incidents.dates import parse
from incidents.documents.schema import check

Row = dict[str, Any]

FILES = sorted((Path(settings.BASE_DIR) / "seeds").glob("military-times-2020-01-02*.yaml"))
LOADED = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES]
INCIDENTS: dict[str, Row] = {
    row["key"]: row for loaded in LOADED for row in loaded.get("incidents", [])
}
ACTORS: dict[str, Row] = {row["slug"]: row for row in LOADED[0]["actors"]}
PLACES: dict[str, Row] = {row["slug"]: row for row in LOADED[0]["places"]}
AFFILIATIONS: list[Row] = [row for loaded in LOADED for row in loaded.get("affiliations", [])]
STATEMENTS = ("statement", "comment", "announcement", "warning", "demand")
MILLEY = ("milley-warns-attackers", "milley-on-intent", "milley-on-iraqi-will")
ESPER = (
    "esper-further-troops",
    "esper-warns-of-regret",
    "esper-demands-iraqi-action",
    "esper-game-has-changed",
)


def parts(key: str, part: str, **wanted: Any) -> list[Row]:
    """The rows of one part of an incident that carry these values."""
    rows: list[Row] = INCIDENTS[key].get(part, [])
    return [row for row in rows if all(row.get(name) == value for name, value in wanted.items())]


def only(key: str, part: str, **wanted: Any) -> Row:
    """The one such row."""
    (row,) = parts(key, part, **wanted)
    return row


def affiliation(child: str, parent: str) -> Row:
    """The one affiliation from the first to the second."""
    (row,) = [row for row in AFFILIATIONS if (row["child"], row["parent"]) == (child, parent)]
    return row


def within(slug: str) -> set[str]:
    """The actors that asking for would also find this one, as the filters follow them."""
    above = {
        row["parent"]
        for row in AFFILIATIONS
        if row["child"] == slug and row["kind"] in ("part-of", "office")
    }
    return above.union(*(within(parent) for parent in above))


def claims(row: Row) -> Iterator[Row]:
    """Every claim an incident or affiliation makes."""
    yield row.get("occurrence_claim", {}) if "type" in row else row
    for part in ("locations", "participations", "figures", "links"):
        yield from row.get(part, [])


def leaves(value: Any) -> Iterator[Any]:
    """Every plain value in it."""
    if isinstance(value, dict | list):
        for nested in value.values() if isinstance(value, dict) else value:
            yield from leaves(nested)
    else:
        yield value


def owners() -> list[Row]:
    return [*INCIDENTS.values(), *AFFILIATIONS]


# --- the rows of the brief, in its order


def test_eleven_rocket_attacks_are_an_aggregate_with_two_attributions():
    row = INCIDENTS["rocket-attacks-on-bases"]
    assert (row["grain"], row["event_count"]) == ("aggregate", 11)
    assert (row["date"], row["target_kinds"]) == ("2019-11-02~/2020-01-02", ["military-base"])
    assert only(row["key"], "locations")["precision"] == "country"
    assert only(row["key"], "participations", role="target")["actor"] == "coalition-in-iraq"
    said = {
        (who["actor"], who["by"]) for who in parts(row["key"], "participations", basis="attributed")
    }
    assert said == {("iran-and-proxies", "united-states"), ("kataib-hizbollah", "us-officials")}


def test_kirkuk_is_counted_inside_the_eleven_with_its_figures():
    row = INCIDENTS["kirkuk-rockets"]
    assert row["date"] == "2019-12-27"
    assert only(row["key"], "links")["to"] == "rocket-attacks-on-bases"
    assert only(row["key"], "links")["kind"] == "part-of"
    rockets = only(row["key"], "figures", measure="munitions")
    assert (rockets["best"], rockets["by"]) == (31, "mark-milley")
    killed = only(row["key"], "figures", measure="killed")
    assert (killed["best"], killed["status"], killed["nationality"]) == (1, "contractor", "US")
    wounded = only(row["key"], "figures", measure="wounded")
    assert (wounded["best"], wounded["status"], wounded["nationality"]) == (4, "military", "US")
    place = only(row["key"], "locations")
    assert (place["place"], place["precision"]) == ("kirkuk", "near")


@pytest.mark.parametrize("key", ["rocket-attacks-on-bases", "kirkuk-rockets"])
def test_nobody_is_recommended_as_author_of_the_rockets(key):
    initiators = parts(key, "participations", role="initiator")
    recommended = [row for row in initiators if row.get("standing") != "alternative"]
    assert [row["kind"] for row in recommended] == ["unidentified"]
    assert len(initiators) == 3


def test_airstrikes_have_no_place_and_answer_kirkuk_only_by_inference():
    row = INCIDENTS["us-airstrikes-on-kataib-hizbollah"]
    assert (row["date"], row["type"]) == ("2019-12-29", "airstrike")
    assert "place" in row["not_stated"]
    assert "locations" not in row
    link = only(row["key"], "links", kind="responds-to", to="kirkuk-rockets")
    assert link["basis"] == "inferred"
    pentagon = only(row["key"], "citations", speaker="us-department-of-defense")
    assert "defensive" in pentagon["quotation"]


def test_official_on_the_strikes_is_not_named():
    row = INCIDENTS["state-department-on-strikes"]
    assert row["date"] == "2019-12-30"
    assert only(row["key"], "citations")["anonymity"] == "unnamed"
    assert only(row["key"], "links", kind="concerns")["to"] == "us-airstrikes-on-kataib-hizbollah"


def test_storming_is_attempted_by_disputed_people_with_no_casualties_stated():
    row = INCIDENTS["embassy-storming-attempt"]
    assert (row["date"], row["occurrence"]) == ("2019-12-31", "attempted")
    assert "casualties" in row["not_stated"]
    assert "figures" not in row
    assert only(row["key"], "locations")["precision"] == "site"
    article, milley = parts(row["key"], "participations", role="initiator")
    assert article["described_as"] == "supporters of Kata'ib Hizbollah"
    assert (milley["by"], milley["standing"]) == ("mark-milley", "alternative")


def test_camp_rests_on_milley_and_numbers_no_means():
    row = INCIDENTS["embassy-camp"]
    assert (row["occurrence_claim"]["by"], row["means"]) == ("mark-milley", ["incendiary"])
    assert "figures" not in row
    assert "munitions" in row["not_stated"]


def test_order_sends_750_paratroopers_to_kuwait():
    row = INCIDENTS["order-paratroopers-to-kuwait"]
    assert (row["type"], row["date"]) == ("movement-order", "2019-12-31")
    assert only(row["key"], "figures", measure="personnel")["best"] == 750
    assert only(row["key"], "locations", role="destination")["place"] == "kuwait"


def test_marines_came_on_one_day_and_not_for_three():
    row = INCIDENTS["marines-reinforce-embassy"]
    assert row["date"] == "[2019-12-31..2020-01-02]"
    assert only(row["key"], "figures", measure="personnel")["best"] == 100
    assert only(row["key"], "participations", role="deployed")["actor"] == "us-spmagtf-cr-cc"


def test_battalion_carries_out_the_order_and_counts_nobody_again():
    row = INCIDENTS["battalion-boards-for-kuwait"]
    assert row["date"] == "2020-01-01"
    link = only(row["key"], "links", kind="carries-out")
    assert link["to"] == "order-paratroopers-to-kuwait"
    assert "figures" not in row
    assert only(row["key"], "participations", role="deployed")["actor"] == "us-2-504-pir"


def test_further_troops_are_possible_in_words_on_two_speakers_word():
    row = INCIDENTS["possible-further-troops"]
    assert (row["date"], row["occurrence"]) == ("2020-01-02/..", "possible")
    figure = only(row["key"], "figures")
    assert (figure["quantifier"], figure["words"]) == ("words", "several thousand")
    assert not {"low", "best", "high"} & figure.keys()
    assert [cited["anonymity"] for cited in row["citations"]] == ["unnamed", "named"]


@pytest.mark.parametrize("key", ["embassy-crowd-leaves", "iraqi-forces-protect-embassy"])
def test_wednesday_evening_rests_on_a_spokesperson(key):
    row = INCIDENTS[key]
    assert (row["date"], row["part_of_day"]) == ("../2020-01-01", "evening")
    assert row["occurrence_claim"]["by"] == "us-department-of-state"
    assert all("spokesperson" in cited["speaker_described_as"] for cited in row["citations"])


@pytest.mark.parametrize(
    ("key", "speaker"),
    [*((key, "mark-milley") for key in MILLEY), *((key, "mark-esper") for key in ESPER)],
)
def test_statements_of_the_second_have_a_person_in_office_and_an_order(key, speaker):
    row = INCIDENTS[key]
    assert row["date"].rstrip("?") == "2020-01-02"
    assert row["type"] in STATEMENTS
    assert row["said"]
    assert only(key, "participations", role="speaker")["actor"] == speaker
    assert ACTORS[speaker]["kind"] == "person"
    assert [a["kind"] for a in AFFILIATIONS if a["child"] == speaker] == ["office"]


def test_order_within_the_second_is_total():
    assert sorted(INCIDENTS[key]["day_order"] for key in (*MILLEY, *ESPER)) == list(range(1, 8))


@pytest.mark.parametrize(
    ("key", "to"),
    [
        ("milley-warns-attackers", "embassy-storming-attempt"),
        ("milley-on-intent", "kirkuk-rockets"),
        ("esper-further-troops", "possible-further-troops"),
        ("esper-warns-of-regret", "possible-retaliation"),
        ("esper-demands-iraqi-action", "rocket-attacks-on-bases"),
        ("complaint-to-baghdad", "rocket-attacks-on-bases"),
    ],
)
def test_statement_concerns_what_it_speaks_of(key, to):
    assert only(key, "links", kind="concerns")["to"] == to


def test_complaint_is_addressed_to_iraq_and_iran_is_held_responsible():
    assert only("complaint-to-baghdad", "participations", role="addressee")["actor"] == "iraq"
    assert parts("iran-held-responsible", "participations", role="subject", actor="iran")


def test_background_is_of_the_year_and_the_forming_inferred():
    assert INCIDENTS["isis-rampage-iraq"]["date"] == "2014"
    formed = INCIDENTS["pmf-formed"]
    assert (formed["date"], formed["occurrence_claim"]["basis"]) == ("2014~", "inferred")


def test_retaliation_is_only_believed_possible():
    row = INCIDENTS["possible-retaliation"]
    assert (row["occurrence"], row["occurrence_claim"]["stance"]) == ("possible", "hedges")


# --- who belongs to whom


def test_attack_by_a_militia_of_the_pmf_is_no_attack_by_iraq():
    assert (
        affiliation("popular-mobilization-forces", "iraqi-security-forces")["kind"]
        == "formally-under"
    )
    assert affiliation("kataib-hizbollah", "popular-mobilization-forces")["basis"] == "inferred"
    assert within("kataib-hizbollah") == set()
    assert within("popular-mobilization-forces") == set()


def test_iranian_backing_is_attributed_to_the_united_states():
    backing = affiliation("kataib-hizbollah", "iran")
    assert (backing["kind"], backing["basis"], backing["by"]) == (
        "backed-by",
        "attributed",
        "united-states",
    )


def test_battalion_is_found_by_division_army_and_country():
    assert {"us-82nd-airborne-division", "us-army", "united-states"} <= within("us-2-504-pir")
    assert {"us-marine-corps", "united-states"} <= within("us-spmagtf-cr-cc")
    assert "united-states" in within("mark-milley") & within("mark-esper")


# --- how it is coded


@pytest.mark.parametrize("key", INCIDENTS)
def test_document_is_valid_and_its_date_can_be_read(key):
    check({name: value for name, value in INCIDENTS[key].items() if name != "key"})
    assert str(parse(INCIDENTS[key]["date"])) == INCIDENTS[key]["date"]


def test_every_incident_and_affiliation_cites_the_article_by_passage():
    for owner in owners():
        if owner.get("basis") == "inferred" and "citations" not in owner:
            continue
        assert owner["citations"], owner
        for number, cited in enumerate(owner["citations"], start=1):
            assert cited["number"] == number, owner
            assert cited["source"] == "military-times-2020-01-02"
            assert cited["locator"].startswith("paragraph ")
            assert cited["paraphrase"]


def test_claims_cite_passages_that_are_there_and_all_passages_are_used():
    for owner in owners():
        there = {cited["number"] for cited in owner.get("citations", [])}
        used = {number for claim in claims(owner) for number in claim.get("cites", [])}
        assert used == there, owner


def test_speaker_is_the_one_on_whose_word_the_claim_is():
    for owner in owners():
        cited = {row["number"]: row for row in owner.get("citations", [])}
        for claim in claims(owner):
            words = [cited[number] for number in claim.get("cites", [])]
            spoke = {row.get(name) for row in words for name in ("speaker", "on_behalf_of")}
            speakers = spoke.union(*(within(actor) for actor in spoke if actor))
            assert claim.get("by") in {None, *speakers}, claim


def test_inference_gives_its_reason():
    for owner in owners():
        for claim in claims(owner):
            assert claim.get("basis") != "inferred" or claim["reason"], claim


def test_attribution_names_its_speaker():
    for owner in owners():
        for claim in claims(owner):
            assert claim.get("basis") != "attributed" or claim["by"], claim


def test_described_speaker_is_unnamed_and_a_named_one_an_actor():
    for owner in owners():
        for cited in owner.get("citations", []):
            described = "speaker_described_as" in cited
            assert not described or cited["anonymity"] == "unnamed"
            assert cited.get("anonymity") != "named" or cited["speaker"] in ACTORS


def test_no_quotation_is_longer_than_ten_words():
    for owner in owners():
        for cited in owner.get("citations", []):
            assert len(cited.get("quotation", "").split()) <= 10, cited


def test_links_and_actors_and_places_stand_before_they_are_used():
    keys = list(INCIDENTS)
    for key, row in INCIDENTS.items():
        for link in row.get("links", []):
            assert keys.index(link["to"]) < keys.index(key), (key, link["to"])
        for who in row["participations"]:
            assert who.get("actor") in {None, *ACTORS}
    for row in AFFILIATIONS:
        assert {row["child"], row["parent"]} <= ACTORS.keys()


def test_dates_are_quoted_and_files_are_of_one_dataset():
    for loaded in LOADED:
        assert loaded["dataset"] == "military-times-2020-01-02"
        assert not [value for value in leaves(loaded) if isinstance(value, dt.date)]


def test_files_are_told_apart_by_number():
    numbers = [int(file.stem.split("-")[5]) for file in FILES]
    assert all(before < after for before, after in pairwise(numbers))


def test_embassy_is_a_diplomatic_site_in_baghdad():
    embassy = PLACES["us-embassy-baghdad"]
    assert (embassy["kind"], embassy["parent"], embassy["target_kind"]) == (
        "site",
        "baghdad",
        "diplomatic",
    )
