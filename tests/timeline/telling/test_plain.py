"""Text from outside inside a line of English."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.telling.plain import clause, line, listed, lowered, named, paragraphs


@given(st.text())
def test_line_is_one_line_without_controls(text):
    told = line(text)

    assert told == " ".join(told.split()) or told.startswith("\u2068")
    assert len(told.splitlines()) <= 1
    assert not set(told) & set("\x00\x1b\u202e\u202d\u2067\u2066")


@given(st.text())
def test_line_leaves_no_isolate_open(text):
    told = line(text)

    assert told.count("\u2068") == told.count("\u2069") <= 1


def test_line_isolates_names_written_from_right_to_left():
    assert line("كتائب حزب الله") == "\u2068كتائب حزب الله\u2069"


def test_line_drops_an_override_that_would_turn_the_rest_round():
    assert line("a\u202ecod.exe") == "acod.exe"


def test_clause_begins_small_unless_with_a_name():
    assert clause("The article does not tell.") == "the article does not tell"
    assert clause("Milley says so.") == "Milley says so"


def test_named_has_its_article():
    assert named("United States") == "the United States"
    assert named("U.S. Department of State") == "the U.S. Department of State"
    assert named("Iraq") == "Iraq"


def test_listed_and_lowered():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert lowered("NGO report") == "NGO report"
    assert lowered("Single source") == "single source"


def test_paragraphs_are_split_at_empty_lines():
    assert paragraphs("a\nb\n \n\nc\n") == ["a b", "c"]
