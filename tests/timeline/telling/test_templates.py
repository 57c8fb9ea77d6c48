"""Sentences with gaps: what is left out, what stands instead, what is never read as a template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.telling.templates import Filled, WrongTemplate, fill, names


def filled(template: str, **values: str) -> str | None:
    it = fill(template, values)
    return it.text if it else None


def test_what_is_not_known_leaves_its_brackets_out():
    template = "{by} fired rockets[ at {target}][ in {where}]"

    assert filled(template, by="They", where="Iraq") == "They fired rockets in Iraq"
    assert filled(template, target="it") is None
    assert filled(template, by="", target="it") is None


def test_the_first_that_is_known_is_used_and_told():
    assert fill("{a|b}", {"b": "x"}) == Filled("x", frozenset({"b"}))
    assert fill('{a|"none"}', {}) == Filled("none")
    assert fill('[{a|b}, {c|"no"}]', {"a": "x"}) == Filled("x, no", frozenset({"a"}))


def test_what_was_left_out_counts_as_not_used():
    assert fill("x[ {a} {b}]", {"a": "y"}) == Filled("x")


def test_names_are_those_of_all_gaps():
    assert names('{a|b|"c"}[ {d}]') == {"a", "b", "d"}


@pytest.mark.parametrize("text", ["{a", "a}", "[a", "a]", "{}", "{A}", "{a b}", '{"a"}', "{a|}"])
def test_a_template_that_cannot_be_read_is_refused(text):
    with pytest.raises(WrongTemplate, match=r"bracket|brace|gap"):
        fill(text, {})


@given(st.text(min_size=1))
def test_what_is_filled_in_is_never_read_as_a_template(text):
    assert filled("[{a}]: {a}", a=text) == f"{text}: {text}"
