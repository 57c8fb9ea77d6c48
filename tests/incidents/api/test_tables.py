"""The addresses of the tables: pages, cursors, formats, caches, refusals."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from incidents.codes import Basis
from incidents.models import Incident, User
from incidents.publishing.acts import correct
from incidents.selection import ORDERINGS
from incidents.tables import TABLES

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
NAMES = list(TABLES)
CLAIMS = "/api/v1/claims/"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def walk(client: Client, url: str, direction: str = "next") -> Iterator[list[Any]]:
    """The rows of every page from an address on; more pages than there can be are a failure."""
    for _page in range(300):
        page = client.get(url).json()
        yield page["results"]
        url = page[direction]
        if not url:
            return
    pytest.fail("the pages do not end")


def last_of(client: Client, url: str) -> str:
    """The address of the last page."""
    while following := client.get(url).json()["next"]:
        url = following
    return url


def refusals(response: Any) -> list[str]:
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    return [error["parameter"] for error in response.json()["errors"]]


@reading
class TestPages:
    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("ordering", ORDERINGS)
    def test_pages_together_are_the_table_there_and_back(self, client: Client, name, ordering):
        url = f"/api/v1/{name}/?ordering={ordering}&page_size=7"
        whole = client.get(f"/api/v1/{name}/?ordering={ordering}&page_size=1000").json()

        there = list(walk(client, url))
        back = list(walk(client, last_of(client, url), "previous"))

        assert [*chain(*there)] == whole["results"]
        assert [*chain(*reversed(back))] == whole["results"]
        assert (whole["next"], whole["previous"]) == (None, None)

    @given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.sampled_from(NAMES))
    @hypothesis(
        max_examples=10,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_pages_of_any_size_lose_no_row(self, client: Client, sizes: list[int], name: str):
        url = f"/api/v1/{name}/"
        whole = client.get(url, {"page_size": "1000", "ordering": "date"}).json()["results"]
        seen: list[Any] = []
        parameters: dict[str, Any] = {"ordering": "date"}
        for size in [*sizes, 1000]:
            page = client.get(url, {**parameters, "page_size": size}).json()
            seen += page["results"]
            if page["next"] is None:
                break
            parameters["cursor"] = parse_qs(urlsplit(page["next"]).query)["cursor"][0]

        assert seen == whole

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_pages_of_narrowed_rows_are_its_rows(self, client: Client, size: int):
        asked = f"{CLAIMS}?row_actor=united-states&row_basis=stated,attributed&type=attack"
        whole = client.get(asked).json()["results"]

        pages = walk(client, f"{asked}&page_size={size}")

        assert len(whole) > 2
        assert [*chain(*pages)] == whole

    def test_empty_answer_is_an_empty_list(self, client: Client):
        answer = client.get(CLAIMS, {"during": "1914", "when": "certainly"}).json()

        assert (answer["results"], answer["next"], answer["previous"]) == ([], None, None)

    def test_answer_names_the_state_and_the_question_it_was_made_at(self, client: Client):
        answer = client.get(CLAIMS, {"row_basis": "claimed,attributed", "country": "IQ"}).json()

        head = ["position", "recorded_at", "query", "next", "previous", "results"]
        assert list(answer) == head
        assert answer["query"] == "country=iq&row_basis=attributed,claimed"
        assert answer["position"] == 24

    @pytest.mark.parametrize("name", NAMES)
    def test_row_is_an_object_with_the_columns_in_order(self, client: Client, name: str):
        (row, *_) = client.get(f"/api/v1/{name}/").json()["results"]

        assert list(row) == [column.name for column in TABLES[name].columns]

    def test_link_keeps_filters_of_incidents_and_of_rows(self, client: Client):
        asked = {"type": "attack", "row_basis": "stated", "page_size": "2", "ordering": "date"}

        query = parse_qs(urlsplit(client.get(CLAIMS, asked).json()["next"]).query)

        assert query.pop("cursor")
        assert query == {name: [value] for name, value in asked.items()}

    def test_page_takes_two_statements(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as plain:
            client.get(CLAIMS)

        assert len(plain) == 2


class TestPagesWhilePublishing:
    def test_pages_stay_as_they_were_while_something_is_published(
        self, committed, client: Client, editor: User
    ):
        whole = client.get(f"{CLAIMS}?page_size=1000").json()["results"]
        url, seen = f"{CLAIMS}?page_size=40", []
        while url:
            page = client.get(url).json()
            seen += page["results"]
            url = page["next"]
            chosen = Incident.objects.filter(reference="INC-000004")
            chosen.get().participations.update(basis=Basis.FOUND)
            correct(incidents=chosen, by=editor, reason="Found out meanwhile.")

        assert seen == whole


@reading
class TestCursors:
    def cursor(self, client: Client, url: str = CLAIMS) -> str:
        link = client.get(url, {"page_size": "2"}).json()["next"]
        return str(parse_qs(urlsplit(link).query)["cursor"][0])

    @pytest.mark.parametrize(
        "asked", [{"row_basis": "stated"}, {"ordering": "date"}, {"as_of": "20"}]
    )
    def test_cursor_of_another_question_is_refused(self, client: Client, asked: dict[str, str]):
        assert refusals(client.get(CLAIMS, {"cursor": self.cursor(client), **asked})) == ["cursor"]

    def test_cursor_of_another_table_is_refused(self, client: Client):
        cursor = self.cursor(client)

        assert refusals(client.get("/api/v1/figures/", {"cursor": cursor})) == ["cursor"]

    def test_cursor_of_the_list_of_incidents_is_refused(self, client: Client):
        cursor = self.cursor(client, "/api/v1/incidents/")

        assert refusals(client.get(CLAIMS, {"cursor": cursor})) == ["cursor"]


@reading
class TestFormats:
    @pytest.mark.parametrize("name", NAMES)
    def test_csv_has_all_rows_and_says_how_many(self, client: Client, name: str):
        whole = client.get(f"/api/v1/{name}/?page_size=1000&ordering=date").json()["results"]

        response = client.get(f"/api/v1/{name}/", {"format": "csv", "ordering": "date"})

        rows = list(csv.DictReader(io.StringIO(b"".join(response).decode())))
        assert response["X-Row-Count"] == str(len(rows)) == str(len(whole))
        assert [row["reference"] for row in rows] == [row["reference"] for row in whole]
        assert response["Content-Disposition"] == f'attachment; filename="{name}-24.csv"'

    def test_format_is_chosen_by_accept(self, client: Client):
        assert client.get(CLAIMS, headers={"accept": "text/csv"})["Content-Type"].startswith("text")
        assert client.get(CLAIMS, headers={"accept": "application/geo+json"}).status_code == 406

    def test_format_that_needs_incidents_is_refused_by_name(self, client: Client):
        assert refusals(client.get(CLAIMS, {"format": "geojson"})) == ["format"]

    def test_parameter_of_pages_is_refused_in_a_file(self, client: Client):
        asked = {"format": "csv", "page_size": "5"}

        assert refusals(client.get(CLAIMS, asked)) == ["page_size"]

    def test_everything_wrong_is_said_at_once(self, client: Client):
        asked = {"page_size": "0", "row_basis": "x", "tpye": "x", "cursor": "x", "format": "xls"}

        assert {*refusals(client.get(CLAIMS, asked))} == {*asked}


@reading
class TestCaching:
    def test_answer_known_to_the_client_is_not_made_again(self, client: Client):
        tag = client.get(CLAIMS)["ETag"]

        assert client.get(CLAIMS, headers={"if-none-match": tag}).status_code == 304
        other = client.get(CLAIMS, {"row_basis": "stated"}, headers={"if-none-match": tag})
        assert other.status_code == 200

    def test_reading_needs_permission_where_not_everybody_reads(self, client: Client, settings):
        settings.ANONYMOUS_READING = False

        assert client.get(CLAIMS).status_code in (401, 403)


@reading
@pytest.mark.parametrize("name", NAMES)
def test_answers_are_as_described(client: Client, name: str):
    description: Any = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    resource = Resource.from_contents(description, default_specification=DRAFT202012)
    registry: Registry = Registry().with_resource("urn:api", resource)
    operation = description["paths"][f"/api/v1/{name}/"]["get"]
    page = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]

    Draft202012Validator({"$ref": f"urn:api{page}"}, registry=registry).validate(
        client.get(f"/api/v1/{name}/?page_size=50").json()
    )
    described = {parameter["name"] for parameter in operation["parameters"]}
    assert {each.name for each in TABLES[name].filters} < described
