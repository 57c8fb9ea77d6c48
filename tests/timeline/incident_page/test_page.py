"""The head of the page: what is disputed, how well it is supported, what it is in a line."""

from dataclasses import replace
from typing import Any

import pytest

from timeline.incident_page.page import Told, tell
from timeline.incident_page.state import read_state

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def told(rf: Any, reference: str = "INC-000004") -> Told:
    return tell(read_state(reference, {}), rf.get("/"))


def test_disputed_parts_are_named_with_where_they_stand(rf: Any) -> None:
    found = told(rf)
    assert found.disputed == [("Initiator", "role-initiator")]

    numbers = [replace(each, disputed=each.measure == "killed") for each in found.numbers]
    both = replace(found, numbers=numbers * 2)
    assert both.disputed == [("Initiator", "role-initiator"), ("Killed", "figures")]


@pytest.mark.parametrize(
    ("grading", "word", "doubt"),
    [
        ("", "", ""),
        ("confirmed", "Confirmed", ""),
        ("single-source", "Single source", "It rests on one publisher or one witness."),
        ("contested", "Contested", "Accounts of it exclude each other."),
    ],
)
def test_grading_warns_of_what_is_weak(rf: Any, grading: str, word: str, doubt: str) -> None:
    found = told(rf)
    found.document["grading"] = grading

    assert (found.grading, found.doubt) == (word, doubt)


def test_description_is_the_text_or_type_time_and_place(rf: Any) -> None:
    found = told(rf)
    assert found.description.startswith("A salvo of rockets")

    bare = replace(found, entry=replace(found.entry, text=()))
    assert bare.description.startswith("Rocket attack, 27 December 2019, near Kirkuk")
    nowhere = replace(bare, entry=replace(bare.entry, place=""))
    assert nowhere.description == "Rocket attack, 27 December 2019, place not stated"
    long = replace(found, entry=replace(found.entry, text=("x" * 1000,)))
    assert len(long.description) == 300


def test_facts_say_that_it_did_not_simply_take_place(rf: Any) -> None:
    found = told(rf, "INC-000006")

    assert found.entry.mark == "possible"
    assert "considered or prepared" in found.facts[0].pieces[0].text
