"""The code lists hold the codes of the vocabulary, each with a definition."""

import re
from decimal import Decimal
from enum import EnumType
from typing import Any

import pytest

from incidents import codes
from incidents.codes import CodeList, NumberedCodeList

LISTS: dict[str, Any] = {
    name: getattr(codes, name)
    for name in codes.__all__
    if isinstance(getattr(codes, name), EnumType) and list(getattr(codes, name))
}
VOCABULARY = {
    "Occurrence": "occurred attempted planned possible cancelled refuted",
    "Grain": "single aggregate umbrella",
    "Grading": "confirmed corroborated single-source contested discounted",
    "State": "draft published retracted merged",
    "PartOfDay": "small-hours dawn morning midday afternoon evening night",
    "DatePrecision": "minute hour part-of-day day days week month year longer open",
    "NotStated": "place time actor target figures casualties munitions",
    "Part": "actors initiator target place figures casualties time means target-kind grading tags "
    "links origin",
    "Role": "initiator orderer party supporter target affected host deployed responder mediator "
    "speaker addressee subject",
    "Basis": "stated attributed claimed admitted found inferred dataset",
    "Stance": "affirms hedges denies",
    "Standing": "recommended alternative rejected",
    "Anonymity": "named unnamed withheld",
    "Reliability": "A B C D E F",
    "Measure": "killed wounded casualties missing abducted detained released displaced evacuated "
    "participants personnel munitions intercepted sorties destroyed damaged seized moved "
    "occurrences",
    "Item": "rocket mortar-shell artillery-shell missile bomb drone grenade incendiary mine "
    "small-arms aircraft helicopter vehicle armoured-vehicle vessel building home "
    "infrastructure other",
    "Quantifier": "exact about at-least more-than at-most fewer-than range words",
    "PersonStatus": "civilian contractor aid-worker journalist official detainee combatant "
    "military police armed-group unknown",
    "AgeSex": "child woman man",
    "Scope": "whole part",
    "LinkKind": "part-of responds-to carries-out concerns breaks coordinated-with "
    "alternative-account-of",
    "PlaceKind": "world-region country area1 area2 area3 settlement neighbourhood site route zone "
    "sea airspace",
    "LocationRole": "at launched-from impact origin destination via about",
    "TargetKind": "military-base checkpoint convoy headquarters diplomatic government police "
    "residential market medical school religious media camp energy water transport airport port "
    "communications farm weapons-store person none-apparent",
    "WherePrecision": "exact site settlement near zone area3 area2 area1 country offshore "
    "not-stated",
    "ActorKind": "state-forces military unit police government-body rebel political-militia "
    "identity-militia rioters protesters civilians coalition intergovernmental private-security "
    "person organisation media collective unidentified",
    "NameForm": "alias short adjective",
    "AffiliationKind": "part-of office member-of formally-under commanded-by backed-by supports "
    "allied-with successor-of",
    "SourceKind": "news-report wire-report statement social-media video image court-document "
    "official-document ngo-report dataset book other",
    "CodingState": "uncoded in-work coded nothing-to-code",
    "LedgerAction": "published updated corrected restated retracted restored merged withheld",
    "RetractionReason": "duplicate did-not-happen out-of-scope source-withdrawn",
}
THINGS_THAT_ARE_NO_MEANS = {"building", "home", "infrastructure"}


@pytest.mark.parametrize(("name", "expected"), VOCABULARY.items())
def test_code_list_has_the_codes_of_the_vocabulary(name: str, expected: str) -> None:
    assert LISTS[name].values == expected.split()


def test_means_are_the_items_that_act_and_what_nobody_counts() -> None:
    more = ["chemical", "melee", "vehicle-ramming", "cyber", "unknown"]
    items = [code for code in codes.Item.values if code not in THINGS_THAT_ARE_NO_MEANS]

    assert codes.Means.values == items + more


def test_credibility_has_the_numbers_of_the_admiralty_code() -> None:
    assert codes.Credibility.values == [1, 2, 3, 4, 5, 6]


def test_every_list_is_named_in_this_test() -> None:
    assert set(LISTS) == {*VOCABULARY, "Means", "Credibility"}


@pytest.mark.parametrize("name", LISTS)
def test_every_code_has_a_definition_and_a_label(name: str) -> None:
    for member in LISTS[name]:
        assert re.fullmatch(r"[A-Z(n0-9].*\.", member.definition), member
        assert member.label
        assert "|" not in member.definition + member.label


@pytest.mark.parametrize("name", LISTS)
def test_labels_of_a_list_are_distinct(name: str) -> None:
    labels = LISTS[name].labels

    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"Credibility", "Reliability"}))
def test_codes_are_slugs(name: str) -> None:
    for code in LISTS[name].values:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


def test_code_is_found_by_its_value_and_equals_it() -> None:
    assert codes.LinkKind("part-of") is codes.LinkKind.PART_OF
    assert str(codes.LinkKind.PART_OF) == "part-of"
    assert codes.Credibility(2) is codes.Credibility.PROBABLY_TRUE


def test_all_is_sorted_and_complete() -> None:
    bases: list[Any] = [CodeList, NumberedCodeList]
    classes = {each.__name__ for base in bases for each in subclasses(base)}

    assert codes.__all__ == sorted(codes.__all__, key=lambda name: (not name.isupper(), name))
    assert classes <= set(codes.__all__)


def subclasses(base: Any) -> list[Any]:
    """The lists made in the package, not those a test or a migration makes."""
    return [each for each in base.__subclasses__() if each.__module__.startswith("incidents.codes")]


def test_roles_measures_and_location_roles_share_no_code() -> None:
    lists: list[Any] = [codes.Role, codes.Measure, codes.LocationRole]
    every = [str(member) for each in lists for member in list(each)]

    assert len(set(every)) == len(every)


def test_physical_location_roles_leave_out_what_is_spoken_about() -> None:
    assert set(codes.LocationRole) - codes.PHYSICAL == {codes.LocationRole.ABOUT}


def test_default_radius_of_near_is_25_km_and_of_a_country_none() -> None:
    assert codes.WherePrecision.NEAR.default_radius_km == Decimal(25)
    assert codes.WherePrecision.EXACT.default_radius_km == Decimal("0.1")
    assert codes.WherePrecision.COUNTRY.default_radius_km is None


def test_link_kinds_that_hold_both_ways_read_the_same() -> None:
    both_ways = {kind for kind in codes.LinkKind if kind.symmetric}

    assert both_ways == {codes.LinkKind.COORDINATED_WITH, codes.LinkKind.ALTERNATIVE_ACCOUNT_OF}
    assert codes.LinkKind.CARRIES_OUT.inverse == "Carried out by"


def test_followed_affiliations_are_part_of_and_office() -> None:
    followed = [kind for kind in codes.AffiliationKind if kind.followed]

    assert followed == [codes.AffiliationKind.PART_OF, codes.AffiliationKind.OFFICE]


def test_person_status_is_counted_in_a_wider_one_up_to_everybody() -> None:
    status = codes.PersonStatus

    assert status.CONTRACTOR.parent is status.CIVILIAN
    assert status.POLICE.parent is status.COMBATANT
    assert [each for each in status if each.parent is None] == [
        status.CIVILIAN,
        status.COMBATANT,
        status.UNKNOWN,
    ]


def test_acled_inter_follows_the_kind_of_actor() -> None:
    assert codes.ActorKind.UNIT.acled_inter == 1
    assert codes.ActorKind.COALITION.acled_inter == 8
    assert codes.ActorKind.PERSON.acled_inter is None


def test_no_kind_of_actor_is_both_armed_and_unarmed() -> None:
    assert not codes.ARMED & codes.UNARMED
