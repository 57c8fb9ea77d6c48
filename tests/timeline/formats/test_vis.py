"""vis-timeline: whole days in the time of the place, and what they mean as classes."""

import json
from typing import Any

import pytest

from incidents.formats import find
from tests.timeline.documents import document
from tests.timeline.made_selection import made, text_of
from tests.timeline.programs.told import told
from timeline.formats.vis import item


@pytest.mark.parametrize(
    ("text", "start", "end", "classes"),
    [
        ("2019-12-27", "2019-12-27", "2019-12-28", "day occurred"),
        ("2019-12-27~", "2019-12-27", "2019-12-28", "day occurred uncertain"),
        ("2019-12", "2019-12-01", "2020-01-01", "one-day-within occurred uncertain"),
        ("2019-12-27/..", "2019-12-27", "2019-12-28", "open-end occurred uncertain"),
        ("2019-12-27/2019-12-29", "2019-12-27", "2019-12-30", "lasted occurred"),
    ],
)
def test_days_end_at_the_next_midnight_wherever_the_reader_is(text, start, end, classes):
    made_item = item(told(date=text))

    assert made_item["type"] == "range"
    assert made_item["start"] == f"{start}T00:00:00"
    assert made_item["end"] == f"{end}T00:00:00"
    assert made_item["className"] == classes
    assert made_item["edtf"] == text


def test_time_is_a_point_in_the_time_of_the_place():
    timed = item(told(time="19:20", timezone="Asia/Baghdad"))

    assert (timed["type"], timed["start"]) == ("point", "2019-12-27T19:20:00")
    assert "end" not in timed
    assert timed["timezone"] == "Asia/Baghdad"
    assert item(told(date="2019-12", time="19:20"))["type"] == "range"


def test_last_day_that_there_is_has_an_end():
    assert item(told(date="9999-12-31"))["end"] == "9999-12-31T23:59:59"


def test_groups_are_the_types_each_once():
    airstrike: Any = {"code": "airstrike", "name": "Air <b>", "parents": []}
    selection = made(document(), document(type=airstrike), document())
    groups = json.loads(text_of(find("vis").stream(selection)))["groups"]

    assert groups == [
        {"id": "rocket-attack", "content": "Rocket attack"},
        {"id": "airstrike", "content": "Air &lt;b&gt;"},
    ]
