"""The conditions of ACLED's equivalents, and the first that holds."""

from typing import Any

import pytest

from incidents.acled.sub_events import equivalents, holds, sub_event
from tests.incidents.acled.documents import document, figure, who


@pytest.mark.parametrize(
    ("when", "more", "held"),
    [
        (None, {}, True),
        ({"means": "chemical"}, {"means": ["chemical"]}, True),
        ({"means": "chemical"}, {"means": ["rocket"]}, False),
        ({"has_role": "responder"}, {"participations": [who("responder", "police")]}, True),
        ({"has_role": "responder"}, {"participations": [who("target", "police")]}, False),
        ({"target_is": "armed"}, {"participations": [who("target", "military")]}, True),
        ({"target_is": "armed"}, {"participations": []}, False),
        (
            {"target_is": "armed"},
            {"participations": [who("target", "military"), who("target", "civilians")]},
            False,
        ),
        ({"target_is": "civilian"}, {"participations": [who("target", "civilians")]}, True),
        ({"target_is": "civilian"}, {"participations": [who("target", "collective")]}, False),
        ({"initiator_is": "state"}, {"participations": [who("initiator", "unit")]}, True),
        ({"initiator_is": "state"}, {"participations": [who("initiator", "rebel")]}, False),
        ({"only_figure": "detained"}, {"figures": [figure("detained", best=3)]}, True),
        ({"only_figure": "detained"}, {"figures": [figure("detained", words="dozens")]}, True),
        ({"only_figure": "detained"}, {"figures": [figure("detained", best=0)]}, False),
        (
            {"only_figure": "detained"},
            {"figures": [figure("detained", best=3), figure("killed", low=1)]},
            False,
        ),
    ],
)
def test_condition_holds(when: dict[str, str] | None, more: dict[str, Any], held: bool):
    assert holds(when, document(**more)) is held


def test_first_condition_that_holds_decides():
    armed = {"when": {"target_is": "armed"}, "sub_event": "Armed clash"}
    types: dict[str, Any] = {"raid": [armed, {"when": None, "sub_event": "Arrests"}]}
    raid = {"type": {"code": "raid"}}

    assert sub_event(document(**raid), types) == "Arrests"
    on_army = document(**raid, participations=[who("target", "military")])
    assert sub_event(on_army, types) == "Armed clash"
    assert sub_event(document(type={"code": "unknown"}), types) is None


@pytest.mark.django_db(databases=["default", "reader"])
def test_reader_sees_the_equivalents_of_every_type():
    known = equivalents("reader")

    assert known["rocket-attack"][0]["sub_event"] == "Shelling/artillery/missile attack"
    assert known["warning"] == []
