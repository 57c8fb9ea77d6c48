"""What the OpenAPI description says of the editorial API is what it does."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from incidents.api.editorial.acts import ACTS, MANY
from incidents.api.editorial.description import ACT_NAMES
from tests.incidents.api.editorial.conftest import JSON, LIST, act, made, put, send
from tests.incidents.documents.made import ROCKETS

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
PUT = f"{LIST}{{handle}}/"
NEW = {"slug": "new-front", "name": "New Front", "kind": "rebel"}
BULK = {"incidents": {"DRAFT-0": 1}}


@pytest.fixture
def description(client: Client) -> Any:
    return client.get("/api/v1/schema/", headers={"accept": JSON}).json()


def check(description: Any, path: str, response: Any) -> None:
    """The answer has a shape that the description gives for its status."""
    method = response.request["REQUEST_METHOD"].lower()
    said = description["paths"][path][method]["responses"][str(response.status_code)]
    kind = response["Content-Type"].partition(";")[0]
    resource = Resource.from_contents(description, default_specification=DRAFT202012)
    registry: Registry = Registry().with_resource("urn:api", resource)
    text = said["content"][kind]["schema"]
    pinned = Draft202012Validator(absolute(text), registry=registry)
    pinned.validate(response.json())


def absolute(schema: Any) -> Any:
    """The schema with its references led into the description."""
    if isinstance(schema, dict):
        return {
            key: f"urn:api{value}" if key == "$ref" else absolute(value)
            for key, value in schema.items()
        }
    return [absolute(each) for each in schema] if isinstance(schema, list) else schema


def test_answers_are_as_described(as_editor: Client, description: Any) -> None:
    unknown = {**ROCKETS, "participations": [{"role": "initiator", "actor": NEW}]}
    for body, query in (
        (ROCKETS, ""),
        ([ROCKETS, ROCKETS], ""),
        (ROCKETS, "?dry_run=true"),
        (unknown, "?create_missing=true"),
        ({**ROCKETS, "title": ""}, ""),
        ([{"title": 1}], ""),
        (ROCKETS, "?dryrun=true"),
    ):
        check(description, LIST, send(as_editor, body, query))
    check(description, LIST, send(as_editor, unknown | {"title": "Again", "tags": ["A"]}))
    check(description, LIST, as_editor.get(LIST))

    one = made(as_editor, ROCKETS)
    check(description, PUT, as_editor.get(one["url"]))
    check(description, PUT, as_editor.get(f"{LIST}x/"))
    new = {**ROCKETS, "title": "New"}
    check(description, PUT, put(as_editor, f"{one['url']}?dry_run=true", new, one["etag"]))
    check(description, PUT, put(as_editor, one["url"], new))
    check(description, PUT, put(as_editor, one["url"], new, one["etag"]))
    check(description, PUT, put(as_editor, one["url"], ROCKETS, one["etag"]))


def test_answers_of_acts_are_as_described(as_editor: Client, description: Any) -> None:
    path, many = f"{PUT}{{act}}/", "/api/v1/editorial/acts/{act}/"
    one, two = made(as_editor, ROCKETS), made(as_editor, ROCKETS)

    check(description, path, act(as_editor, one, "correct", reason="x"))
    check(description, path, act(as_editor, one, "publish"))
    check(description, path, act(as_editor, one, "publish"))
    address = "/api/v1/editorial/acts/publish/"
    body = {"incidents": {two["handle"]: two["revision"]}}
    for query, sent in (("?dry_run=true", body), ("", body), ("", body), ("", BULK), ("", {})):
        check(description, many, as_editor.post(address + query, sent, content_type=JSON))


def test_acts_described_are_those_there_are() -> None:
    assert list(ACTS) == ACT_NAMES
    assert ACT_NAMES[:-1] == MANY
