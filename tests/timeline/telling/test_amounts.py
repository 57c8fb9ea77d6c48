"""How many, in words."""

import re
from typing import Any

import pytest
from django.utils.translation import override

from incidents.codes import Measure
from tests.timeline.documents import figure
from timeline.telling.amounts import amount


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"measure": "killed", "number": 1}, "1 killed"),
        ({"measure": "killed", "number": 1234}, "1,234 killed"),
        ({"measure": "killed", "number": 0}, "no killed"),
        ({"measure": "killed", "quantifier": "about", "best": 20}, "about 20 killed"),
        ({"measure": "killed", "quantifier": "at-least", "low": 5}, "at least 5 killed"),
        (
            {"measure": "killed", "quantifier": "at-least", "low": 5, "best": 7},
            "at least 5 (best estimate 7) killed",
        ),
        ({"measure": "killed", "quantifier": "more-than", "low": 6}, "more than 5 killed"),
        ({"measure": "killed", "quantifier": "at-most", "high": 5}, "at most 5 killed"),
        ({"measure": "killed", "quantifier": "fewer-than", "high": 4}, "fewer than 5 killed"),
        (
            {"measure": "wounded", "quantifier": "range", "low": 5, "high": 9},
            "between 5 and 9 wounded",
        ),
        (
            {"measure": "wounded", "quantifier": "range", "low": 5, "best": 7, "high": 9},
            "between 5 and 9 (best estimate 7) wounded",
        ),
        ({"measure": "munitions", "number": 31, "item": "rocket"}, "31 rockets"),
        ({"measure": "munitions", "number": 1, "item": "rocket"}, "1 rocket"),
        ({"measure": "moved", "number": 2, "item": "aircraft"}, "2 aircraft"),
        (
            {"measure": "damaged", "number": 3, "item": "armoured-vehicle"},
            "3 armoured vehicles damaged",
        ),
        (
            {"measure": "destroyed", "number": 3, "item": "other", "item_words": "bridges"},
            "3 bridges destroyed",
        ),
        (
            {"measure": "personnel", "quantifier": "words", "words": "several thousand"},
            "several thousand personnel",
        ),
        (
            {"measure": "participants", "quantifier": "words", "words": "hundreds"},
            "hundreds of participants",
        ),
        ({"measure": "killed", "quantifier": "words", "words": "dozens"}, "dozens killed"),
        (
            {"measure": "participants", "quantifier": "words", "words": "most people"},
            "participants: “most people”",
        ),
        (
            {"measure": "munitions", "quantifier": "words", "words": "a barrage", "item": "rocket"},
            "a barrage of rockets",
        ),
    ],
)
def test_amount_is_said_as_it_was_put(fields: dict[str, Any], words: str) -> None:
    assert amount(figure(**fields)) == words


def test_amount_of_a_dataset_out_of_order_is_still_said():
    assert (
        amount(figure("killed", low=9, best=5, high=7))
        == "between 5 and 9 (best estimate 5) killed"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"measure": "killed", "low": 3, "best": 3, "high": 3}, "عدد القتلى: 3"),
        (
            {"measure": "munitions", "item": "rocket", "low": 31, "best": 31, "high": 31},
            "عدد ما استُخدم من الصواريخ غير الموجهة: 31",
        ),
        (
            {"measure": "wounded", "quantifier": "words", "words": "a lot"},
            "عدد الجرحى: «\u2068a lot\u2069»",
        ),
    ],
)
def test_amount_is_said_in_arabic_by_its_own_wording(fields: dict[str, Any], words: str) -> None:
    with override("ar"):
        assert amount(figure(**fields)) == words


@pytest.mark.parametrize("measure", Measure)
def test_every_measure_has_an_amount_in_arabic(measure: Measure) -> None:
    with override("ar"):
        told = amount(figure(measure=str(measure), low=2, best=2, high=2))

    assert not re.search("[a-z{]", told)
    assert told.endswith(": 2")
