"""The change feed: its order, its pages, its stream, and what is refused."""

import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from incidents.api.change_asking import PARAMETERS
from incidents.api.changes import PAUSE_S
from incidents.codes import RetractionReason
from incidents.models import Incident, Record, User
from incidents.publishing import update
from incidents.publishing.acts import correct, retract

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
CHANGES = "/api/v1/changes/"
STREAM = f"{CHANGES}?format=ndjson"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def body(response: Any) -> list[Any]:
    return [json.loads(line) for line in b"".join(response).splitlines()]


def refusals(response: Any) -> list[str]:
    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    return sorted(error["parameter"] for error in response.json()["errors"])


def followed(client: Client, url: str) -> Iterator[Any]:
    """Every page from an address on, to the end of the ledger."""
    for _page in range(60):
        page = client.get(url).json()
        yield page
        url = page["next"]
        if not page["more"]:
            return
    pytest.fail("the feed does not end")


@reading
class TestPages:
    def test_feed_is_the_ledger_in_its_order(self, client: Client):
        page = client.get(CHANGES).json()

        records = Record.objects.order_by("position")
        assert [row["position"] for row in page["results"]] == [r.position for r in records]
        for row, record in zip(page["results"], records, strict=True):
            assert row["document"] == json.loads(record.document)
            assert (row["reference"], row["version"]) == (record.reference, record.version)
            assert (row["action"], row["reason"]) == (record.action, record.reason)
            stamp = record.recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            assert (row["recorded_at"], row["tombstone"]) == (stamp, None)

    def test_page_says_where_it_stands_and_where_it_goes_on(self, client: Client):
        response = client.get(CHANGES, {"after": "20", "limit": "3"})

        page = response.json()
        assert (page["position"], page["query"], page["more"]) == (24, "after=20", True)
        assert [row["position"] for row in page["results"]] == [21, 22, 23]
        assert "after=23&seen=2" in page["next"]
        assert "limit=3" in page["next"]
        assert page["pause"] == 0
        assert response["Link"] == f'<{page["next"]}>; rel="next"'
        assert response["X-Ledger-Position"] == "24"

    def test_end_of_the_ledger_has_a_next_too(self, client: Client):
        page = client.get(CHANGES, {"after": "24"}).json()

        assert (page["results"], page["more"], page["pause"]) == ([], False, PAUSE_S)
        assert page["next"].endswith("?after=24")
        assert client.get(page["next"]).json() == page

    def test_last_page_that_is_full_is_known_to_be_the_last(self, client: Client):
        page = client.get(CHANGES, {"after": "20", "limit": "4"}).json()

        assert (len(page["results"]), page["more"]) == (4, False)

    @given(limit=st.integers(1, 30), after=st.integers(0, 24), as_of=st.integers(0, 24))
    @hypothesis(
        max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
    )
    def test_pages_of_any_size_together_are_the_ledger(self, client, limit, after, as_of):
        after = min(after, as_of)
        url = f"{CHANGES}?after={after}&limit={limit}&as_of={as_of}"

        pages = list(followed(client, url))

        seen = [row["position"] for page in pages for row in page["results"]]
        assert seen == list(range(after + 1, as_of + 1))
        assert {page["position"] for page in pages} == {as_of}

    def test_page_takes_two_statements_and_a_kept_one_less(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as asked:
            etag = client.get(CHANGES)["ETag"]
        with CaptureQueriesContext(connections["reader"]) as again:
            response = client.get(CHANGES, headers={"if-none-match": etag})

        assert (len(asked), len(again), response.status_code) == (2, 1, 304)

    @pytest.mark.parametrize("query", ["after=1", "limit=5", "as_of=20", "format=ndjson"])
    def test_other_question_has_another_etag(self, client: Client, query: str):
        assert client.get(f"{CHANGES}?{query}")["ETag"] != client.get(CHANGES)["ETag"]

    def test_draft_is_in_no_change(self, client: Client):
        Incident.objects.filter(reference="INC-000004").update(title="Zanzibar pending")

        assert "Zanzibar" not in client.get(CHANGES).content.decode()


@reading
class TestStream:
    def test_stream_has_the_rows_of_the_pages_and_an_end(self, client: Client):
        response = client.get(STREAM)

        *rows, last = body(response)
        page = client.get(CHANGES).json()
        assert rows == page["results"]
        assert last == {
            "end": {
                "count": 24,
                "after": 0,
                "position": 24,
                "recorded_at": page["recorded_at"],
                "next": page["next"],
            }
        }
        assert response["Content-Type"] == "application/x-ndjson"
        assert response["Content-Disposition"] == 'attachment; filename="changes-0-24.ndjson"'
        assert response["X-Ledger-Position"] == "24"

    def test_stream_may_begin_and_end_anywhere(self, client: Client):
        *rows, last = body(client.get(f"{STREAM}&after=5&as_of=7"))

        assert [row["position"] for row in rows] == [6, 7]
        assert (last["end"]["count"], last["end"]["position"]) == (2, 7)

    def test_stream_of_nothing_is_its_end(self, client: Client):
        (last,) = body(client.get(f"{STREAM}&after=24"))

        assert last["end"]["count"] == 0

    def test_stream_may_be_asked_for_by_the_accept_header(self, client: Client):
        response = client.get(CHANGES, headers={"accept": "application/x-ndjson"})

        assert len(body(response)) == 25

    def test_head_makes_no_stream(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as asked:
            response = client.head(STREAM)

        assert (response.content, len(asked)) == (b"", 1)
        assert response["ETag"] == client.get(STREAM)["ETag"]

    def test_accept_of_nothing_that_is_offered_is_406(self, client: Client):
        response = client.get(CHANGES, headers={"accept": "text/csv"})

        assert (response.status_code, response["Content-Type"]) == (406, PROBLEM)


class TestActs:
    def test_every_act_is_an_entry(self, committed, client: Client, editor: User):
        kirkuk = Incident.objects.filter(reference="INC-000004")
        kirkuk.update(summary='Control \u0080 characters, "quotes" and \u2028 lines.')
        correct(incidents=kirkuk, by=editor, reason='Said "so",\n\x02 twice \\ \u2028.')
        why = RetractionReason.DUPLICATE
        retract(incidents=kirkuk, by=editor, why=why, reason="It was entered twice.")

        page = client.get(CHANGES, {"after": "24"}).json()

        own = [row for row in page["results"] if row["reference"] == "INC-000004"]
        assert [(row["version"], row["action"]) for row in own] == [
            (2, "corrected"),
            (3, "retracted"),
        ]
        assert own[0]["reason"] == 'Said "so",\n\x02 twice \\ \u2028.'
        assert own[0]["document"]["summary"].startswith("Control \u0080")
        assert (own[1]["document"], own[1]["tombstone"]["why"]) == (None, "duplicate")
        assert {r["action"] for r in page["results"]} == {"corrected", "retracted", "restated"}
        assert body(client.get(f"{STREAM}&after=24"))[:-1] == page["results"]

    def test_position_of_another_ledger_is_refused(self, committed, client, editor: User):
        page = client.get(CHANGES, {"after": "23"}).json()
        update(incidents=Incident.objects.filter(reference="INC-000001"), by=editor)
        after_that = client.get(page["next"]).json()["next"]

        other = after_that.replace("after=25", "after=24")

        assert client.get(after_that).status_code == 200
        assert refusals(client.get(other)) == ["seen"]
        assert "begin a new copy" in client.get(other).json()["detail"]
        assert refusals(client.get(CHANGES, {"after": "99"})) == ["after"]
        assert "begin a new copy" in client.get(CHANGES, {"after": "99"}).json()["detail"]


@reading
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("after=-1", ["after"]),
        ("after=", ["after"]),
        ("after=1&after=1", ["after"]),
        ("after=%D9%A1", ["after"]),
        ("after=1_0", ["after"]),
        ("after=1e1", ["after"]),
        ("after=25", ["after"]),
        ("after=9999999999999999999", ["after"]),
        ("after=5&as_of=4", ["after"]),
        ("seen=2026-01-05T09:30:00.000000Z", ["seen"]),
        ("after=4&seen=%00", ["seen"]),
        ("after=4&seen=x", ["seen"]),
        ("limit=0", ["limit"]),
        ("limit=1001", ["limit"]),
        ("wait=31", ["wait"]),
        ("wait=0.5", ["wait"]),
        ("wait=1&as_of=4", ["wait"]),
        ("format=csv", ["format"]),
        ("format=ndjson&limit=5&wait=1", ["limit", "wait"]),
        ("as_of=25", ["as_of"]),
        ("as_of=2020-01-01", ["as_of"]),
        ("type=attack&country=iq", ["country", "type"]),
        ("affter=1&limit=0", ["affter", "limit"]),
        ("cursor=1", ["cursor"]),
    ],
)
def test_wrong_question_is_refused_with_every_parameter(client: Client, query: str, names: Any):
    assert refusals(client.get(f"{CHANGES}?{query}")) == names


@reading
def test_filter_is_refused_with_a_reason(client: Client):
    (error,) = client.get(CHANGES, {"type": "attack"}).json()["errors"]

    assert "what leaves a filter would be missed" in error["detail"]


@reading
def test_misspelt_parameter_is_told_the_nearest(client: Client):
    (error,) = client.get(CHANGES, {"afte": "4"}).json()["errors"]

    assert error["nearest"][0] == "after"


@reading
def test_stranger_learns_nothing_where_reading_is_for_members(client: Client, settings):
    settings.ANONYMOUS_READING = False

    assert client.get(f"{CHANGES}?wait=30").status_code == 401


@reading
def test_only_reading_is_possible(client: Client):
    assert client.post(CHANGES).status_code == 405


@reading
def test_description_names_every_parameter_there_is_and_no_other(client: Client):
    description = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()

    described = description["paths"][CHANGES]["get"]["parameters"]

    assert {parameter["name"] for parameter in described} == set(PARAMETERS)
    assert all(parameter["description"] for parameter in described)
