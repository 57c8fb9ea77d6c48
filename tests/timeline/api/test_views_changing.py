"""Saved timelines in the API while these, and the incidents in them, change."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.timeline.api.answers import LIST, ONE, asked, parsed
from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK
from timeline.models import TimelineSection
from timeline.saved.publishing import publish, withdraw


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


@pytest.fixture
def timeline(committed, editor):
    it = made.timeline()
    made.entry(it, EMBASSY, headline="The crowd", note="Why.")
    made.entry(it, KIRKUK, kind="hidden")
    TimelineSection.objects.create(timeline=it, title="Then", start="2019-12-28")
    publish(it, by=editor)
    return it


def test_list_has_what_is_published(timeline, client, editor):
    made.timeline("draft", title="A draft")

    told = asked(client, LIST)

    assert told["position"] == 24
    (row,) = told["results"]
    assert row["slug"] == "rockets"
    assert row["timeline"] == f"http://testserver{ONE}"
    assert asked(client, row["timeline"].removeprefix("http://testserver"))["slug"] == "rockets"
    withdraw(timeline, by=editor, reason="Wrong.")
    assert asked(client, LIST)["results"] == []


def test_list_is_the_newest_first_and_total(timeline, client, editor):
    for slug in ("b", "a"):
        publish(made.timeline(slug), by=editor)
    assert [row["slug"] for row in asked(client, LIST)["results"]] == ["a", "b", "rockets"]


def test_change_after_pinning_is_told(timeline, client, editor):
    made.corrected(editor, EMBASSY)
    (since,) = [each["since"] for each in asked(client)["entries"] if each["since"]]
    assert [act["action"] for act in since["acts"]] == ["corrected"]
    assert client.get(since["diff"]).status_code == 200

    made.retracted(editor, EMBASSY)
    (gone,) = asked(client)["absent"]
    assert (gone["reference"], gone["since"]["withdrawn"]) == (EMBASSY, True)
    assert client.get(gone["since"]["diff"]).status_code == 200
    assert asked(client, f"{ONE}?as_of=3")["absent"] == [{"reference": EMBASSY, "since": None}]


def test_answers_are_as_described(timeline, client, editor):
    made.corrected(editor, EMBASSY)
    description: Any = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    resource = Resource.from_contents(description, default_specification=DRAFT202012)
    registry: Registry = Registry().with_resource("urn:api", resource)
    for name, address in (("TimelinePage", LIST), ("WholeTimeline", ONE)):
        schema = {"$ref": f"urn:api#/components/schemas/{name}"}
        told = asked(client, address)
        Draft202012Validator(schema, registry=registry).validate(told)
        assert set(description["components"]["schemas"][name]["properties"]) == set(told)


def test_answer_is_known_until_something_changes(timeline, client, editor):
    for address in (LIST, ONE):
        tag = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304
        publish(timeline, by=editor)
        assert client.get(address, headers={"if-none-match": tag}).status_code == 200
    tag = client.get(ONE)["ETag"]
    made.corrected(editor, EMBASSY)
    assert client.get(ONE, headers={"if-none-match": tag}).status_code == 200


def test_what_a_pinned_timeline_says_of_later_changes_is_not_kept(committed, client, editor):
    publish(made.timeline(as_of=24), by=editor)
    tag = client.get(ONE)["ETag"]
    made.corrected(editor)

    response = client.get(ONE, headers={"if-none-match": tag})

    assert response.status_code == 200
    told = parsed(response)
    assert told["position"] == 24
    assert [each["reference"] for each in told["entries"] if each["since"]] == [KIRKUK]


def test_unknown_and_withdrawn_timelines(timeline, client, editor):
    assert "No timeline none is published" in asked(client, f"{LIST}none/", 404)["detail"]
    withdraw(timeline, by=editor, reason="Two bases were mixed up.")
    gone = asked(client, ONE, 410)
    assert "Two bases were mixed up." in gone["detail"]
    assert gone["withdrawn_at"].endswith("Z")
