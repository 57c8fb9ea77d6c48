"""Where, over documents of every shape: said once more in Python, location by location."""

from collections.abc import Iterator
from math import acos, cos, radians, sin
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.models import User
from incidents.selection import select
from tests.incidents import oracle
from tests.incidents.test_filters_laws import BATCHES, law, published

TELLING = {"exact", "site", "settlement", "near", "zone"}
WIDE = {"world-region", "country", "area1", "area2", "area3", "sea", "airspace"}
#: Round Kirkuk, round the middle of Iraq, and large parts of the Earth.
PLACES = [(35.46806, 44.39222), (33.0097, 43.7752), (0, 0), (45, -60), (-45, 30)]
ANYTHING = ["at", "launched-from", "impact", "origin", "destination", "via"]


def point(location: dict[str, Any]) -> tuple[float, float] | None:
    """Its own coordinates, else those of its place."""
    holder = location if location["latitude"] is not None else location["place"] or {}
    latitude, longitude = holder.get("latitude"), holder.get("longitude")
    if latitude is None or longitude is None:
        return None
    return float(latitude), float(longitude)


def telling(location: dict[str, Any]) -> bool:
    """Whether its point says where it was."""
    own = location["latitude"] is not None
    return (
        location["precision"] in TELLING
        and float(location["radius_km"] or 0) <= 50
        and (own or location["place"]["kind"] not in WIDE)
    )


def within(one: tuple[float, float], other: tuple[float, float], km: float) -> bool:
    """By the spherical law of cosines."""
    (a, x), (b, y) = (tuple(map(radians, each)) for each in (one, other))
    cosine = sin(a) * sin(b) + cos(a) * cos(b) * cos(x - y)
    return 6371.009 * acos(max(-1.0, min(1.0, cosine))) <= km


def meant(document: oracle.Document, asked: dict[str, str]) -> bool:
    """Whether one location is all that is asked."""
    return any(fits(location, asked) for location in held(document))


def held(document: oracle.Document) -> Iterator[dict[str, Any]]:
    """Its locations that are neither rejected nor denied and have a point."""
    return (each for each in document["locations"] if oracle.holds(each) and point(each))


def fits(location: dict[str, Any], asked: dict[str, str]) -> bool:
    """Whether the location is in the region, the part and the precision."""
    here = point(location)
    assert here is not None
    roles = asked["place_role"].split(",") if "place_role" in asked else ANYTHING
    precise = asked.get("include_imprecise") == "true" or telling(location)
    if location["role"] not in roles or not precise:
        return False
    if "where_precision" in asked and location["precision"] != asked["where_precision"]:
        return False
    if "bbox" in asked:
        west, south, east, north = map(float, asked["bbox"].split(","))
        return west <= here[1] <= east and south <= here[0] <= north
    north, east = map(float, asked["near"].split(","))
    return within((north, east), here, float(asked["within_km"]))


@st.composite
def questions(draw: st.DrawFn) -> dict[str, str]:
    """A box or a circle, with and without a part, a precision, and areas."""
    latitude, longitude = draw(st.sampled_from(PLACES))
    size = draw(st.sampled_from([1, 20, 40]))
    edges = f"{longitude - size},{latitude - size},{longitude + size},{latitude + size}"
    box = {"bbox": edges}
    circle = {"near": f"{latitude},{longitude}", "within_km": f"{size * 100}"}
    asked = draw(st.sampled_from([box, circle]))
    more = st.fixed_dictionaries(
        {},
        optional={
            "place_role": st.sampled_from(["about", "at", "at,about", "via,impact"]),
            "where_precision": st.sampled_from(["exact", "near", "settlement"]),
            "include_imprecise": st.just("true"),
        },
    )
    return asked | draw(more)


@pytest.mark.slow
@law
@given(BATCHES, st.lists(questions(), min_size=12, max_size=12))
def test_region_finds_exactly_what_it_means(
    committed: None, editor: User, made: list[dict[str, Any]], asked: list[dict[str, str]]
) -> None:
    told = published([{**one, "origins": []} for one in made], editor)

    for question in asked:
        found = set(
            select({name: [value] for name, value in question.items()})
            .rows()
            .values_list("reference", flat=True)
        )
        assert found == {ref for ref, each in told.items() if meant(each, question)}, question
