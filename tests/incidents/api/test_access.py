"""Who may read, what is never a page, and what drafts show: nothing."""

import logging
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.api import views
from incidents.models import Incident, IncidentType, User

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
LIST, ONE = "/api/v1/incidents/", "/api/v1/incidents/INC-000004/"
PROBLEM = "application/problem+json"
OPEN = ["/api/v1/schema/", "/api/v1/docs/", "/api/v1/document.schema.json"]


@pytest.mark.parametrize("url", [LIST, ONE, f"{LIST}?tpye=x", "/api/v1/incidents/INC-9/"])
def test_stranger_learns_nothing_where_reading_is_for_members(client: Client, settings, url):
    settings.ANONYMOUS_READING = False

    response = client.get(url)

    assert (response.status_code, response["Content-Type"]) == (401, PROBLEM)
    assert "errors" not in response.json()


@pytest.mark.parametrize("url", [LIST, ONE])
def test_stranger_reads_where_everybody_may(client: Client, settings, url: str):
    settings.ANONYMOUS_READING = True

    assert client.get(url).status_code == 200


def test_member_without_the_permission_is_refused(client: Client, settings):
    settings.ANONYMOUS_READING = False
    client.force_login(User.objects.create_user("nobody"))

    assert client.get(LIST).status_code == 403


def test_reader_may_read(client: Client, settings, reader_user: User):
    settings.ANONYMOUS_READING = False
    client.force_login(reader_user)

    assert client.get(LIST).status_code == 200


def test_reading_is_for_members_unless_the_setting_says_otherwise(settings):
    assert settings.ANONYMOUS_READING is False


@pytest.mark.parametrize("url", OPEN)
def test_description_is_for_everybody(client: Client, settings, url: str):
    settings.ANONYMOUS_READING = False

    assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", ["/api/v1/", "/api/v1/nothing/", "/api/v1/incidents/a/b/"])
def test_address_that_there_is_not_is_a_problem(client: Client, url: str):
    response = client.get(url)

    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


def test_address_without_its_slash_leads_to_the_one_with_it(client: Client):
    response = client.get("/api/v1/incidents?type=attack")

    assert (response.status_code, response["Location"]) == (301, f"{LIST}?type=attack")


def test_failure_is_a_problem_and_is_noted(client: Client, settings, monkeypatch, caplog):
    settings.ANONYMOUS_READING = True
    monkeypatch.setattr(views, "page_answer", lambda *_: 1 / 0)
    client.raise_request_exception = False

    with caplog.at_level(logging.ERROR):
        response = client.get(LIST)

    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)
    assert "ZeroDivisionError" in caplog.text
    assert "division" not in response.content.decode()


def test_draft_is_found_by_nothing(client: Client, settings):
    settings.ANONYMOUS_READING = True
    kind = IncidentType.objects.get(code="airstrike")
    draft = Incident.objects.create(title="Zanzibar draft", type=kind, date="2020-01-01")
    asked: list[Any] = [{"q": "Zanzibar"}, {"during": "2020-01-01"}, {"ordering": "updated"}]

    answers = [client.get(LIST, each).content.decode() for each in asked]

    assert all("Zanzibar draft" not in answer for answer in answers)
    assert client.get(f"/api/v1/incidents/DRAFT-{draft.pk}/").status_code == 404


def test_api_reads_through_the_reader_only(client: Client, settings):
    settings.ANONYMOUS_READING = True

    with CaptureQueriesContext(connections["default"]) as asked:
        client.get(LIST, {"type": "attack", "q": "rockets", "during": "2019"})
        client.get(ONE)

    assert list(asked) == []
    assert AnonymousUser().has_perm("incidents.view_record") is False
