"""Who takes part by a row of ACLED, and in which role."""

from typing import Any

import pytest

from incidents.importing.registry import Dataset, find
from incidents.importing.related import Related
from tests.incidents.importing.acled_files import row, sides

pytestmark = pytest.mark.django_db


def document(**cells: Any) -> dict[str, Any]:
    told = find("acled").translate(row(**cells), Related(), Dataset("acled"))
    assert told.faults == []
    return told.document


def who(**cells: Any) -> list[tuple[str, int, str, str]]:
    return [
        (
            each["role"],
            each["side"],
            each["described_as"] or each["actor"]["name"],
            str(each["kind"] or each["actor"]["kind"]),
        )
        for each in document(**cells)["participations"]
    ]


@pytest.mark.parametrize(
    ("sub_event", "kinds", "roles"),
    [
        ("Armed clash", (1, 2), ("party", "party")),
        ("Agreement", (1, 2), ("party", "party")),
        ("Air/drone strike", (8, 2), ("party", "party")),
        ("Air/drone strike", (8, 0), ("initiator",)),
        ("Air/drone strike", (7, 0), ("target",)),
        ("Attack", (3, 7), ("initiator", "target")),
        ("Attack", (7, 3), ("target", "initiator")),
        ("Attack", (7, 7), ("party", "party")),
        ("Government regains territory", (1, 2), ("initiator", "party")),
        ("Government regains territory", (2, 1), ("party", "initiator")),
        ("Government regains territory", (8, 2), ("party", "party")),
        ("Government regains territory", (8, 0), ("initiator",)),
        ("Non-state actor overtakes territory", (1, 2), ("party", "initiator")),
        ("Peaceful protest", (6, 0), ("initiator",)),
        ("Peaceful protest", (6, 6), ("initiator", "initiator")),
        ("Peaceful protest", (6, 7), ("initiator", "party")),
        ("Protest with intervention", (6, 3), ("initiator", "responder")),
        ("Protest with intervention", (1, 6), ("responder", "initiator")),
        ("Excessive force against protesters", (6, 1), ("target", "initiator")),
        ("Excessive force against protesters", (1, 6), ("initiator", "target")),
        ("Violent demonstration", (5, 1), ("initiator", "responder")),
        ("Mob violence", (5, 7), ("initiator", "target")),
        ("Mob violence", (7, 5), ("target", "initiator")),
        ("Mob violence", (5, 5), ("initiator", "initiator")),
        ("Arrests", (1, 3), ("initiator", "target")),
        ("Arrests", (3, 1), ("target", "initiator")),
        ("Looting/property destruction", (7, 3), ("target", "initiator")),
        ("Other", (7, 3), ("party", "party")),
        ("Change to group/activity", (2, 0), ("initiator",)),
    ],
)
def test_role_is_told_by_the_sub_event_and_never_by_the_order(
    sub_event: str, kinds: tuple[int, int], roles: tuple[str, ...]
) -> None:
    told = who(sub_event_type=sub_event, **sides(*kinds))

    assert tuple(role for role, *_ in told) == roles


def test_associates_support_the_armed_and_tell_who_a_crowd_is() -> None:
    told = who(sub_event_type="Violent demonstration", **sides(5, 1, associates=True))

    assert told == [
        ("initiator", 1, "Rioters (Iraq)", "rioters"),
        ("initiator", 1, "Labor Group (Iraq)", "rioters"),
        ("responder", 2, "Military Forces of Iraq (2014-)", "military"),
        ("supporter", 2, "Police Forces of Iraq (2014-)", "police"),
        ("supporter", 2, "Made-up Brigade", "state-forces"),
    ]


@pytest.mark.parametrize(
    ("inter", "name", "kind"),
    [
        (8, "Military Forces of Ruritania", "military"),
        (8, "Unspecified Private Security Forces", "private-security"),
        (8, "UNAMI: Made-up United Nations Mission", "intergovernmental"),
        (8, "Global Coalition", "coalition"),
        (1, "Government of Iraq (2014-)", "government-body"),
        (4, "Police Forces of nobody", "identity-militia"),
    ],
)
def test_kind_of_a_new_actor_is_told_by_its_number_and_its_name(
    inter: int, name: str, kind: str
) -> None:
    cells = {"actor1": name, "inter1": inter, "interaction": ""}

    assert who(**cells)[0][2:] == (name, kind)


def test_same_name_on_both_sides_is_told_apart() -> None:
    told = document(sub_event_type="Armed clash", **sides(3, 3))["participations"]

    assert [each["side"] for each in told] == [1, 2]
    assert told[0]["actor"]["slug"] == told[1]["actor"]["slug"]
    assert told[1]["described_as"]


def test_nobody_is_twice_in_one_role_on_one_side() -> None:
    crowds = {**sides(5, 5), "assoc_actor_1": "Rioters (Iraq)", "assoc_actor_2": "Rioters (Iraq)"}

    told = who(sub_event_type="Mob violence", **crowds)
    assert [(each[1], each[2]) for each in told] == [
        (1, "Rioters (Iraq)"),
        (2, "others: Rioters (Iraq)"),
    ]
