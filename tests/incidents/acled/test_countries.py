"""Countries by ACLED's numbers and regions."""

import json

import pytest
from django.conf import settings

from incidents.acled.countries import NAMES, NUMERIC, REGIONS, region

PLACES = json.loads((settings.BASE_DIR / "fixtures/countries.json").read_text(encoding="utf-8"))
COUNTRIES = [each["fields"] for each in PLACES if each["fields"].get("kind") == "country"]
ABOVE = {
    each["fields"]["slug"]: each["fields"]["parent"]
    for each in PLACES
    if each["fields"].get("kind") == "world-region"
}


def test_every_country_of_the_fixtures_has_a_number_a_name_and_a_region():
    for country in COUNTRIES:
        alpha2, parent = country["iso_alpha2"], (country["parent"] or [""])[0]
        world = [parent, *(ABOVE.get(parent) or [])]

        assert NUMERIC[alpha2] > 0
        assert NAMES[country["name"]] == alpha2
        assert region(alpha2, world) in REGIONS.values()


@pytest.mark.parametrize(
    ("alpha2", "world", "name"),
    [
        ("IQ", ["western-asia", "asia"], "Middle East"),
        ("IR", ["southern-asia", "asia"], "Middle East"),
        ("GE", ["western-asia", "asia"], "Caucasus and Central Asia"),
        ("UA", ["eastern-europe", "europe"], "Europe"),
        ("MX", ["central-america", "americas"], "North America"),
        ("XX", [], ""),
    ],
)
def test_region_is_acled_s(alpha2: str, world: list[str], name: str):
    assert region(alpha2, world) == name
