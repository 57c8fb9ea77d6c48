"""Tests how low, best and high of a sheet become a figure, and that what is held stays itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.documents.shape import FIGURE
from incidents.documents.slim import slim_object
from incidents.sheets.figures import figure_of, figure_values, set_figure
from incidents.sheets.filling import filled
from incidents.sheets.locations import NotHere

Numbers = tuple[int | None, int | None, int | None]


def figure(**said: Any) -> dict[str, Any]:
    return slim_object({"measure": "killed", **said}, FIGURE)


def numbers(low: int | None, best: int | None, high: int | None) -> dict[str, int | None]:
    return {"low": low, "best": best, "high": high}


def after(former: dict[str, Any] | None, given: Numbers) -> dict[str, Any] | None:
    document: dict[str, Any] = {"figures": [former] if former else []}
    set_figure(document, "killed", numbers(*given))
    return document["figures"][0] if document["figures"] else None


@pytest.mark.parametrize(
    ("former", "given", "quantifier", "stored"),
    [
        (None, (None, 5, None), "exact", (5, 5, 5)),
        (None, (5, 5, 5), "exact", (5, 5, 5)),
        (None, (5, None, 5), "exact", (5, 5, 5)),
        (None, (5, None, None), "at-least", (5, None, None)),
        (None, (None, None, 5), "at-most", (None, None, 5)),
        (None, (3, None, 5), "range", (3, None, 5)),
        (None, (3, 4, 5), "range", (3, 4, 5)),
        (None, (3, 4, None), "about", (3, 4, None)),
        ("about", (None, 6, None), "about", (None, 6, None)),
        ("about", (6, 6, 6), "exact", (6, 6, 6)),
        ("more-than", (6, None, None), "more-than", (6, None, None)),
        ("fewer-than", (None, None, 6), "fewer-than", (None, None, 6)),
        ("words", (None, 6, None), "exact", (6, 6, 6)),
    ],
)
def test_numbers_are_meant_as_before_where_they_fit(
    former: str | None, given: Numbers, quantifier: str, stored: Numbers
):
    held = figure(quantifier=former, words="several") if former else None
    made = after(held, given)
    assert made is not None
    assert (made["quantifier"], (made["low"], made["best"], made["high"])) == (quantifier, stored)
    assert made["words"] == ("several" if former and former != "words" else "")


def test_no_number_takes_the_figure_away_and_leaves_the_others():
    others = [figure(measure="wounded"), figure(status="civilian")]
    document: dict[str, Any] = {"figures": [others[0], figure(best=5), others[1]]}
    set_figure(document, "killed", numbers(None, None, None))
    assert document["figures"] == others


@pytest.mark.parametrize(
    ("held", "given", "why"),
    [
        (figure(best=5), (5, 6, 5), "killed 5, 6, 5: low, best and high rise"),
        (figure(as_reported=True, best=5), (None, 6, None), "kept as reported"),
        (figure(scope="part", best=5), (None, 6, None), "are a part"),
    ],
)
def test_what_three_columns_cannot_say_is_refused(held: dict[str, Any], given: Numbers, why: str):
    with pytest.raises(NotHere, match=why):
        after(held, given)


def test_emptied_number_that_the_others_still_say_is_refused():
    document = {"figures": [figure(low=5, best=5, high=5)], "locations": []}
    _, refused = filled(document, {"killed_best": None}, hidden=False)
    assert refused == [
        ("killed_best", "killed: the other two still say a number; empty low, best and high")
    ]


@pytest.mark.parametrize("apart", ["status", "age_sex", "nationality", "item"])
def test_figure_of_some_only_is_not_the_plain_one(apart: str):
    assert figure_of({"figures": [figure(**{apart: "x"})]}, "killed") is None
    assert figure_of({"figures": [figure(standing="alternative")]}, "killed") is None


AMOUNT = st.none() | st.integers(0, 20)


@given(st.tuples(AMOUNT, AMOUNT, AMOUNT), st.tuples(AMOUNT, AMOUNT, AMOUNT))
def test_stored_numbers_say_what_was_asked_and_are_left_alone_when_asked_again(
    first: Numbers, second: Numbers
):
    document: dict[str, Any] = {"figures": [], "locations": []}
    for asked in (first, second):
        known = [each for each in asked if each is not None]
        if known != sorted(known):
            with pytest.raises(NotHere):
                set_figure(document, "killed", numbers(*asked))
            return
        set_figure(document, "killed", numbers(*asked))
        stored = tuple(figure_values(document, "killed").values())
        assert all(s == a for s, a in zip(stored, asked, strict=True) if a is not None)
        again = {"figures": list(document["figures"])}
        set_figure(again, "killed", numbers(*stored))
        assert again["figures"] == document["figures"]
