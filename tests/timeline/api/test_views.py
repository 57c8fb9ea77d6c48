"""Saved timelines in the API."""

from typing import Any

import pytest

from tests.timeline.api.answers import LIST, ONE, asked, parsed
from tests.timeline.saved.made import EMBASSY, KIRKUK

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def test_timeline_has_head_sections_entries_and_end(rockets, client):
    told = asked(client)

    assert told["query"] == "edition=1&timeline=rockets&type=rocket-attack"
    assert told["filter"] == "type=rocket-attack"
    assert (told["position"], told["as_of"], told["left_out"]) == (24, None, 1)
    assert [each["title"] for each in told["sections"]] == ["After Kirkuk"]
    references = [each["reference"] for each in told["entries"]]
    assert EMBASSY in references
    assert KIRKUK not in references
    assert told["count"] == len(references) == told["end"]["count"]
    entry = told["entries"][references.index(EMBASSY)]
    assert (entry["headline"], entry["note"], entry["pinned"]) == (
        "The crowd at the gate",
        "Why it matters.",
        True,
    )
    assert (entry["section"], entry["since"]) == (0, None)
    assert client.get(entry["incident"]).status_code == 200
    assert list(told)[-1] == "end"


def test_entries_are_those_of_the_page_in_their_order(rockets, client):
    page = client.get("/timelines/rockets.json")
    assert [each["reference"] for each in asked(client)["entries"]] == [
        each["reference"] for each in parsed(page)["entries"]
    ]


def test_head_has_the_headers(rockets, client):
    response = client.head(ONE)
    assert response["X-Query"] == "edition=1&timeline=rockets&type=rocket-attack"
    assert response.getvalue() == b""


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("as_off=3", ["as_off"]),
        ("format=csv", ["format"]),
        ("format=json&format=json", ["format"]),
        ("format=csv&country=IQ", ["format", "country"]),
    ],
)
def test_wrong_parameters_are_named(rockets, client, query, named):
    for address in (LIST, ONE):
        refused = asked(client, f"{address}?{query}", 400)
        assert [each["parameter"] for each in refused["errors"]] == named


@pytest.mark.parametrize("as_of", ["", "x", "99999", "%00", "3&as_of=4"])
def test_wrong_position_is_refused(rockets, client, as_of):
    refused = asked(client, f"{ONE}?as_of={as_of}", 400)
    assert [each["parameter"] for each in refused["errors"]] == ["as_of"]


def test_other_media_types_are_refused(rockets, client):
    for address in (LIST, ONE):
        assert client.get(address, headers={"accept": "text/csv"}).status_code == 406


def test_stranger_is_refused_where_reading_is_not_for_all(rockets, client, settings):
    settings.ANONYMOUS_READING = False
    for address in (LIST, ONE):
        assert client.get(address).status_code == 401


def test_other_addresses_below_are_unknown(client):
    assert client.get(f"{LIST}rockets/x/").status_code == 404
