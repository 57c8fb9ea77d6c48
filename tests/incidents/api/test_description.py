"""The OpenAPI description: valid, complete, and true of what the API does."""

import json
from io import StringIO
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from incidents.api.asking import PARAMETERS, SHAPING, chronologies, offered
from incidents.filters import filters
from incidents.formats import available
from incidents.selection import ORDERINGS, OWN_PARAMETERS

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture
def description(client: Client) -> Any:
    return client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()


def test_description_is_valid_openapi_without_a_warning():
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=StringIO())


def test_description_names_every_parameter_there_is_and_no_other(description):
    described = description["paths"]["/api/v1/incidents/"]["get"]["parameters"]

    known = {*filters(), *OWN_PARAMETERS, *PARAMETERS, *SHAPING}
    assert {parameter["name"] for parameter in described} == known
    assert all(parameter["description"] for parameter in described)


def test_description_names_every_format_there_is(description):
    answer = description["paths"]["/api/v1/incidents/"]["get"]["responses"]["200"]

    assert set(answer["content"]) == {
        "application/json",
        *(f.media_type for f in [*offered().values(), *chronologies().values()]),
    }
    (named,) = (
        each
        for each in description["paths"]["/api/v1/incidents/"]["get"]["parameters"]
        if each["name"] == "format"
    )
    data = {f.name for f in available() if f.name != "json"}
    assert set(named["schema"]["enum"]) == {"json", *data}


def test_docs_name_every_parameter_format_and_ordering(settings):
    page = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")

    # Filters: test_filters_documented.py.
    parameters = {*OWN_PARAMETERS, *PARAMETERS, *SHAPING, *ORDERINGS}
    assert [name for name in parameters if f"`{name}`" not in page] == []
    named = [*offered(), *chronologies()]
    assert [name for name in named if f"`format={name}`" not in page] == []


def test_answers_are_as_described(client: Client, settings, description):
    settings.ANONYMOUS_READING = True
    resource = Resource.from_contents(description, default_specification=DRAFT202012)
    registry: Registry = Registry().with_resource("urn:api", resource)
    page = {"$ref": "urn:api#/components/schemas/IncidentPage"}
    problem = {"$ref": "urn:api#/components/schemas/ParameterProblem"}

    Draft202012Validator(page, registry=registry).validate(
        client.get("/api/v1/incidents/?page_size=5").json()
    )
    Draft202012Validator(problem, registry=registry).validate(
        client.get("/api/v1/incidents/?tpye=5").json()
    )


def test_document_schema_is_published(client: Client):
    response = client.get("/api/v1/document.schema.json")

    assert response["Content-Type"] == "application/schema+json"
    Draft202012Validator.check_schema(json.loads(response.content))


def test_reading_room_runs_no_inline_script_and_needs_no_other_host(client: Client):
    page = client.get("/api/v1/docs/").content.decode()

    assert "://" not in page
    assert all(" src=" in tag for tag in page.split("<script")[1:])
    assert "<style" not in page
    assert finders.find("incidents/api_docs.js")
    assert finders.find("drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js")


def test_page_of_the_api_lists_every_group_in_order(description):
    named = [group["name"] for group in description["tags"]]
    operations = [
        operation
        for path in description["paths"].values()
        for operation in path.values()
        if isinstance(operation, dict)
    ]

    assert named[0] == "incidents"
    assert {tag for operation in operations for tag in operation["tags"]} <= {*named}


@pytest.mark.parametrize(
    ("asked", "media_type"),
    [("json", "application/vnd.oai.openapi+json"), ("yaml", "application/vnd.oai.openapi")],
)
def test_description_comes_in_the_format_asked_for(client: Client, asked: str, media_type: str):
    answer = client.get("/api/v1/schema/", {"format": asked})

    assert answer["Content-Type"].startswith(media_type)
    assert answer.content.lstrip().startswith(b"{") is (asked == "json")


@pytest.mark.parametrize("query", ["format=xml", "format=", "format=json&format=yaml", "lang=ar"])
def test_description_refuses_what_it_does_not_know(client: Client, query: str):
    answer = client.get(f"/api/v1/schema/?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
