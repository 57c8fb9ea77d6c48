"""The figures of an incident in a few words."""

from typing import Any

import pytest

from incidents.figures.short import in_short
from incidents.models import Figure

Numbers = dict[str, Any]


def figure(measure: str = "killed", **values: Any) -> Figure:
    given: Numbers = {"quantifier": "exact", **values}
    return Figure(measure=measure, scope="whole", **given)


def exact(number: int, measure: str = "killed", **values: Any) -> Figure:
    return figure(measure, low=number, best=number, high=number, **values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([exact(12)], "12 killed"),
        ([exact(1200)], "1,200 killed"),
        ([figure(quantifier="at-least", low=31)], "31+ killed"),
        ([figure(quantifier="at-most", high=5)], "up to 5 killed"),
        ([figure(quantifier="range", low=5, best=10, high=20)], "5–20 killed"),
        ([figure(quantifier="about", best=40)], "40 killed"),
        ([exact(1), exact(2, "wounded")], "1 killed, 2 wounded"),
        ([figure(quantifier="words", words="several")], "several killed"),
        ([exact(3, "munitions", item="rocket")], "3 rocket munitions"),
        ([exact(3, "destroyed", item="other", item_words="huts")], "3 other destroyed"),
        (
            [exact(n, "moved", item_words=f"no {n}") for n in (1, 2, 3, 4)],
            "1 no 1 moved, 2 no 2 moved, 2 more",
        ),
        ([exact(9, standing="alternative")], None),
        ([], None),
    ],
)
def test_figures_are_told_in_short(figures: list[Figure], words: str | None) -> None:
    assert in_short({7: figures}).get(7) == words


@pytest.mark.django_db
def test_many_incidents_take_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert in_short({n: [exact(n + 1)] for n in range(20)})[19] == "20 killed"
