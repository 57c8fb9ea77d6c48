"""What tests of the editorial API share: clients by token, and requests as programs send them."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import User
from tests.incidents.api.tokens import client_with, token_for

LIST = "/api/v1/editorial/incidents/"
JSON = "application/json"
Answer = Any


@pytest.fixture
def as_analyst(analyst: User) -> Client:
    return client_with(token_for(analyst))


@pytest.fixture
def as_editor(editor: User) -> Client:
    return client_with(token_for(editor))


@pytest.fixture
def as_reader(reader_user: User) -> Client:
    return client_with(token_for(reader_user))


def send(client: Client, body: Any, query: str = "", **headers: str) -> Answer:
    """POST a document, or several."""
    return client.post(LIST + query, body, content_type=JSON, headers=named(headers))


def put(client: Client, url: str, body: Any, etag: str = "", **headers: str) -> Answer:
    """PUT a document over the state of an ETag."""
    if etag:
        headers["if_match"] = etag
    return client.put(url, body, content_type=JSON, headers=named(headers))


def act(client: Client, one: dict[str, Any], name: str, **said: Any) -> Answer:
    """An act on a working state as it was answered."""
    url = f"{one['url']}{name}/"
    return client.post(url, said, content_type=JSON, headers={"if-match": one["etag"]})


def named(headers: dict[str, str]) -> dict[str, str]:
    """Headers by the names they have."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def made(client: Client, body: Any, query: str = "") -> dict[str, Any]:
    """The working state of a new draft."""
    response = send(client, body, query)
    assert response.status_code == 201, response.content
    one: dict[str, Any] = response.json()
    return one


def errors(response: Answer) -> dict[str, str]:
    """The errors of a 422, by where they are."""
    assert response.status_code == 422, response.content
    assert response["Content-Type"] == "application/problem+json"
    return {each["pointer"]: each["detail"] for each in response.json()["errors"]}
