"""What ACLED's clients see: the envelope, refusals, CSV, summaries."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from incidents.acled.reading import Answer

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
READ = "/api/acled/read"


@pytest.fixture(autouse=True)
def anonymous(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def answer(client: Client, path: str = READ, **parameters: str) -> Any:
    response: Any = client.get(path, parameters)
    return json.loads(b"".join(response.streaming_content))


def test_envelope_is_acled_s(client: Client):
    told = answer(client, limit="2")

    assert (told["status"], told["success"], told["count"]) == (200, True, 2)
    assert [each["event_id_cnty"] for each in told["data"]] == ["INC-000013", "INC-000007"]
    assert all("Left out" in message for message in told["messages"])
    assert "total_count" not in told
    assert answer(client, limit="2", with_total="true")["total_count"] == 5


def test_refusal_says_why_in_the_envelope(client: Client):
    response = client.get(READ, {"yaer": "2019"})

    assert response.status_code == 400
    told = response.json()
    assert told["success"] is False
    (error,) = told["error"]
    assert error["message"].startswith('yaer: There is no parameter "yaer": did you mean year')


def test_stranger_is_refused_where_reading_is_for_members(client: Client, settings: Any):
    settings.ANONYMOUS_READING = False

    response = client.get(READ)

    assert (response.status_code, response.json()["success"]) == (401, False)


def test_other_methods_are_refused(client: Client):
    response = client.post(READ)

    assert (response.status_code, response.json()["success"]) == (405, False)
    assert "GET" in response["Allow"]


def test_csv_has_the_columns_asked_for_and_no_formula(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    rows = [{"notes": '=1+1, "quoted"', "year": 2019}, {"notes": "'-x", "year": 2020}]
    monkeypatch.setattr(Answer, "rows", lambda self: iter(rows))
    response: Any = client.get(READ, {"_format": "csv", "fields": "notes|year"})

    text = b"".join(response.streaming_content).decode()
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(io.StringIO(text))) == [
        ["notes", "year"],
        ['\'=1+1, "quoted"', "2019"],
        ["''-x", "2020"],
    ]


@pytest.mark.parametrize(
    ("path", "key"),
    [("actor", "actor_name"), ("country", "country"), ("region", "region_name")],
)
def test_summaries_can_be_filtered_and_paged(client: Client, path: str, key: str):
    told = answer(client, f"/api/{path}/read", limit="1")
    (row,) = told["data"]

    assert answer(client, f"/api/{path}/read", **{key: row[key]})["count"] >= 1
    assert answer(client, f"/api/{path}/read", event_count="9999")["count"] == 0
    assert answer(client, f"/api/{path}/read", fields=key)["data"][0].keys() == {key}


def test_deleted_is_empty_while_nothing_is_gone(client: Client):
    assert answer(client, "/api/deleted/read")["data"] == []
