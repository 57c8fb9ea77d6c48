"""Who had which part, and when that is disputed."""

from typing import Any

import pytest

from tests.timeline.documents import actor, claimed, document, participation
from timeline.incident_page.who import Part, is_disputed, parts
from timeline.incident_page.words import Words
from timeline.sources import Register

ARMY = actor("U.S. Army", "military", "U.S. Department of Defense", "United States")


def told(*rows: dict[str, Any], **fields: Any) -> list[Part]:
    made = document(participations=list(rows), **fields)
    return parts(made, Words(made, Register()))


def test_parts_stand_in_the_order_of_the_roles() -> None:
    found = told(participation("target", ARMY), participation("initiator", "gunmen"))

    assert [part.role for part in found] == ["initiator", "target"]
    assert found[0].definition == "Carried out the act."
    assert found[1].accounts[0].within == ("U.S. Department of Defense", "United States")


def test_nobody_is_said_to_have_done_what_is_only_possible() -> None:
    (part,) = told(participation("initiator", "gunmen"), occurrence="possible")

    assert part.definition == ""


def test_recommended_account_comes_first_and_the_rejected_last() -> None:
    (part,) = told(
        participation("initiator", "gunmen", standing="rejected"),
        participation("initiator", ARMY, standing="alternative", side=2),
        participation("initiator", "rebels"),
    )

    assert [account.who for account in part.accounts] == ["rebels", "U.S. Army", "gunmen"]
    assert [account.side for account in part.accounts] == [None, 2, None]
    assert part.disputed


def test_one_who_admits_it_is_named() -> None:
    (part,) = told(participation("initiator", ARMY, basis="admitted"))

    assert part.accounts[0].word.says == "Admitted by U.S. Army"


@pytest.mark.parametrize(
    ("rows", "disputed"),
    [
        ([{}], False),
        ([{}, {}], False),
        ([{}, {"standing": "alternative"}], True),
        ([{"standing": "alternative"}], False),
        ([{"standing": "alternative"}, {"standing": "alternative"}], True),
        ([{}, {"standing": "rejected"}], False),
        ([{}, {"standing": "rejected", "stance": "denies"}], False),
        ([{"stance": "denies"}], True),
        ([{"stance": "hedges"}], False),
        ([{"standing": "alternative"}, {"standing": "rejected"}], False),
    ],
)
def test_disputed_is_what_competes_and_is_not_set_aside(
    rows: list[dict[str, Any]], disputed: bool
) -> None:
    assert is_disputed([claimed(**row) for row in rows]) is disputed
