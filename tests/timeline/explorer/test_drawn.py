"""What is said of each entry that is drawn."""

from datetime import date
from typing import Any

import pytest

from incidents.models import User
from incidents.selection import select
from tests.incidents.counting.linked import published
from tests.incidents.documents.made import ROCKETS
from timeline.explorer.drawn import entries, few
from timeline.explorer.lanes import Lanes

WINDOW = (date(2013, 1, 1), date(2021, 1, 1))
DATES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"date": "2019-12-27", "time": "19:20"},
        {
            "form": "single",
            "earliest": "2019-12-27",
            "time": "19:20",
            "when": "27 December 2019, 19:20",
        },
    ),
    ({"date": "2019-12"}, {"form": "single", "latest": "2019-12-31", "certain_from": None}),
    (
        {"date": "2019-11-28/2019-12-03"},
        {"form": "interval", "certain_from": "2019-11-28", "certain_to": "2019-12-03"},
    ),
    ({"date": "[2019-12-31..2020-01-02]"}, {"form": "one-of", "certain_to": None}),
    ({"date": "../2019-12-01"}, {"form": "interval", "earliest": None, "latest": "2019-12-01"}),
    ({"date": "2019-12-01/.."}, {"latest": None, "certain_from": "2019-12-01"}),
    (
        {"date": "2019-11-02~/2019-12-05?"},
        {"start_qualifier": "~", "end_qualifier": "?", "certain_from": None},
    ),
    (
        {"date": "2019-12-01", "occurrence": "planned"},
        {"occurrence": "planned", "counted": False},
    ),
    ({"date": "2019-12-01", "grain": "umbrella"}, {"grain": "umbrella", "counted": False}),
    ({"date": "2019-12-01", "occurrence": "attempted"}, {"counted": True}),
]


def told(**asked: list[str]) -> dict[str, dict[str, Any]]:
    found = entries(select(asked), WINDOW, Lanes("none"))
    return {entry["reference"]: entry for entry in found}


def test_entry_says_of_its_date_all_that_it_is_drawn_from(committed: None, editor: User) -> None:
    before = {*told()}
    published([{**ROCKETS, "links": [], **said} for said, _ in DATES], editor)
    new = [entry for reference, entry in sorted(told().items()) if reference not in before]

    assert len(new) == len(DATES)
    for entry, (_, meant) in zip(new, DATES, strict=True):
        assert {name: entry[name] for name in meant} == meant
        assert entry["lanes"] == [0]


def test_links_are_told_that_hold(committed: None, editor: User) -> None:
    documents = [
        {**ROCKETS, "links": []},
        {**ROCKETS, "links": [("concerns", 0, {}), ("part-of", 1, {"standing": "rejected"})]},
        {**ROCKETS, "links": [("concerns", 0, {"stance": "denies"})]},
        {**ROCKETS, "links": [("part-of", 2, {"standing": "rejected"})]},
    ]
    published(documents, editor)
    *_, first, second, third, fourth = sorted(told())

    assert told()[first]["links"] == []
    assert told()[second]["links"] == [{"kind": "concerns", "to": first}]
    assert told()[third]["links"] == told()[fourth]["links"] == []


@pytest.mark.django_db(databases=["default", "reader", "owner"])
def test_no_more_are_looked_at_than_are_asked_for() -> None:
    count = len(told())
    for most, enough in ((count + 1, True), (count, True), (count - 1, False), (0, False)):
        assert few(select({}), WINDOW, most) is enough
