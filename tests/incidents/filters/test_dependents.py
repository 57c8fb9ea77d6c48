"""What has no effect alone goes with what it works on."""

import pytest

from incidents.filters.dependents import with_effect


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("within_km include_imprecise country", "country"),
        ("near country", "country"),
        ("near within_km include_imprecise", "near within_km include_imprecise"),
        ("include_imprecise polygon", "include_imprecise polygon"),
        ("when country", "country"),
        ("when after", "when after"),
        ("figure counted q", "q"),
        ("figure killed_min", "figure killed_min"),
        ("figure event_count_min", "event_count_min"),
        ("actor_via basis", "basis"),
        ("actor_via target", "actor_via target"),
    ],
)
def test_with_effect_leaves_what_asks_for_something(given: str, left: str) -> None:
    assert [*with_effect({name: ["x"] for name in given.split()})] == left.split()


def test_with_effect_looks_into_alternatives() -> None:
    assert "figure" in with_effect({"figure": ["low"], "any": ["type:protest", "killed_min:5"]})
    assert "figure" not in with_effect({"figure": ["low"], "any": ["type:protest"]})
