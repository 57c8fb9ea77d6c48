"""Who fought whom: the sides, and the type of violence that follows."""

from typing import Any

import pytest

from incidents.ucdp.deaths import deaths
from incidents.ucdp.sides import Sides, sides
from tests.incidents.ucdp.documents import claim, killed, who

CROWD = claim(role="target", side=None, actor=None, described_as="villagers", kind="civilians")
NO_TOTAL = (None, None, None)


def told(*participations: dict[str, Any]) -> Sides:
    found = sides(participations)
    assert found
    return found


def pair(first: str, second: str, roles: tuple[str, str] = ("initiator", "target")) -> Sides:
    return told(who(roles[0], first, "One"), who(roles[1], second, "Other"))


def test_type_follows_from_the_kinds() -> None:
    assert pair("rebel", "political-militia").violence == 2
    assert pair("military", "military").violence == 1
    assert pair("military", "rebel").violence == 1
    assert pair("police", "protesters").violence == 3


def test_government_is_side_a_whoever_attacked() -> None:
    found = pair("rebel", "military")

    assert (found.violence, found.first, found.second) == (1, ("Other",), ("One",))


def test_civilians_are_side_b_by_ucdp_s_name() -> None:
    found = told(who("initiator", "rebel", "Gang"), CROWD)

    assert (found.violence, found.first, found.second) == (3, ("Gang",), ("Civilians",))


def test_civilians_hit_beside_soldiers_are_no_side() -> None:
    found = told(who("initiator", "rebel", "Gang"), CROWD, who("target", "police", "Police"))

    assert (found.violence, found.first, found.second) == (1, ("Police",), ("Gang",))


def test_parties_are_parted_by_their_side() -> None:
    found = told(
        who("party", "rebel", "One", side=1),
        who("party", "rebel", "Two", side=2),
        who("party", "rebel", "Three", side=1),
    )

    assert found.named() == ("One, Three", "Two")
    assert found.numbers == (1, 2)


def test_two_parties_without_sides_are_two_sides() -> None:
    assert pair("rebel", "rebel", ("party", "party")).named() == ("One", "Other")


@pytest.mark.parametrize(
    "participations",
    [
        [],
        [who("initiator", "rebel")],
        [who("target", "rebel")],
        [who("initiator", "unidentified"), CROWD],
        [who("initiator", "rebel"), who("target", "unidentified")],
        [CROWD, {**CROWD, "role": "initiator"}],
        [who("initiator", "rebel", standing="rejected"), CROWD],
        [who("initiator", "rebel", stance="denies"), CROWD],
        [who("party", "rebel", name) for name in ("One", "Two", "Three")],
        [who("party", "rebel", "One", side=1), who("party", "rebel", "Two", side=1)],
    ],
)
def test_no_two_sides_are_told(participations: list[dict[str, Any]]) -> None:
    assert sides(participations) is None


def counted(*figures: dict[str, Any], totals: Any = NO_TOTAL) -> dict[str, int] | None:
    first, second = who("party", "rebel", "One", side=1), who("party", "military", "Two", side=2)
    return deaths(figures, told(first, second), totals)


def test_parts_follow_their_side_when_the_government_is_put_first() -> None:
    assert counted(killed(7), killed(4, side=1), killed(3, side=2)) == {
        "deaths_a": 3,
        "deaths_b": 4,
        "deaths_civilians": 0,
        "deaths_unknown": 0,
        "best": 7,
        "high": 7,
        "low": 7,
    }


def test_who_is_not_told_of_is_of_unknown_standing() -> None:
    found = counted(killed(10), killed(4, status="civilian"))

    assert found
    assert (found["deaths_civilians"], found["deaths_unknown"]) == (4, 6)


def test_one_number_alone_is_all_three() -> None:
    found = counted(killed(None, low=3))
    about = counted({**killed(), "best": 20})

    assert found
    assert about
    assert (found["low"], found["best"], found["high"]) == (3, 3, 3)
    assert (about["low"], about["best"], about["high"]) == (20, 20, 20)


def test_total_of_parts_is_as_counted() -> None:
    found = counted(killed(2, status="civilian", actor="x"), totals=(2, 3, 4))

    assert found
    assert (found["low"], found["best"], found["high"], found["deaths_unknown"]) == (2, 3, 4, 3)


def test_figures_that_do_not_stand_are_not_counted() -> None:
    assert counted(killed(5, standing="alternative"), killed(5, stance="denies")) is None
    assert counted(killed(5, scope="part"), {**killed(5), "measure": "wounded"}) is None
