"""`/api/gedevents/<version>` as UCDP's clients see it."""

import json
import re
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from incidents.ucdp.columns import COLUMNS
from incidents.ucdp.reading import find
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, row, rows, run, written

PATH = "/api/gedevents/25.1"


@pytest.fixture(autouse=True)
def anonymous(settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    find.cache_clear()


@pytest.fixture
def both(committed: None) -> None:
    """Both files of strange rows, published beside the seeds."""
    run(SYRIA, publish=True)
    run(UKRAINE, publish=True)


def answer(client: Client, path: str = PATH, **parameters: str) -> dict[str, Any]:
    response = client.get(path, parameters)
    assert response.status_code == 200, response.content
    told: dict[str, Any] = response.json()
    return told


def ids(told: dict[str, Any]) -> list[int]:
    return [each["id"] for each in told["Result"]]


def expected(**cells: str) -> set[int]:
    """The ids of the rows that have these cells."""
    every = (*rows(SYRIA), *rows(UKRAINE))
    return {int(each["id"]) for each in every if all(each[name] == cells[name] for name in cells)}


def test_answers_of_a_client_s_whole_session(both: None, client: Client) -> None:
    told = answer(client, pagesize="30")
    assert (told["TotalCount"], told["TotalPages"], told["PreviousPageUrl"]) == (77, 3, "")
    assert all(message.startswith("Left out: ") for message in told["Messages"])
    assert list(told["Result"][0]) == list(COLUMNS)

    walked = ids(told)
    while told["NextPageUrl"]:
        assert f"/api/gedevents/{told['Position']}?" in told["NextPageUrl"]
        told = client.get(told["NextPageUrl"]).json()
        walked += ids(told)
    assert len(walked) == len(set(walked)) == 77
    assert set(walked) == expected()
    assert answer(client, page="9")["Result"] == []

    for parameters, cells in (
        ({"TypeOfViolence": "3"}, {"type_of_violence": "3"}),
        ({"Country": "369"}, {"country_id": "369"}),
        ({"Dyad": "15633"}, {"dyad_new_id": "15633"}),
        ({"Id": "318367"}, {"id": "318367"}),
    ):
        assert set(ids(answer(client, **parameters))) == expected(**cells)
    (one,) = answer(client, Actor="121", StartDate="2019-09-08", EndDate="2019-09-08")["Result"]
    assert (one["date_start"], one["active_year"]) == ("2019-09-08T00:00:00", True)
    assert (one["gwnoa"], one["gwnob"], one["relid"]) == (None, "666", None)
    within = answer(client, Geography="34.39 40.88,34.40 40.89")
    assert 318367 in ids(within)
    assert ids(answer(client, Source="mEMORYBOOK"))


def test_later_changes_leave_a_pinned_page_as_it_was(
    committed: None, client: Client, tmp_path: Any
):
    run(written(tmp_path / "one.csv", [row(318367)]), publish=True)
    position = answer(client)["Position"]
    changed = row(318367, best="20", deaths_a="20", high="20", low="20")
    run(written(tmp_path / "two.csv", [changed]), publish=True)

    assert answer(client, Id="318367")["Result"][0]["best"] == 20
    (pinned,) = answer(client, f"/api/gedevents/{position}", Id="318367")["Result"]
    assert pinned["best"] == 18


def test_documented_example_is_what_is_answered(committed: None, client: Client, tmp_path: Any):
    run(written(tmp_path / "one.csv", [row(318367)]), publish=True)
    page = (configured.BASE_DIR / "docs" / "api" / "gedevents.md").read_text(encoding="utf-8")
    found = re.search(r"curl 'http://[^/]+([^']+)'.*?```json\n(.*?)```", page, re.DOTALL)
    assert found
    told, shown = client.get(found[1]).json(), json.loads(found[2])

    (event,), (shown_event,) = told.pop("Result"), shown.pop("Result")
    assert {name: told[name] for name in shown if shown[name] != "…"} == {
        name: value for name, value in shown.items() if value != "…"
    }
    assert told.keys() == shown.keys()
    shown_event.pop("…")
    assert {name: event[name] for name in shown_event} == shown_event


@pytest.mark.django_db(databases=["default", "reader"])
class TestWithoutImports:
    def test_seeds_have_no_row_and_are_counted_if_lethal(self, client: Client) -> None:
        told = answer(client)

        assert told["TotalCount"] == len(told["Result"])
        assert told["NextPageUrl"] == ""

    def test_refusal_is_problem_details(self, client: Client) -> None:
        response = client.get(PATH, {"pagesize": "5000", "Contry": "652"})

        assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
        assert {each["parameter"] for each in response.json()["errors"]} == {"pagesize", "Contry"}

    def test_unknown_version_and_position_beyond_the_ledger_are_refused(self, client: Client):
        assert client.get("/api/gedevents/newest").status_code == 400
        assert client.get("/api/gedevents/999999999").status_code == 400

    def test_stranger_is_refused_where_reading_is_for_members(self, client: Client, settings: Any):
        settings.ANONYMOUS_READING = False

        assert client.get(PATH).status_code == 401

    def test_what_has_not_changed_is_not_sent_again(self, client: Client) -> None:
        first = client.get(PATH)
        again = client.get(PATH, headers={"If-None-Match": first["ETag"]})
        other = client.get(PATH, {"pagesize": "7"}, headers={"If-None-Match": first["ETag"]})

        assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)

    def test_head_has_the_position_and_no_body(self, client: Client) -> None:
        response: Any = client.head(PATH)

        assert response.status_code == 200
        assert int(response["X-Ledger-Position"]) > 0

    def test_empty_ledger_position_has_no_events(self, client: Client) -> None:
        told = answer(client, "/api/gedevents/0")

        assert (told["TotalCount"], told["TotalPages"], told["Result"]) == (0, 0, [])
