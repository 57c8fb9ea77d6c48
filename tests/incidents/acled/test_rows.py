"""A row in ACLED's columns: what it says of an incident, and when there is none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from incidents.acled.actors import in_words
from incidents.acled.rows import COLUMNS, CannotBeSaid, row
from tests.incidents.acled.documents import KIRKUK, WITHIN, figure, located, published, who

TYPES: dict[str, Any] = {
    "rocket-attack": [{"when": None, "sub_event": "Shelling/artillery/missile attack"}],
    "clash": [{"when": None, "sub_event": "Armed clash"}],
    "storming": [{"when": None, "sub_event": "Violent demonstration"}],
}
DAY = date(2019, 12, 27)


def said(**more: Any) -> dict[str, Any]:
    return row(published(**more), TYPES)


def test_row_has_all_columns_in_acled_order():
    assert tuple(said()) == COLUMNS
    assert len(COLUMNS) == 31


def test_row_says_what_the_document_says():
    told = said()

    assert told["event_id_cnty"] == "INC-000042"
    assert (told["event_date"], told["year"], told["time_precision"]) == ("2019-12-27", 2019, 1)
    assert told["disorder_type"] == "Political violence"
    assert told["event_type"] == "Explosions/Remote violence"
    assert (told["country"], told["iso"], told["region"]) == ("Iraq", 368, "Middle East")
    assert (told["admin1"], told["admin2"], told["location"]) == (
        "Kirkuk Governorate",
        "",
        "Kirkuk",
    )
    assert (told["latitude"], told["geo_precision"]) == (35.468, 1)
    assert told["source"] == "Military Times"
    assert (told["notes"], told["tags"]) == ("Rockets at Kirkuk", "k1; rockets")
    assert told["timestamp"] == 1578009600


@pytest.mark.parametrize(
    ("last", "day", "precision"),
    [
        (date(2019, 12, 28), "2019-12-27", 2),
        (date(2020, 1, 2), "2019-12-30", 2),
        (date(2020, 1, 3), "2019-12-30", 3),
        (date(2020, 1, 26), "2020-01-11", 3),
    ],
)
def test_stretch_has_its_middle_and_a_precision(last: date, day: str, precision: int):
    told = said(last=last)

    assert (told["event_date"], told["time_precision"]) == (day, precision)


def test_qualified_day_is_not_exact():
    told = row(replace(published(), qualified=True), TYPES)

    assert (told["event_date"], told["time_precision"]) == ("2019-12-27", 2)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"grain": "aggregate"}, "stands for several events"),
        ({"grain": "umbrella"}, "stands for several events"),
        ({"type": {"code": "warning"}}, "no sub-event for"),
        ({"occurrence": "planned"}, "did not take place"),
        ({"occurrence": "attempted"}, "attempted only"),
        ({"last": date(2020, 1, 27)}, "less precise than a month"),
        ({"first": None}, "open at one end"),
        ({"locations": []}, "in no one country"),
        ({"locations": [located(standing="rejected")]}, "in no one country"),
        ({"locations": [located(stance="denies")]}, "in no one country"),
        ({"locations": [located(role="about", primary=False)]}, "in no one country"),
        ({"locations": [located(place=None)]}, "in no one country"),
        ({"locations": [located(place={**KIRKUK, "within": []})]}, "in no one country"),
        ({"locations": [located(place={**KIRKUK, "latitude": None})]}, "no coordinates"),
        ({"locations": [located(precision="not-stated")]}, "no coordinates"),
        ({"figures": [figure(words="several")]}, "tells its dead in words"),
        ({"figures": [figure(high=9)]}, "tells its dead in words"),
    ],
)
def test_what_acled_cannot_say_has_no_row(more: dict[str, Any], why: str):
    with pytest.raises(CannotBeSaid, match=why):
        said(**more)


def test_attempted_storming_is_a_gathering_that_took_place():
    told = said(type={"code": "storming"}, occurrence="attempted")

    assert told["sub_event_type"] == "Violent demonstration"


def test_number_of_dead_is_the_index_count_and_nought_means_none_reported():
    figures = [figure(best=0), figure(stance="denies", words="many"), figure("wounded", best=4)]

    assert said(figures=figures)["fatalities"] == 0
    assert row(replace(published(), killed=31), TYPES)["fatalities"] == 31


def test_own_coordinates_and_primary_come_before_the_first():
    other = located(place={**KIRKUK, "name": "Elsewhere"}, primary=False)
    spot = located(latitude=1.5, longitude=2.5, precision="near")

    told = said(locations=[other, spot])

    assert (told["location"], told["latitude"], told["longitude"]) == ("Kirkuk", 1.5, 2.5)
    assert told["geo_precision"] == 2
    assert said(locations=[other])["location"] == "Elsewhere"


def test_sides_are_who_acted_and_whom_it_met():
    told = said(
        participations=[
            who("initiator", "rebel", "A"),
            who("initiator", "rebel", "A2"),
            who("target", "civilians", "B"),
            who("target", "person", "B2"),
            who("speaker", "person", "Nobody of these"),
            who("target", "military", "Only said", standing="alternative"),
        ]
    )

    assert (told["actor1"], told["assoc_actor_1"], told["inter1"]) == ("A", "A2", 2)
    assert (told["actor2"], told["assoc_actor_2"], told["inter2"]) == ("B", "B2", 7)
    assert told["interaction"] == 27
    assert told["civilian_targeting"] == "Civilian targeting"


def test_parties_stand_by_their_side():
    told = said(
        type={"code": "clash"},
        participations=[
            who("party", "rebel", "B", side=2),
            who("party", "military", "A", side=1),
            who("party", "rebel", "C", side=2),
        ],
    )

    assert (told["actor1"], told["assoc_actor_1"], told["actor2"]) == ("B", "C", "A")
    assert told["interaction"] == 12
    assert told["civilian_targeting"] == ""


def test_nobody_named_is_left_empty_and_somebody_described_is_not():
    assert (said()["actor1"], said()["inter1"], said()["interaction"]) == ("", 0, 0)
    crowd = {"actor": None, "kind": "rioters", "described_as": "a crowd"}
    described = who("initiator", "") | crowd

    told = said(participations=[described])

    assert (told["actor1"], told["inter1"], told["interaction"]) == ("a crowd", 5, 50)


@pytest.mark.parametrize(
    ("within", "number"),
    [([], 1), (["Iraq"], 1), (["United States"], 8), (["Peshmerga"], 1), (["Iran", "Iraq"], 1)],
)
def test_forces_of_another_state_are_external(within: list[str], number: int):
    chain = [{"slug": name.lower(), "name": name} for name in within]
    told = said(participations=[who("initiator", "military", "An army", within=chain)])

    assert told["inter1"] == number


def test_who_supported_a_side_is_associated_with_it():
    told = said(
        participations=[
            who("party", "rebel", "A", side=1),
            who("party", "military", "B", side=2),
            who("supporter", "rebel", "C", side=2),
            who("supporter", "rebel", "Of no side"),
        ]
    )

    assert (told["assoc_actor_1"], told["assoc_actor_2"]) == ("", "C")


def test_party_of_another_side_than_the_initiator_is_the_second():
    told = said(
        participations=[
            who("party", "rebel", "Loser", side=1),
            who("initiator", "military", "Winner", side=2),
            who("party", "rebel", "Ally", side=2),
            who("initiator", "rebel", "Other crowd", side=3),
        ]
    )

    assert (told["actor1"], told["assoc_actor_1"]) == ("Winner", "Ally")
    assert (told["actor2"], told["assoc_actor_2"]) == ("Other crowd", "Loser")
    unsided = [who("initiator", "military", "W"), who("party", "rebel", "L")]
    assert said(participations=unsided)["actor2"] == "L"


def test_words_say_the_kinds_of_actors():
    both = said(participations=[who("initiator", "rebel"), who("target", "military")])
    alone = said(participations=[who("initiator", "rebel")])

    assert in_words(both)["interaction"] == "State forces-Rebel group"
    assert (in_words(both)["inter1"], in_words(alone)["inter2"]) == ("Rebel group", "")
    assert in_words(alone)["interaction"] == "Sole Rebel group action"
    assert in_words(said())["interaction"] == ""


def test_area_levels_have_their_columns():
    areas = [{"slug": f"a{n}", "name": f"Area {n}", "kind": f"area{n}"} for n in (3, 2)]
    told = said(locations=[located(place={**KIRKUK, "within": [*areas, *WITHIN]})])

    assert [told[f"admin{n}"] for n in (1, 2, 3)] == ["Kirkuk Governorate", "Area 2", "Area 3"]
