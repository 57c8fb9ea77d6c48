"""Codes of a dataset are told while the incident is about what they were said of."""

from typing import Any

import pytest

from incidents.kept_codes import digest, origin_with, slug, still_held

GROUPS = {"place": ("admin", "town"), "date": ("day",)}


def document(**codes: Any) -> dict[str, Any]:
    other = {"codes": {"of": {"record": ""}, "id": 7}}
    return {"origins": [{"codes": {}}, other, {"codes": codes}]}


def test_group_is_told_while_it_is_about_the_same() -> None:
    told = document(admin="A", day="1", spare="x", of={"place": "here", "date": "then"})
    origin = origin_with(told, "place")

    assert still_held(origin, GROUPS, {"place": "here", "date": "now"}) == {"admin": "A"}
    assert still_held(origin, GROUPS, {"place": "", "date": "then"}) == {"day": "1"}


def test_origin_is_that_of_the_dataset_that_has_the_group() -> None:
    told = document(of={"place": "here"})

    assert origin_with(told, "record") == told["origins"][1]
    assert origin_with(told, "place") == told["origins"][2]
    assert origin_with(told, "date") is None
    assert still_held(None, GROUPS, {}) == {}


@pytest.mark.parametrize("of", [None, 1, "place", ["place"]])
def test_codes_that_somebody_else_wrote_are_none_of_ours(of: Any) -> None:
    assert origin_with(document(of=of), "place") is None


def test_row_is_named_by_its_slug_as_an_object_or_not() -> None:
    assert [slug(each) for each in ({"slug": "a"}, "a", None)] == ["a", "a", ""]
    assert digest("a", "b") != digest("b", "a")
