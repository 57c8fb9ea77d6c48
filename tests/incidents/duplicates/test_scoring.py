"""Points: each fact by itself, and that nothing depends on which incident comes first."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.duplicates.scoring import REST, score

NOTHING: dict[str, Any] = {
    **dict.fromkeys(("days_apart", "km", "area", "country", "kin")),
    **dict.fromkeys(("asked_actors", "told_actors", "asked_figures", "told_figures"), ()),
    "same": False,
    "likeness": 0.0,
}


@pytest.mark.parametrize(
    ("facts", "points"),
    [
        ({}, 0),
        ({"days_apart": 0}, 3),
        ({"days_apart": 2}, 2),
        ({"days_apart": -1}, 1),
        ({"same": True, "km": 3}, 3),
        ({"km": 50}, 1),
        ({"area": "a", "country": "c"}, 1.5),
        ({"country": 7}, 0.5),
        ({"kin": 3}, 2.1),
        ({"likeness": 0.5}, 2),
        ({"asked_actors": [1, 2, 3], "told_actors": [3, 2, 1]}, 1.4),
        ({"asked_actors": [1], "told_actors": [2]}, -1.5),
        ({"asked_actors": [1]}, 0),
        ({"asked_figures": ["killed 5"], "told_figures": ["killed 5", "wounded 1"]}, 1.5),
        ({"asked_figures": ["killed 0"], "told_figures": ["killed 0"]}, 0.5),
        ({"asked_figures": ["killed 8"], "told_figures": ["killed 10"]}, 0.5),
        ({"asked_figures": ["killed 2"], "told_figures": ["killed 10"]}, -1),
        ({"asked_figures": ["fired rocket 9"], "told_figures": ["fired missile 9"]}, 0),
        (
            {
                "asked_figures": ["killed 2", "fired rocket 9"],
                "told_figures": ["killed 9", "fired rocket 9"],
            },
            1.5,
        ),
    ],
)
def test_each_fact_has_its_points(facts: dict[str, Any], points: float) -> None:
    assert score({**NOTHING, **facts}) == pytest.approx(points)


NUMBERS = st.lists(st.tuples(st.sampled_from(["killed", "wounded"]), st.integers(0, 99)))
ACTORS = st.lists(st.integers(1, 4))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=ACTORS, other=ACTORS, ours=NUMBERS, theirs=NUMBERS)
def test_order_of_the_two_does_not_matter(one: Any, other: Any, ours: Any, theirs: Any) -> None:
    figures = [[f"{what} {n}" for what, n in given_] for given_ in (ours, theirs)]
    forth = {"asked_actors": one, "told_actors": other}
    back = {"asked_actors": other, "told_actors": one}

    points = score({**NOTHING, **forth, "asked_figures": figures[0], "told_figures": figures[1]})
    assert points == score(
        {**NOTHING, **back, "asked_figures": figures[1], "told_figures": figures[0]}
    )
    assert points <= REST
