"""What a document may hold, and what is said of one that may not be loaded."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from incidents.documents.problems import InvalidDocument
from incidents.documents.schema import check, document_schema

SOUND: dict[str, Any] = {"title": "Rockets", "type": "rocket-attack", "date": "2019-12-27"}


def problems_of(document: Any) -> list[str]:
    with pytest.raises(InvalidDocument) as refused:
        check(document)
    return refused.value.problems


def test_schema_is_sound_and_can_be_written_as_json() -> None:
    Draft202012Validator.check_schema(json.loads(json.dumps(document_schema())))


def test_document_with_the_required_fields_alone_is_sound() -> None:
    check(SOUND)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "title"),
        ({"title": "a\u0000b"}, "title"),
        ({"title": "a\u001bb"}, "title"),
        ({"title": "half \ud800"}, "lone surrogate"),
        ({"date": "2019-13-01"}, "date:"),
        ({"date": "01/02/2020"}, "date:"),
        ({"date": "0000-01-01"}, "date:"),
        ({"occurence": "planned"}, "occurence"),
        ({"occurrence": "happened"}, "'happened' is not one of occurred, attempted"),
        ({"event_count": 1}, "event_count"),
        ({"event_count": True}, "event_count"),
        ({"means": ["rocket", "rocket"]}, "means"),
        ({"tags": ["Not a slug"]}, "tags[0]"),
        ({"time": "25:00"}, "time"),
        ({"figures": [{"measure": "killed", "low": -1}]}, "figures[0].low"),
        ({"figures": [{"measure": "killed", "best": 2**60}]}, "figures[0].best"),
        ({"figures": [{"measure": "killed", "nationality": "us"}]}, "figures[0].nationality"),
        ({"locations": [{"precision": "site", "latitude": float("nan")}]}, "nan is not a number"),
        ({"locations": [{"precision": "site", "latitude": 91}]}, "locations[0].latitude"),
        ({"participations": [{"role": "initiator", "actor": {"name": "x"}}]}, "a slug"),
        ({"citations": [{"number": 0}]}, "citations[0].number"),
        ({"links": [{"kind": "part-of"}]}, "'to' is a required property"),
    ],
)
def test_document_is_refused_by_path_and_value(change: dict[str, Any], said: str) -> None:
    assert any(said in problem for problem in problems_of({**SOUND, **change}))


def test_every_problem_is_told_at_once() -> None:
    assert len(problems_of({"title": "", "date": "x", "grain": "many"})) >= 3


def test_long_value_is_cut_in_the_message() -> None:
    (problem,) = problems_of({**SOUND, "title": "x" * 1_000_000})

    assert len(problem) < 200


@pytest.mark.parametrize("document", [None, [], "text", 7])
def test_what_is_no_object_is_refused(document: Any) -> None:
    assert "a document is an object" in problems_of(document)[0]


def test_document_nested_five_thousand_deep_is_refused() -> None:
    nested: Any = {}
    for _ in range(5000):
        nested = {"codes": nested}

    assert "nested deeper" in problems_of({**SOUND, "origins": [nested]})[0]
