"""Figures as clauses: the number as it was put, with who or what is counted."""

from typing import Any

import pytest

from tests.timeline.documents import actor, citation, document, figure
from timeline.sources import Register
from timeline.telling.counted import clause, quantity
from timeline.telling.narrator import Narrator
from timeline.telling.passages import Passages
from timeline.telling.wording import wording

NOTHING: dict[str, Any] = {"low": None, "best": None, "high": None}


def narrator(style: str = "en", **fields: Any) -> Narrator:
    return Narrator(document(**fields), Passages([citation()], Register()), wording(style))


def put(quantifier: str, **fields: Any) -> dict[str, Any]:
    return figure("killed") | {**NOTHING, "quantifier": quantifier, **fields}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (figure("killed", 1), "one person was killed"),
        (figure("killed", 12), "12 people were killed"),
        (figure("killed", 0), "no people were killed"),
        (put("about", best=31), "about 31 people were killed"),
        (put("at-least", low=1), "at least one person was killed"),
        (put("at-least", low=0), "at least 0 people were killed"),
        (put("at-least", low=5, best=7), "at least five (best estimate seven) people were killed"),
        (put("more-than", low=2), "more than one person was killed"),
        (put("at-most", high=5), "at most five people were killed"),
        (put("fewer-than", high=1), "fewer than two people were killed"),
        (put("range", low=5, high=9), "between five and nine people were killed"),
        (
            put("range", low=5, best=7, high=9),
            "between five and nine (best estimate seven) people were killed",
        ),
        (put("range", low=4, best=4, high=4), "four people were killed"),
        (put("exact"), "an unknown number of people were killed"),
        (put("words", words="dozens"), "dozens of people were killed"),
        (put("words", words="several hundred"), "several hundred people were killed"),
        (put("words", words="most"), "“most” was the number given for people killed"),
        (
            figure("wounded", 2, status="military", nationality="US"),
            "two U.S. service members were wounded",
        ),
        (figure("wounded", 2, nationality="FJ"), "two people from Fiji were wounded"),
        (figure("wounded", 2, age_sex="child"), "two children were wounded"),
        (
            figure("wounded", 1, status="civilian", age_sex="woman"),
            "one civilian (woman) was wounded",
        ),
        (
            figure("killed", 3, actor=actor("United States"), side=2),
            "three people of the United States on side 2 were killed",
        ),
        (
            figure("killed", 3, scope="part", as_of="2020-01-02"),
            "three people were killed (some of them only, as of 2 January 2020)",
        ),
        (figure("munitions", 31, item="rocket"), "31 rockets were fired"),
        (figure("destroyed", 1, item="other", item_words="bridge"), "one bridge was destroyed"),
        (figure("damaged", 2, item="home", item_words="stone"), "two homes (stone) were damaged"),
        (figure("intercepted", 2), "two munitions were intercepted"),
        (figure("sorties", 1), "one sortie was flown"),
    ],
)
def test_a_figure_is_a_clause(row, words):
    assert clause(narrator(), row) == words


def test_the_verb_of_munitions_is_that_of_the_type():
    kind = {"code": "suicide-bombing", "name": "x", "parents": ["bombing", "attack", "violence"]}

    row = figure("munitions", 2, item="bomb")
    assert clause(narrator(type=kind), row) == "two bombs were used"


def test_what_is_open_is_not_told_as_done():
    row = figure("personnel", 3, status="military")

    assert clause(narrator(occurrence="planned"), row) == "it would involve three service members"
    assert clause(narrator(), row) == "it involved three service members"


def test_a_quantity_is_a_number_with_its_noun():
    assert quantity(narrator(), figure("munitions", 31, item="rocket")) == "31 rockets"
    words = {**NOTHING, "quantifier": "words", "words": "most of them"}
    assert quantity(narrator(), figure("munitions", item="rocket") | words) == ""


def test_arabic_puts_the_number_after_what_it_counts():
    row = put("at-least", low=5)

    assert clause(narrator("ar"), row) == "عدد القتلى من الأشخاص: 5 على الأقل"
