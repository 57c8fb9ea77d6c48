"""What ACLED's row said is told while it holds, and never what cannot stand in its column."""

from typing import Any

import pytest

from incidents.acled.kept import KEPT, about, event_id, kept
from incidents.acled.rows import row
from tests.incidents.acled.documents import document, figure, located, published, who

TYPES: dict[str, Any] = {
    "rocket-attack": [{"when": None, "sub_event": "Shelling/artillery/missile attack"}]
}


def imported(more: Any = None, **codes: Any) -> dict[str, Any]:
    """The document as it came from ACLED, with other parts since."""
    then = document(date="2019-12-27")
    origin = {"original_id": "IRQ1", "codes": {**codes, "of": about(then)}}
    return {**then, "origins": [origin], **(more or {})}


def test_id_is_that_of_acled_for_what_came_from_it() -> None:
    assert event_id(imported()) == "IRQ1"
    assert event_id(document()) == "INC-000042"


@pytest.mark.parametrize(
    ("group", "more"),
    [
        ("event", {"type": {"code": "shelling"}}),
        ("event", {"means": ["chemical"]}),
        ("sides", {"participations": [who("target", "military")]}),
        ("place", {"locations": [located(latitude=1.5, longitude=2.5)]}),
        ("place", {"locations": [located(precision="near")]}),
        ("date", {"date": "2019-12"}),
        ("sources", {"citations": []}),
        ("notes", {"summary": "Other"}),
        ("tags", {"tags": []}),
        ("tags", {"figures": [figure("participants", words="many")]}),
    ],
)
def test_group_is_gone_when_the_incident_is_about_something_else(
    group: str, more: dict[str, Any]
) -> None:
    now, then = about({**document(date="2019-12-27"), **more}), about(document(date="2019-12-27"))

    assert now[group] != then[group]
    assert KEPT[group]
    name = KEPT[group][0]
    value: Any = 1 if name == "iso" else "2019-12-28" if name == "event_date" else "told"
    assert name in kept(imported(**{name: value}))
    assert name not in kept(imported(more, **{name: value}))


def test_part_that_is_rejected_takes_the_names_of_the_actors_with_it() -> None:
    held = {"participations": [who("target", "military")]}
    gone = {"participations": [who("target", "military", standing="rejected")]}
    origin = imported(held, actor1="A")["origins"][0]
    origin["codes"]["of"] = about({**document(date="2019-12-27"), **held})

    assert "actor1" in kept(imported({**held, "origins": [origin]}))
    assert "actor1" not in kept(imported({**gone, "origins": [origin]}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("inter1", "1"),
        ("inter1", True),
        ("actor1", 1),
        ("event_date", "27 December 2019"),
        ("event_date", "2019-02-30"),
        ("sub_event_type", "Picnic"),
        ("sub_event_type", ["Attack"]),
        ("latitude", None),
    ],
)
def test_what_cannot_stand_in_its_column_is_not_told(name: str, value: Any) -> None:
    assert name not in kept(imported(**{name: value}))


def test_sub_event_that_was_imported_decides_where_no_condition_holds() -> None:
    told = published(**{**imported(sub_event_type="Attack"), "date": "2019-12-27"})

    assert row(told, {})["event_type"] == "Violence against civilians"
    assert row(told, TYPES)["sub_event_type"] == "Attack"
