"""Where an incident is drawn: at a point that is known, never in the middle of somewhere wide."""

from typing import Any

import pytest

from tests.timeline.documents import document, location, place
from timeline.programs.spot import spot


def at(kind: str, latitude: float | None = 35.5, longitude: float | None = 44.2) -> dict[str, Any]:
    return {**place("Somewhere", kind), "latitude": latitude, "longitude": longitude}


@pytest.mark.parametrize(
    ("row", "point"),
    [
        (location(at("settlement")), (35.5, 44.2)),
        (
            location(at("settlement"), latitude=35.6, longitude=44.3, precision="exact"),
            (35.6, 44.3),
        ),
        (location(at("country"), precision="country"), None),
        (location(at("area1"), precision="area1"), None),
        (location(at("settlement"), precision="area1"), None),  # named, and not meant so finely
        (location(at("area1"), latitude=35, longitude=44, precision="area1"), None),
        (location(at("country"), precision="zone"), None),  # a zone that only the country names
        (location(at("settlement"), precision="near", radius_km=51), None),
        (location(at("settlement"), precision="near", radius_km=50), (35.5, 44.2)),
        (location(at("settlement"), standing="rejected"), None),
        (location(at("settlement"), stance="denies"), None),
        (location(at("settlement"), primary=False, role="about"), None),
        (location(at("settlement"), primary=False, role="impact"), (35.5, 44.2)),
        (location(at("settlement", None, None)), None),
        (location(None, described_as="a field"), None),
    ],
)
def test_spot_is_where_it_was_if_that_is_known(row, point):
    assert spot(document(locations=[row])) == point


def test_spot_is_that_of_the_primary_location():
    rows = [location(at("site", 1, 2), primary=False), location(at("site", 3, 4))]

    assert spot(document(locations=rows)) == (3, 4)
    assert spot(document()) is None
