"""What changed between two versions: which are compared, what is refused, what is answered."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from incidents.codes import RetractionReason
from incidents.models import Citation, Figure, Incident, Place, User
from incidents.publishing import restate, restore
from incidents.publishing.acts import correct, retract

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
KIRKUK = "INC-000004"
DIFF = f"/api/v1/incidents/{KIRKUK}/diff/"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def refusals(response: Any) -> dict[str, str]:
    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    return {error["parameter"]: error["detail"] for error in response.json()["errors"]}


def of_kirkuk(model: Any) -> Any:
    return model.objects.filter(incident__reference=KIRKUK)


@pytest.fixture
def published_often(committed: None, editor: User) -> list[int]:
    """Version 2 corrects a title, is restated, 3 withdraws, 4 restores 1; their positions."""
    incidents = Incident.objects.filter(reference=KIRKUK)
    positions = [4]
    incidents.update(title="Rockets hit K-1", tags=["k-1"])
    positions.append(correct(incidents=incidents, by=editor, reason="The base was named.").first)
    place = Place.objects.get(slug="kirkuk")
    place.name = "Kerkûk"
    place.save()
    restate([place], by=editor, reason="Renamed")
    positions.append(incidents.get().records.latest("position").position)
    why = RetractionReason.DUPLICATE
    positions.append(retract(incidents=incidents, by=editor, why=why, reason="Twice.").first)
    positions.append(restore(reference=KIRKUK, version=1, by=editor, reason="Not.").first)
    return positions


def test_versions_are_compared_as_they_were_last_restated(published_often, client: Client):
    told = client.get(DIFF, {"from": "1", "to": "2"}).json()

    assert (told["query"], told["reference"]) == ("from=1&to=2", KIRKUK)
    assert (told["from"]["version"], told["from"]["action"]) == (1, "published")
    assert (told["to"]["version"], told["to"]["action"]) == (2, "restated")
    title, *others = told["changes"]
    assert title == {
        "kind": "changed",
        "old_path": "/title",
        "new_path": "/title",
        "old": "Rockets hit a military installation at Kirkuk",
        "new": "Rockets hit K-1",
        "words": "Title: Rockets hit a military installation at Kirkuk → Rockets hit K-1",
    }
    assert [change["new_path"] for change in others] == ["/tags", "/locations/0/place/name"]


def test_positions_tell_correcting_from_restating(published_often, client: Client):
    first, corrected, restated, _, restored = (f"p{position}" for position in published_often)

    def paths(former: str, later: str) -> list[str]:
        told = client.get(DIFF, {"from": former, "to": later}).json()
        return [change["new_path"] for change in told["changes"]]

    assert paths(first, corrected) == ["/title", "/tags"]
    assert paths(corrected, restated) == ["/locations/0/place/name"]
    assert paths("1", corrected) == paths(first, corrected)
    assert paths("2", restored) == ["/title", "/tags"]


def test_way_back_is_told_the_other_way_round(published_often, client: Client):
    told = client.get(DIFF, {"from": "2", "to": "1"}).json()

    assert told["changes"][0]["new"] == "Rockets hit a military installation at Kirkuk"


def test_as_of_the_past_a_version_is_as_it_was_then(published_often, client: Client):
    then = published_often[1]

    told = client.get(DIFF, {"from": "1", "to": "2", "as_of": str(then)}).json()

    assert (told["position"], told["to"]["action"]) == (then, "corrected")
    assert [change["new_path"] for change in told["changes"]] == ["/title", "/tags"]


def test_version_that_withdrew_has_nothing_to_compare(published_often, client: Client):
    for name, query in (("to", {"from": "1", "to": "3"}), ("from", {"from": "3", "to": "4"})):
        (refused,) = refusals(client.get(DIFF, query)).items()
        assert refused == (name, "3 withdrew the incident and has no document: see its history.")


def test_state_that_there_is_not_is_refused_by_name(published_often, client: Client):
    wrong = refusals(client.get(DIFF, {"from": "9", "to": "p1"}))

    assert wrong == {
        "from": "There is no 9: versions with a document are 1, 2, 4.",
        "to": "There is no p1: versions with a document are 1, 2, 4.",
    }


def test_two_names_of_one_state_are_refused(published_often, client: Client):
    restated = f"p{published_often[2]}"

    assert list(refusals(client.get(DIFF, {"from": "2", "to": restated}))) == ["to"]


def test_parts_of_a_real_incident_are_matched(committed: None, client: Client, editor: User):
    incidents = Incident.objects.filter(reference=KIRKUK)
    figures = list(of_kirkuk(Figure).order_by("position"))
    for place, figure in enumerate(reversed(figures)):
        figure.position = place
        figure.save()
    of_kirkuk(Citation).filter(number=1).update(locator="another paragraph")
    correct(incidents=incidents, by=editor, reason="Order.")

    told = client.get(DIFF, {"from": "1", "to": "2"}).json()

    assert len(figures) > 2
    assert [(c["kind"], c["new_path"]) for c in told["changes"]] == [
        ("reordered", "/figures"),
        ("changed", "/citations/0/locator"),
    ]


@reading
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["from", "to"]),
        ("from=1", ["to"]),
        ("to=1", ["from"]),
        ("from=1&to=1", ["to"]),
        ("from=1&to=1&to=1", ["to"]),
        ("from=&to=1", ["from"]),
        ("from=0&to=p0", ["from", "to"]),
        ("from=%D9%A1&to=1", ["from"]),
        ("from=1.0&to=-1", ["from", "to"]),
        ("from=1_0&to=%2B1", ["from", "to"]),
        ("from=9999999999999999999&to=1%00", ["from", "to"]),
        ("form=1&from=1&to=1&format=xml", ["form", "format"]),
        ("from=1&to=2&as_of=99", ["as_of"]),
        ("from=1&to=2", ["to"]),
    ],
)
def test_wrong_question_is_refused_with_every_parameter(client: Client, query: str, names: Any):
    assert sorted(refusals(client.get(f"{DIFF}?{query}"))) == names


def test_difference_takes_three_statements_and_is_kept(published_often, client: Client):
    url = f"{DIFF}?from=1&to=2"

    with CaptureQueriesContext(connections["reader"]) as asked:
        etag = client.get(url)["ETag"]

    assert len(asked) == 3
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304
    assert client.get(f"{DIFF}?from=2&to=1")["ETag"] != etag


def test_answers_are_as_described(published_often, client: Client):
    description = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    resource = Resource.from_contents(description, default_specification=DRAFT202012)
    registry: Registry = Registry().with_resource("urn:api", resource)

    for name, url in (
        ("History", f"/api/v1/incidents/{KIRKUK}/history/"),
        ("Diff", f"{DIFF}?from=1&to=2"),
        ("ChangePage", "/api/v1/changes/"),
    ):
        shape = {"$ref": f"urn:api#/components/schemas/{name}"}
        Draft202012Validator(shape, registry=registry).validate(client.get(url).json())
