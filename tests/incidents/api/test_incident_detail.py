"""One incident by reference: its document, its past, its tombstone."""

import json
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.codes import RetractionReason
from incidents.models import Incident, Record, User
from incidents.publishing.acts import correct, retract

reading = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK = "/api/v1/incidents/INC-000004/"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


@reading
class TestDocument:
    def test_document_is_the_one_of_the_ledger(self, client: Client):
        response = client.get(KIRKUK)

        document = Record.objects.get(reference="INC-000004").document
        assert response.content.decode().strip() == document
        assert response["X-Ledger-Position"] == "4"

    def test_document_takes_two_statements(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as asked:
            client.get(KIRKUK)

        assert len(asked) == 2

    def test_document_is_not_sent_again_while_it_stays_as_it_is(self, client: Client):
        etag = client.get(KIRKUK)["ETag"]

        assert client.get(KIRKUK, headers={"if-none-match": etag}).status_code == 304

    @pytest.mark.parametrize("reference", ["INC-000099", "INC-4", "DRAFT-1", "%00", "x" * 3000])
    def test_reference_never_published_is_404(self, client: Client, reference: str):
        response = client.get(f"/api/v1/incidents/{reference}/")

        assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)

    def test_incident_not_yet_published_at_the_position_is_404(self, client: Client):
        assert client.get(KIRKUK, {"as_of": "3"}).status_code == 404
        assert client.get(KIRKUK, {"as_of": "4"}).status_code == 200

    @pytest.mark.parametrize(
        ("name", "value"),
        [("format", "csv"), ("type", "attack"), ("ordering", "date"), ("as_of", "25")],
    )
    def test_parameter_that_is_none_here_is_refused(self, client: Client, name, value):
        response = client.get(KIRKUK, {name: value})

        assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
        assert [error["parameter"] for error in response.json()["errors"]] == [name]

    def test_accept_of_something_else_is_406_unless_json_is_named(self, client: Client):
        headers = {"accept": "text/csv"}

        assert client.get(KIRKUK, headers=headers).status_code == 406
        assert client.get(KIRKUK, {"format": "json"}, headers=headers).status_code == 200


@reading
class TestMembers:
    def test_document_is_cut_to_the_members_named(self, client: Client):
        whole = client.get(KIRKUK)
        cut = client.get(KIRKUK, {"fields": "date,reference"})

        told = {name: whole.json()[name] for name in ("reference", "date")}
        assert (cut.json(), cut["X-Ledger-Position"]) == (told, "4")
        assert cut["ETag"] != whole["ETag"]
        assert client.get(f"{KIRKUK}versions/1/", {"fields": "title"}).json().keys() == {"title"}

    def test_member_that_no_document_has_is_refused_with_the_nearest(self, client: Client):
        (error,) = client.get(KIRKUK, {"fields": "reference,titel"}).json()["errors"]

        assert (error["parameter"], error["nearest"]) == ("fields", ["title", "time"])
        assert client.get(f"{KIRKUK}history/", {"fields": "title"}).status_code == 400


class TestPast:
    def test_corrected_document_is_still_to_be_had(self, committed, client: Client, editor: User):
        incidents = Incident.objects.filter(reference="INC-000004")
        incidents.update(title="Rockets hit K-1")
        correct(incidents=incidents, by=editor, reason="The base was named.")

        now, then = client.get(KIRKUK), client.get(KIRKUK, {"as_of": "24"})

        assert (now.json()["title"], now.json()["version"]) == ("Rockets hit K-1", 2)
        assert (then.json()["title"][:12], then.json()["version"]) == ("Rockets hit ", 1)
        assert now["ETag"] != then["ETag"]

    def test_retracted_incident_is_410_with_its_tombstone(self, committed, client, editor: User):
        incidents = Incident.objects.filter(reference="INC-000004")
        why = next(iter(RetractionReason))
        retract(incidents=incidents, by=editor, why=why, reason="It was entered twice.")

        response = client.get(KIRKUK)

        problem = json.loads(response.content)
        assert (response.status_code, response["Content-Type"]) == (410, PROBLEM)
        assert problem["tombstone"]["reference"] == "INC-000004"
        assert "It was entered twice." in problem["detail"]
        assert "summary" not in problem["tombstone"]
        assert client.get(KIRKUK, {"fields": "title"}).json()["tombstone"] == problem["tombstone"]
        assert client.get(KIRKUK, {"as_of": "24"}).status_code == 200
