"""Counts beside the explorer, against the documents themselves."""

import json
from collections import Counter
from typing import Any

import pytest
from django.db import connections

from incidents.codes import PHYSICAL
from incidents.selection import select
from timeline.explorer import counts as counting
from timeline.explorer.counts import Counts, counts
from timeline.explorer.fields import FACETS

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
QUESTIONS: list[dict[str, list[str]]] = [
    {},
    {"country": ["IQ"]},
    {"during": ["2020-01"]},
    {"actor": ["united-states"], "actor_via": ["backed-by"]},
    {"type": ["movement", "attack"]},
    {"not_type": ["statement"], "during": ["2019"]},
    {"occurrence": ["possible"]},
    {"occurrence": ["occurred", "possible"], "country": ["KW"]},
    {"actor": ["united-states"], "stance": ["hedges"]},
    {"grain": ["aggregate"]},
    {"q": ["embassy"]},
    {"as_of": ["12"]},
]


def told(question: dict[str, list[str]]) -> tuple[Counts, list[dict[str, Any]]]:
    selection = select(question)
    found = counts(selection)
    assert found is not None
    return found, [json.loads(text) for text in selection.documents()]


def is_counted(document: dict[str, Any], question: dict[str, list[str]]) -> bool:
    if "occurrence" in question or "grain" in question:
        return True
    return document["occurrence"] in ("occurred", "attempted") and document["grain"] != "umbrella"


def on_a_map(document: dict[str, Any]) -> bool:
    return any(
        row["role"] in PHYSICAL
        and row["standing"] != "rejected"
        and row["stance"] != "denies"
        and (row["latitude"] or (row["place"] and row["place"]["latitude"])) is not None
        for row in document["locations"]
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_counts_are_those_of_the_documents(question: dict[str, list[str]]):
    found, documents = told(question)

    counted = [document for document in documents if is_counted(document, question)]
    assert found.counted == len(counted)
    assert found.more == len(documents) - len(counted)
    assert found.unplaced == sum(not on_a_map(document) for document in counted)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_counts_of_a_value_are_what_the_list_would_find_with_it(question: dict[str, list[str]]):
    found, _ = told(question)

    for name in FACETS:
        for value in (each for each in found.facets[name] if each.count != counting.UNKNOWN):
            with_it = select({**question, name: [value.value]})
            documents = [json.loads(text) for text in with_it.documents()]
            counted = sum(is_counted(document, question) for document in documents)
            assert (value.count, value.more) == (counted, len(documents) - counted), (name, value)


def test_counts_of_actors_are_left_out_where_a_filter_binds_to_one_participation():
    found, _ = told({"actor": ["united-states"], "actor_via": ["backed-by"]})

    assert [(v.value, v.count) for v in found.facets["actor"]] == [("united-states", -1)]
    assert not found.facets["target"]
    assert found.facets["type"][0].count > 0
    bound, _ = told({"actor": ["united-states"], "basis": ["stated"]})
    assert [(v.value, v.count) for v in bound.facets["actor"]] == [("united-states", -1)]


def test_counts_of_codes_are_whole():
    found, documents = told({})

    occurred = Counter(document["occurrence"] for document in documents)
    assert {v.value: v.count + v.more for v in found.facets["occurrence"]} == occurred
    assert {v.value for v in found.facets["occurrence"] if v.count == 0} == {"possible"}


def test_counts_of_actors_leave_out_what_is_not_counted():
    found, _ = told({})

    by_value = {value.value: (value.count, value.more) for value in found.facets["actor"]}
    assert by_value["united-states"] == (17, 1)


def test_counts_name_values_and_wider_kinds_that_no_incident_is_of_itself():
    found, _ = told({})

    named = {value.value: value.name for value in found.facets["type"]}
    assert named["attack"] == "Attack"
    assert all(named.values())
    assert ("iq", "Iraq") in [(v.value, v.name) for v in found.facets["country"]]


def test_counts_show_what_was_asked_for_first_even_if_there_is_none(monkeypatch):
    monkeypatch.setattr(counting, "SHOWN", 1)
    found, _ = told({"type": ["dispersal"], "country": ["IQ", "US"], "during": ["2019"]})

    shown = [value.value for value in found.facets["type"]]
    assert shown[0] == "dispersal"
    assert len(shown) == 2
    assert {"iq", "us"} <= {value.value for value in found.facets["country"]}


def test_counts_that_take_too_long_are_left_out_and_not_kept(monkeypatch, client):
    monkeypatch.setattr(counting, "total", lambda _: sleep())
    monkeypatch.setattr(counting, "SHORT", 0.05)
    assert counts(select({})) is None
    shown = client.get("/explore/?country=IQ").content.decode()
    assert "There are too many incidents to count them quickly; the list is complete." in shown
    assert 'name="country" value="iq"' in shown

    monkeypatch.undo()
    assert counts(select({})) is not None


def test_facets_that_take_too_long_leave_the_total_and_what_was_asked_for(monkeypatch, client):
    monkeypatch.setattr(counting, "_facets", lambda *_args, **_more: sleep())
    monkeypatch.setattr(counting, "SECONDS", 0.05)

    found = counts(select({"country": ["IQ"]}))

    assert found is not None
    assert found.counted == 9
    assert [(v.value, v.name, v.count) for v in found.facets["country"]] == [("iq", "Iraq", -1)]
    assert not found.facets["type"]
    shown = client.get("/explore/?country=IQ").content.decode()
    assert "<bdi>Iraq</bdi></label>" in " ".join(shown.split())


def test_values_whose_uncounted_take_too_long_are_offered_without_a_count(monkeypatch):
    real = counting._facets

    def slow(*args: Any, narrowed: bool) -> Any:
        return sleep() if narrowed else real(*args, narrowed=narrowed)

    monkeypatch.setattr(counting, "_facets", slow)
    monkeypatch.setattr(counting, "SHORT", 0.3)

    found = counts(select({"place": ["asia"]}))

    assert found is not None
    assert ("united-states", -1) in [(v.value, v.count) for v in found.facets["actor"]]


def test_unplaced_that_take_too_long_leave_the_other_counts(monkeypatch):
    slow = "SELECT count(*) FROM ({rows}) AS found (position, occurrence, grain), pg_sleep(9)"
    monkeypatch.setattr(counting, "_UNPLACED", f"{slow} WHERE ({{counted}}) AND %s IS NOT NULL")
    monkeypatch.setattr(counting, "SHORT", 0.3)

    found = counts(select({"tag": ["rockets-iraq"]}))

    assert found is not None
    assert (found.counted > 0, found.unplaced) == (True, None)


def sleep() -> None:
    with connections["reader"].cursor() as cursor:
        cursor.execute("SELECT pg_sleep(9)")
