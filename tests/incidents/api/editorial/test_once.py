"""A write that is sent again is not done again."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from incidents.models import Incident, KeptAnswer, Record, User
from tests.incidents.api.editorial.conftest import JSON, act, errors, made, put, send
from tests.incidents.api.editorial.test_incident import at_once
from tests.incidents.api.tokens import client_with, token_for
from tests.incidents.documents.made import ROCKETS

everywhere = pytest.mark.django_db(databases=["default", "reader"])
KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324"


@everywhere
def test_same_key_and_body_give_the_same_answer_and_one_incident(as_analyst: Client) -> None:
    count = Incident.objects.count()

    first = send(as_analyst, ROCKETS, idempotency_key=KEY)
    again = send(as_analyst, ROCKETS, idempotency_key=KEY)

    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert (first["Location"], first["ETag"]) == (again["Location"], again["ETag"])
    assert again["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert again["Cache-Control"] == "no-store"
    assert Incident.objects.count() == count + 1


@everywhere
@pytest.mark.parametrize("query", ["", "?reason=other"])
def test_same_key_with_another_request_is_a_422(as_analyst: Client, query: str) -> None:
    send(as_analyst, ROCKETS, idempotency_key=KEY)
    body = ROCKETS if query else {**ROCKETS, "title": "Another"}

    response = send(as_analyst, body, query, idempotency_key=KEY)

    assert response.status_code == 422
    assert "another request" in response.json()["detail"]


@everywhere
def test_key_of_another_user_is_another_key(as_analyst: Client, as_editor: Client) -> None:
    assert send(as_analyst, ROCKETS, idempotency_key=KEY).status_code == 201
    response = send(as_editor, ROCKETS, idempotency_key=KEY)

    assert "Idempotency-Replayed" not in response
    assert KeptAnswer.objects.count() == 2


@everywhere
def test_refused_write_may_be_sent_again_with_its_key(as_analyst: Client) -> None:
    assert errors(send(as_analyst, {**ROCKETS, "title": ""}, idempotency_key=KEY))

    assert not KeptAnswer.objects.exists()
    assert send(as_analyst, ROCKETS, idempotency_key=KEY).status_code == 201


@everywhere
def test_dry_run_keeps_no_key(as_analyst: Client) -> None:
    assert send(as_analyst, ROCKETS, "?dry_run=true", idempotency_key=KEY).status_code == 200

    assert not KeptAnswer.objects.exists()


@everywhere
def test_answer_is_kept_for_a_day(as_analyst: Client) -> None:
    first = send(as_analyst, ROCKETS, idempotency_key=KEY).json()
    kept = KeptAnswer.objects.get()
    KeptAnswer.objects.update(at=kept.at - timedelta(hours=23, minutes=59))
    assert send(as_analyst, ROCKETS, idempotency_key=KEY).json() == first

    KeptAnswer.objects.update(at=kept.at - timedelta(hours=24, seconds=1))
    again = send(as_analyst, ROCKETS, idempotency_key=KEY)

    assert again.json()["id"] != first["id"]
    assert KeptAnswer.objects.count() == 1


@everywhere
@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 256, "caf\u00e9"])
def test_what_is_no_key_is_refused(as_analyst: Client, key: str) -> None:
    assert send(as_analyst, ROCKETS, idempotency_key=key).status_code == 400


@everywhere
def test_replacing_and_acting_are_done_once_too(as_editor: Client) -> None:
    one = made(as_editor, ROCKETS)
    body = {**ROCKETS, "title": "New"}

    first = put(as_editor, one["url"], body, one["etag"], idempotency_key="put")
    again = put(as_editor, one["url"], body, one["etag"], idempotency_key="put")
    assert first.status_code == again.status_code == 200
    assert first.content == again.content

    headers = {"if-match": first["ETag"], "idempotency-key": "act"}
    url = f"{one['url']}publish/"
    acted = [as_editor.post(url, {}, content_type=JSON, headers=headers) for _ in range(2)]
    assert [each.status_code for each in acted] == [200, 200]
    assert acted[0].content == acted[1].content
    assert Record.objects.filter(incident_id=one["id"]).count() == 1
    assert act(as_editor, acted[0].json(), "publish").status_code == 409


def test_two_at_once_make_one_incident(committed: None, analyst: User) -> None:
    clients = [client_with(token_for(analyst)) for _ in range(4)]
    count = Incident.objects.count()

    answers: list[Any] = at_once(
        *(lambda client=client: send(client, ROCKETS, idempotency_key=KEY) for client in clients)
    )

    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer for answer in answers) == 3
    assert Incident.objects.count() == count + 1
