"""The tokens of whoever asks: made and shown once, listed, revoked."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import AccessToken, User
from tests.incidents.api.tokens import client_with, token_for

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
URL = "/api/v1/tokens/"
ASKED = {"name": "nightly export", "scope": "read", "days": 30}
JSON = "application/json"


@pytest.fixture
def client(analyst: User) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


def test_token_is_made_shown_once_and_works(client: Client) -> None:
    made = client.post(URL, ASKED, content_type=JSON)

    assert made.status_code == 201, made.content
    assert made["Cache-Control"] == "no-store"
    secret = made.json()["token"]
    assert client_with(secret).get(URL).status_code == 200
    assert client.get(made["Location"]).json()["name"] == "nightly export"
    assert "token" not in client.get(made["Location"]).json()
    assert secret not in client.get(URL).content.decode()


def test_name_is_taken_until_its_token_is_revoked(client: Client) -> None:
    first = client.post(URL, ASKED, content_type=JSON)
    taken = client.post(URL, ASKED, content_type=JSON)

    assert taken.status_code == 422
    assert taken.json()["errors"][0]["pointer"] == "/name"
    assert client.delete(first["Location"]).status_code == 204
    assert client.post(URL, ASKED, content_type=JSON).status_code == 201


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "  "},
        {"name": "a\u0000b"},
        {"scope": "all"},
        {"days": 0},
        {"days": 732},
        {"days": "30"},
        {"days": True},
        {"expiry": 1},
    ],
)
def test_wrong_wish_is_refused_with_its_place(client: Client, change: dict[str, Any]) -> None:
    response = client.post(URL, {**ASKED, **change}, content_type=JSON)

    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] in (f"/{next(iter(change))}", "")
    assert not AccessToken.objects.exists()


def test_token_makes_no_token(analyst: User) -> None:
    response = client_with(token_for(analyst)).post(URL, ASKED, content_type=JSON)

    assert response.status_code == 403
    assert AccessToken.objects.count() == 1


def test_session_needs_its_csrf_token(analyst: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)

    assert client.post(URL, ASKED, content_type=JSON).status_code == 403
    assert not AccessToken.objects.exists()


def test_others_tokens_are_not_there(client: Client, editor: User) -> None:
    token_for(editor)
    theirs = f"{URL}{AccessToken.objects.get().pk}/"

    assert client.get(URL).json() == {"results": []}
    assert client.get(theirs).status_code == 404
    assert client.delete(theirs).status_code == 404
    assert AccessToken.objects.live().exists()


def test_token_revokes_itself_and_no_other(analyst: User) -> None:
    secret = token_for(analyst, "read")
    itself = AccessToken.objects.get().pk
    token_for(analyst, "publish")
    other = AccessToken.objects.exclude(pk=itself).get().pk
    client = client_with(secret)

    assert client.delete(f"{URL}{other}/").status_code == 403
    assert client.delete(f"{URL}{itself}/").status_code == 204
    assert client.get(URL).status_code == 401
    assert AccessToken.objects.live().get().pk == other


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_number_of_no_token_is_not_found(client: Client, pk: str) -> None:
    assert client.get(f"{URL}{pk}/").status_code == 404


def test_unknown_parameter_is_refused(client: Client) -> None:
    assert client.get(f"{URL}?page=2").status_code == 400
    assert client.put(URL, ASKED, content_type=JSON)["Allow"] == "GET, POST, HEAD, OPTIONS"


def test_stranger_has_none() -> None:
    assert Client().get(URL).status_code == 401
