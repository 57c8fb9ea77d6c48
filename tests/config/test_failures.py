"""A failed page answers a client that asks for JSON in problem details, and a browser in a page."""

import json

import pytest
from django.test import Client, RequestFactory

from config import failures

JSON = ["application/json", "application/problem+json", "application/json, text/html;q=0.5"]
PAGES = ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "image/png"]


@pytest.mark.django_db
@pytest.mark.parametrize("accept", JSON)
def test_a_client_that_asks_for_json_is_never_answered_html(client: Client, accept: str):
    answer = client.get("/nothing", headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"].startswith("There is nothing at this address")


@pytest.mark.django_db
@pytest.mark.parametrize("accept", PAGES)
def test_anybody_else_sees_a_page(client: Client, accept: str):
    answer = client.get("/nothing", headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("answering", "status"), [("bad_request", 400), ("forbidden", 403), ("failed", 500)]
)
def test_every_other_failure_has_both(answering: str, status: int):
    asked = RequestFactory().get("/", headers={"accept": "application/json"})
    answer = getattr(failures, answering)(asked)

    assert (answer.status_code, json.loads(answer.content)["status"]) == (status, status)
