"""What lies between two states of a timeline, in words."""

from typing import Any

from django.utils.translation import override

from timeline.saved.differences import Change, changes

STATE: dict[str, Any] = {
    "title": "Rockets",
    "introduction": "",
    "author": "The desk",
    "query": "type=rocket-attack",
    "as_of": None,
    "sections": [
        {"title": "A", "from": "2019-12-27", "to": None, "text": "First."},
        {"title": "B", "from": None, "to": None, "text": "Second."},
    ],
    "entries": [
        {"reference": "INC-1", "kind": "pinned", "headline": "H", "note": "", "seen": 4},
        {"reference": "INC-2", "kind": "hidden", "headline": "", "note": "", "seen": 5},
    ],
}


def changed(**members: Any) -> list[Change]:
    return changes(STATE, {**STATE, **members})


def test_nothing_lies_between_a_state_and_itself():
    assert changed() == []


def test_fields_are_told_by_their_names():
    assert changed(title="Missiles", as_of=7) == [
        Change("Title", "Rockets", "Missiles"),
        Change("As of", "", "7"),
    ]


def test_sections_come_go_change_and_are_put_in_another_order():
    a, b = STATE["sections"]
    assert changed(sections=[a]) == [Change("Section “B”", "Second.", "")]
    assert changed(sections=[a, b, {**b, "title": "C"}]) == [Change("Section “C”", "", "Second.")]
    assert changed(sections=[{**a, "to": "2019-12-31"}, b]) == [
        Change("Section “A”", "2019-12-27/.. · First.", "2019-12-27/2019-12-31 · First.")
    ]
    assert changed(sections=[b, a]) == [Change("Order of the sections", "A; B", "B; A")]
    assert changed(sections=[a, b, b]) == [Change("Section “B”", "Second.", "Second.; Second.")]


def test_entries_come_go_and_change():
    pinned, hidden = STATE["entries"]
    assert changed(entries=[pinned]) == [Change("INC-2", "Hidden", "")]
    assert changed(entries=[{**pinned, "note": "N", "seen": 9}, hidden]) == [
        Change("INC-1", "Pinned · H · as of position 4", "Pinned · H · N · as of position 9")
    ]


def test_end_of_a_line_is_no_difference_and_that_of_a_paragraph_is():
    before = {**STATE, "introduction": "One.\n\nTwo."}
    assert changes(before, {**before, "introduction": "One.\r\n\r\nTwo."}) == []
    assert changes(before, {**before, "introduction": "One.\nTwo."}) == [
        Change("Introduction", "One.\n\nTwo.", "One.\nTwo.")
    ]


def test_texts_keep_their_direction_among_arabic_words():
    with override("ar"):
        (change,) = changed(sections=[{**STATE["sections"][1], "title": "C"}, *STATE["sections"]])
        assert change.what == "القسم «\u2068C\u2069»"
