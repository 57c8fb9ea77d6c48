"""The history of an incident, its versions, and what is left of one that was withdrawn."""

import json
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.codes import LedgerAction, RetractionReason
from incidents.models import Incident, Place, Record, User
from incidents.publishing import restate, restore
from incidents.publishing.acts import correct, retract
from tests.incidents.api.ledger_rows import entombed

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
KIRKUK = "INC-000004"
ONE = f"/api/v1/incidents/{KIRKUK}/"
HISTORY = f"{ONE}history/"
STREAM = "/api/v1/changes/?format=ndjson"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def kirkuk() -> Any:
    return Incident.objects.filter(reference=KIRKUK)


def corrected(by: User, title: str = "Rockets hit K-1") -> None:
    kirkuk().update(title=title)
    correct(incidents=kirkuk(), by=by, reason="The base was named.")


def renamed(by: User) -> None:
    place = Place.objects.get(slug="kirkuk")
    place.name = "Kerkûk"
    place.save()
    restate([place], by=by, reason="Renamed")


def retracted(by: User) -> None:
    retract(
        incidents=kirkuk(), by=by, why=RetractionReason.DUPLICATE, reason="It was entered twice."
    )


def version(client: Client, number: Any, **query: Any) -> Any:
    return client.get(f"{ONE}versions/{number}/", query)


def problem_of(response: Any, status: int) -> Any:
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
    return response.json()


def newest() -> int:
    return Record.objects.latest("position").position


class TestHistory:
    @reading
    def test_history_of_one_version_is_one_entry(self, client: Client):
        response = client.get(HISTORY)

        told = response.json()
        (entry,) = told["entries"]
        assert (told["position"], told["query"], told["state"]) == (24, "", "published")
        assert (entry["position"], entry["version"], entry["action"]) == (4, 1, "published")
        assert (entry["superseded_by"], entry["superseded_at"], entry["diff"]) == (None,) * 3
        assert response["X-Ledger-Position"] == "24"

    @reading
    def test_history_takes_two_statements(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as asked:
            client.get(HISTORY)

        assert len(asked) == 2

    @reading
    def test_history_is_not_sent_again_while_nothing_is_published(self, client: Client):
        etag = client.get(HISTORY)["ETag"]

        assert client.get(HISTORY, headers={"if-none-match": etag}).status_code == 304

    def test_every_act_is_told_in_order_with_its_reason(self, committed, client, editor: User):
        corrected(editor)
        renamed(editor)
        retracted(editor)
        restore(reference=KIRKUK, version=2, by=editor, reason="It was no duplicate.")

        told = client.get(HISTORY).json()
        entries = told["entries"]
        acts = [(entry["version"], entry["action"], entry["reason"]) for entry in entries]
        assert acts == [
            (1, "published", ""),
            (2, "corrected", "The base was named."),
            (2, "restated", "Renamed"),
            (3, "retracted", "duplicate: It was entered twice."),
            (4, "restored", "It was no duplicate."),
        ]
        assert [entry["restated"] for entry in entries] == [False, False, True, False, False]
        positions = [entry["position"] for entry in entries]
        assert positions == sorted(positions)
        assert [entry["superseded_by"] for entry in entries] == [*positions[1:], None]
        times = [entry["recorded_at"] for entry in entries]
        assert [entry["superseded_at"] for entry in entries] == [*times[1:], None]
        assert told["state"] == "published"

    def test_links_lead_to_the_very_documents_and_differences(self, committed, client, editor):
        corrected(editor)
        renamed(editor)
        retracted(editor)
        restore(reference=KIRKUK, version=1, by=editor, reason="It was no duplicate.")

        for entry in client.get(HISTORY).json()["entries"]:
            if entry["tombstone"]:
                assert (entry["document"], entry["diff"]) == (None, None)
                assert entry["tombstone"]["reason"] == "It was entered twice."
                continue
            response = client.get(entry["document"])
            assert response["X-Ledger-Position"] == str(entry["position"])
            document = Record.objects.get(position=entry["position"]).document
            assert response.content.decode() == f"{document}\n"
            if entry["version"] > 1:
                assert client.get(entry["diff"]).json()["to"]["position"] == entry["position"]

    def test_history_of_the_withdrawn_is_told(self, committed, client, editor: User):
        retracted(editor)

        told = client.get(HISTORY).json()

        assert (told["state"], len(told["entries"])) == ("retracted", 2)

    def test_history_as_of_a_position_knows_nothing_of_later(self, committed, client, editor):
        corrected(editor)

        told = client.get(HISTORY, {"as_of": "24"}).json()

        (entry,) = told["entries"]
        assert (told["position"], entry["superseded_by"], entry["superseded_at"]) == (
            24,
            None,
            None,
        )


class TestVersion:
    def test_version_is_as_it_was_published(self, committed, client, editor: User):
        before = Record.objects.get(reference=KIRKUK).document
        corrected(editor)

        first, second = version(client, 1), version(client, 2)

        assert first.content.decode() == f"{before}\n"
        assert second.json()["title"] == "Rockets hit K-1"
        assert (first["X-Ledger-Action"], second["X-Ledger-Action"]) == ("published", "corrected")

    def test_version_is_as_it_was_last_restated_and_says_so(self, committed, client, editor):
        corrected(editor)
        then = newest()
        renamed(editor)

        now, before = version(client, 2), version(client, 2, as_of=then)

        assert (now["X-Ledger-Action"], before["X-Ledger-Action"]) == ("restated", "corrected")
        assert now.json()["locations"][0]["place"]["name"] == "Kerkûk"
        assert before.json()["locations"][0]["place"]["name"] == "Kirkuk"
        assert version(client, 1).json()["locations"][0]["place"]["name"] == "Kirkuk"
        assert now["X-Recorded-At"] > before["X-Recorded-At"]
        assert now["ETag"] != before["ETag"]

    def test_version_that_withdrew_is_410_and_those_before_are_not(self, committed, client, editor):
        retracted(editor)

        problem = problem_of(version(client, 2), 410)

        assert problem["tombstone"]["why"] == "duplicate"
        assert problem == problem_of(client.get(ONE), 410)
        assert version(client, 1).status_code == 200

    def test_restored_version_is_the_old_one_under_its_new_number(self, committed, client, editor):
        corrected(editor)
        retracted(editor)
        restore(reference=KIRKUK, version=1, by=editor, reason="It was no duplicate.")

        first, fourth = version(client, 1).json(), version(client, 4).json()

        assert first["title"] == fourth["title"] != "Rockets hit K-1"
        assert client.get(ONE).json()["version"] == 4

    @reading
    @pytest.mark.parametrize("number", ["0", "2", "01", "-1", "1.0", "١", "x", "9" * 40, "%00"])
    def test_version_that_there_is_not_is_404(self, client: Client, number: str):
        problem_of(client.get(f"{ONE}versions/{number}/"), 404)

    def test_version_not_yet_published_is_404(self, committed, client, editor: User):
        corrected(editor)

        problem_of(version(client, 2, as_of=24), 404)


@pytest.mark.parametrize("tail", ["history/", "versions/1/", "diff/?from=1&to=2"])
class TestEvery:
    @reading
    @pytest.mark.parametrize("reference", ["INC-000099", "INC-4", "DRAFT-1", "%00", "x" * 3000])
    def test_incident_never_published_is_404(self, client: Client, tail: str, reference: str):
        problem_of(client.get(f"/api/v1/incidents/{reference}/{tail}"), 404)

    @reading
    def test_incident_not_yet_published_is_404(self, client: Client, tail: str):
        tail = f"{tail}{'&' if '?' in tail else '?'}as_of=3"

        problem_of(client.get(f"{ONE}{tail}"), 404)

    @reading
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("format", "csv"),
            ("type", "attack"),
            ("as_of", "25"),
            ("as_of", ""),
            ("as_of", "%00"),
            ("as_of", "2020-01-01"),
        ],
    )
    def test_wrong_parameter_is_refused(self, client: Client, tail: str, name: str, value: str):
        tail = f"{tail}{'&' if '?' in tail else '?'}{name}={value}"

        problem = problem_of(client.get(f"{ONE}{tail}"), 400)

        assert [error["parameter"] for error in problem["errors"]] == [name]

    @reading
    def test_parameter_given_twice_is_refused(self, client: Client, tail: str):
        tail = f"{tail}{'&' if '?' in tail else '?'}as_of=24&as_of=24"

        assert problem_of(client.get(f"{ONE}{tail}"), 400)["errors"][0]["parameter"] == "as_of"

    @reading
    def test_accept_of_something_else_is_406(self, client: Client, tail: str):
        problem_of(client.get(f"{ONE}{tail}", headers={"accept": "text/csv"}), 406)

    @reading
    def test_stranger_learns_nothing_where_reading_is_for_members(self, client, settings, tail):
        settings.ANONYMOUS_READING = False

        problem_of(client.get(f"{ONE}{tail}"), 401)

    @reading
    def test_only_reading_is_possible(self, client: Client, tail: str):
        problem_of(client.post(f"{ONE}{tail}"), 405)


@reading
def test_all_is_read_as_the_reader(client: Client):
    with CaptureQueriesContext(connections["default"]) as asked:
        for tail in ("history/", "versions/1/", "diff/?from=1&to=p4"):
            client.get(f"{ONE}{tail}")
        client.get("/api/v1/changes/")

    assert list(asked) == []


class TestMerged:
    def test_merged_incident_says_into_what(self, committed, client, editor: User):
        entombed(KIRKUK, LedgerAction.MERGED, editor, "The same salvo.", into="INC-000005")

        problem = problem_of(client.get(ONE), 410)
        told = client.get(HISTORY).json()

        assert problem["detail"] == (
            "This incident was merged into INC-000005, which takes its place: The same salvo."
        )
        assert problem["tombstone"]["into"] == "INC-000005"
        assert (told["state"], told["entries"][-1]["tombstone"]["into"]) == ("merged", "INC-000005")
        assert version(client, 1).status_code == 200
        assert client.get(ONE, {"as_of": "24"}).status_code == 200


class TestWithheld:
    SECRET = "The name of a witness."

    @pytest.fixture
    def withheld(self, committed: None, editor: User) -> int:
        kirkuk().update(summary=self.SECRET)
        correct(incidents=kirkuk(), by=editor, reason="A witness was named.")
        return entombed(KIRKUK, LedgerAction.WITHHELD, editor, "A court ordered it.").last

    def test_nothing_but_the_tombstone_is_left_at_any_position(self, withheld, client):
        for tail in (
            *("", "?as_of=25", "?as_of=24", "versions/1/", "versions/2/", "versions/2/?as_of=25"),
            *("diff/?from=1&to=2", "diff/?from=1&to=2&as_of=25", "diff/?from=p4&to=p25"),
        ):
            response = client.get(f"{ONE}{tail}")

            problem = problem_of(response, 410)
            assert problem["tombstone"]["action"] == "withheld"
            assert problem["detail"].endswith("is withheld: A court ordered it.")
            assert self.SECRET not in response.content.decode()

    def test_history_is_the_withholding_alone_at_any_position(self, withheld, client):
        for as_of in (24, 25, withheld):
            response = client.get(HISTORY, {"as_of": as_of})

            told = response.json()
            (entry,) = told["entries"]
            assert (told["position"], told["state"]) == (as_of, "withheld")
            assert (entry["action"], entry["position"]) == ("withheld", withheld)
            assert entry["superseded_by"] is None
            assert "A witness was named." not in response.content.decode()

    def test_what_a_client_kept_of_before_is_not_confirmed(self, committed, client, editor: User):
        kirkuk().update(summary=self.SECRET)
        correct(incidents=kirkuk(), by=editor, reason="A witness was named.")
        urls = [f"{ONE}?as_of=25", f"{HISTORY}?as_of=25", "/api/v1/changes/?as_of=25"]
        tags = [client.get(url)["ETag"] for url in (*urls, f"{STREAM}&as_of=25")]
        entombed(KIRKUK, LedgerAction.WITHHELD, editor, "A court ordered it.")

        for url, tag in zip((*urls, f"{STREAM}&as_of=25"), tags, strict=True):
            response = client.get(url, headers={"if-none-match": tag})
            assert response.status_code in (200, 410), url

    def test_what_is_published_afterwards_is_open(self, withheld, client, editor: User):
        kirkuk().update(summary="")
        corrected(editor, "Rockets hit a base")

        told = client.get(HISTORY).json()

        assert client.get(ONE).json()["title"] == "Rockets hit a base"
        assert [entry["action"] for entry in told["entries"]] == ["withheld", "corrected"]
        assert told["state"] == "published"
        problem_of(client.get(ONE, {"as_of": 25}), 410)
        problem_of(version(client, 2), 410)

    def test_feed_keeps_the_entries_and_shows_the_tombstone_only(self, withheld, client):
        page = client.get("/api/v1/changes/")
        stream = b"".join(client.get(STREAM)).decode()

        rows = [row for row in page.json()["results"] if row["reference"] == KIRKUK]
        assert [row["action"] for row in rows] == ["published", "corrected", "withheld"]
        assert [row["document"] for row in rows] == [None] * 3
        assert [row["tombstone"] for row in rows] == [rows[-1]["tombstone"]] * 3
        assert [row["reason"] for row in rows] == ["", "", "A court ordered it."]
        assert [json.loads(line) for line in stream.splitlines()][:-1] == page.json()["results"]
        assert self.SECRET not in stream + page.content.decode()
