"""Tokens: accepted, refused, never ignored; and what they leave behind."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from incidents.models import AccessToken, User
from incidents.models.access_token import PREFIX, digest_of
from tests.incidents.api.tokens import client_with, token_for

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
LIST = "/api/v1/incidents/"
MINE = "/api/v1/tokens/"
PROBLEM = "application/problem+json"


def refused(response: Any) -> str:
    """The reason of a 401, which is a problem with a challenge."""
    assert (response.status_code, response["Content-Type"]) == (401, PROBLEM)
    assert response["WWW-Authenticate"].startswith("Bearer")
    return str(response.json()["detail"])


@pytest.fixture(params=[True, False], ids=["anybody-reads", "members-read"])
def reading(request: pytest.FixtureRequest, settings: Any) -> bool:
    settings.ANONYMOUS_READING = request.param
    return bool(request.param)


def test_token_reads_as_its_user(reader_user: User, settings: Any) -> None:
    settings.ANONYMOUS_READING = False

    assert client_with(token_for(reader_user, "read")).get(LIST).status_code == 200
    nobody = User.objects.create_user("nobody")
    assert client_with(token_for(nobody)).get(LIST).status_code == 403


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Bearer nonsense", "not known"),
        ("Bearer ", "no token"),
        ("Bearer", "no token"),
        ("Bearer a b", "not known"),
        ("Bearer \u00ff\u00fe", "not known"),
        ("Token abc", "another scheme"),
        ("Basic YTpi", "another scheme"),
        ("", "another scheme"),
        ("nonsense", "another scheme"),
    ],
)
def test_wrong_header_is_never_silently_anonymous(reading: bool, header: str, said: str) -> None:
    assert said in refused(Client().get(LIST, headers={"authorization": header}))


def test_scheme_may_be_written_in_any_case(reader_user: User, reading: bool) -> None:
    header = f"bEARER  {token_for(reader_user)} "

    assert Client().get(LIST, headers={"authorization": header}).status_code == 200


def test_expired_token_is_refused(reader_user: User, reading: bool) -> None:
    made = now() - timedelta(days=9)
    secret = token_for(reader_user, created_at=made, expires_at=now() - timedelta(seconds=1))

    assert "expired" in refused(client_with(secret).get(LIST))


def test_revoked_token_is_refused_at_once(reader_user: User, reading: bool) -> None:
    client = client_with(token_for(reader_user))
    assert client.get(LIST).status_code == 200

    AccessToken.objects.all().revoke(by=reader_user)

    assert "revoked" in refused(client.get(LIST))


def test_token_of_a_closed_account_is_refused_at_once(reader_user: User, reading: bool) -> None:
    client = client_with(token_for(reader_user))
    assert client.get(LIST).status_code == 200

    User.objects.filter(pk=reader_user.pk).update(is_active=False)

    assert "closed" in refused(client.get(LIST))


def test_stranger_is_told_how_to_sign_in(settings: Any) -> None:
    settings.ANONYMOUS_READING = False

    assert "Bearer" in refused(Client().get(LIST))


def test_session_does_not_help_a_wrong_token(reader_user: User, reading: bool) -> None:
    client = Client()
    client.force_login(reader_user)

    refused(client.get(LIST, headers={"authorization": "Bearer nonsense"}))


def test_secret_is_nowhere_in_the_database(reader_user: User) -> None:
    secret = token_for(reader_user)

    row = AccessToken.objects.values().get()
    assert secret.startswith(PREFIX)
    assert secret.removeprefix(PREFIX) not in str(row)
    assert row["digest"] == digest_of(secret)


def test_use_is_noted_once_a_minute(reader_user: User) -> None:
    client = client_with(token_for(reader_user))
    client.get(MINE)
    first = AccessToken.objects.get().last_used_at

    with CaptureQueriesContext(connections["default"]) as again:
        client.get(MINE)
    assert not [query for query in again if "UPDATE" in query["sql"]]
    assert AccessToken.objects.get().last_used_at == first

    AccessToken.objects.update(last_used_at=now() - timedelta(seconds=61))
    client.get(MINE)
    assert str(AccessToken.objects.get().last_used_at) >= str(first)


def test_token_costs_one_statement(reader_user: User, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    client = client_with(token_for(reader_user))
    client.get(LIST)

    with CaptureQueriesContext(connections["default"]) as asked:
        client.get(LIST)

    assert len(asked) == 1
