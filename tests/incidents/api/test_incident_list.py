"""The list: pages, keys, formats, errors, caches and the number of statements."""

import csv
import inspect
import io
import json
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

from incidents.api.answers import Begun
from incidents.api.asking import offered
from incidents.documents.shape import INCIDENT
from incidents.models import Incident, User
from incidents.publishing.acts import correct
from incidents.selection import ORDERINGS, select

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
LIST = "/api/v1/incidents/"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def body(response: Any) -> bytes:
    return b"".join(response)


def refusals(response: Any) -> list[str]:
    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    return [error["parameter"] for error in response.json()["errors"]]


def walk(client: Client, url: str, direction: str = "next") -> Iterator[dict[str, Any]]:
    """Every page from an address on, in one direction; more than there can be are a failure."""
    for _page in range(25):
        page = client.get(url).json()
        yield page
        url = page[direction]
        if not url:
            return
    pytest.fail("the pages do not end")


def references(pages: Any) -> list[list[str]]:
    return [[row["reference"] for row in page["results"]] for page in pages]


@reading
class TestAnswer:
    def test_answer_names_the_state_and_the_question_it_was_made_at(self, client: Client):
        answer = client.get(LIST, {"country": "IQ", "during": "2019-12"}).json()

        head = ["position", "recorded_at", "query", "next", "previous", "results"]
        assert list(answer) == head
        assert answer["query"] == "country=iq&during=2019-12"
        assert answer["position"] == select({}).position
        assert select({"as_of": [answer["recorded_at"]]}).position == answer["position"]

    def test_document_has_the_fields_of_the_model_as_keys(self, client: Client):
        (document,) = client.get(LIST, {"type": "airstrike"}).json()["results"]

        assert list(document) == list(INCIDENT)

    def test_documents_go_out_as_the_text_they_are(self, client: Client):
        text = client.get(LIST).content.decode()

        assert all(document in text for document in select({}).documents())

    def test_empty_answer_is_an_empty_list(self, client: Client):
        assert client.get(LIST, {"during": "1914", "when": "certainly"}).json()["results"] == []

    def test_page_takes_two_statements_and_one_for_the_vocabulary(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as plain:
            client.get(LIST)
        with CaptureQueriesContext(connections["reader"]) as filtered:
            client.get(LIST, {"type": "attack", "country": "iq", "tag": "rockets-iraq"})

        ledger = [q for q in filtered.captured_queries if "incidents_record" in q["sql"]]
        assert (len(plain), len(filtered), len(ledger)) == (2, 3, 2)


@reading
class TestPaging:
    @pytest.mark.parametrize("ordering", ORDERINGS)
    @pytest.mark.parametrize("size", [1, 5, 23, 24, 1000])
    def test_pages_together_are_the_list_there_and_back(self, client: Client, ordering, size):
        url = f"{LIST}?ordering={ordering}&page_size={size}"
        whole = list(select({"ordering": [ordering]}).rows().values_list("reference", flat=True))

        there = list(walk(client, url))
        back = list(walk(client, there[-2]["next"], "previous")) if len(there) > 1 else there

        assert [*chain(*references(there))] == whole
        assert references(back)[::-1] == references(there)
        assert (there[0]["previous"], there[-1]["next"]) == (None, None)

    @given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.sampled_from([*ORDERINGS]))
    @hypothesis(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_pages_of_any_size_lose_no_row(self, client: Client, sizes, ordering):
        whole = list(select({"ordering": [ordering]}).rows().values_list("reference", flat=True))
        seen: list[str] = []
        parameters: dict[str, Any] = {"ordering": ordering}
        for size in [*sizes, 1000]:
            page = client.get(LIST, {**parameters, "page_size": size}).json()
            seen += [row["reference"] for row in page["results"]]
            if page["next"] is None:
                break
            parameters["cursor"] = parse_qs(urlsplit(page["next"]).query)["cursor"][0]

        assert seen == whole

    @pytest.mark.parametrize("ordering", ORDERINGS)
    def test_pages_of_a_filter_are_its_list(self, client: Client, ordering: str):
        asked = {"type": ["statement"], "ordering": [ordering]}
        whole = list(select(asked).rows().values_list("reference", flat=True))

        pages = walk(client, f"{LIST}?type=statement&ordering={ordering}&page_size=2")

        assert len(whole) > 6
        assert [*chain(*references(pages))] == whole

    def test_links_keep_filter_order_and_size(self, client: Client):
        asked: dict[str, Any] = {
            "type": "statement",
            "when": "certainly",
            "during": "2020",
            "page_size": 2,
        }

        link = client.get(LIST, {**asked, "ordering": "updated"}).json()["next"]

        query = parse_qs(urlsplit(link).query)
        assert query.pop("cursor")
        assert query == {n: [str(v)] for n, v in {**asked, "ordering": "updated"}.items()}

    def test_page_of_exactly_the_rest_has_no_next(self, client: Client):
        assert client.get(LIST, {"page_size": 24}).json()["next"] is None
        assert client.get(LIST, {"page_size": 23}).json()["next"] is not None

    @pytest.mark.parametrize("size", ["0", "1001", "-1", "1_0", "٣", "1e2", "10" * 20, "x", "1.0"])
    def test_page_size_that_is_none_is_refused_not_clamped(self, client: Client, size: str):
        assert refusals(client.get(LIST, {"page_size": size})) == ["page_size"]


class TestPagingWhilePublishing:
    def test_pages_stay_as_they_were_while_something_is_published(
        self, committed, client: Client, editor: User
    ):
        whole = list(select({}).rows().values_list("reference", flat=True))
        url, seen = f"{LIST}?page_size=5", []
        while url:
            page = client.get(url).json()
            seen.append(page)
            url = page["next"]
            last = Incident.objects.filter(reference=whole[-1 - len(seen)])
            last.update(date="2021-01-01", title=f"Changed {len(seen)}")
            correct(incidents=last, by=editor, reason="Found out meanwhile.")

        assert [*chain(*references(seen))] == whole
        assert {page["position"] for page in seen} == {24}
        assert "Changed" not in json.dumps(seen)
        assert "Changed" in client.get(LIST).content.decode()


@reading
class TestCursors:
    def cursor(self, client: Client, **asked: str) -> str:
        link = client.get(LIST, {"page_size": "2", **asked}).json()["next"]
        return str(parse_qs(urlsplit(link).query)["cursor"][0])

    @pytest.mark.parametrize(
        "asked", [{"type": "attack"}, {"ordering": "date"}, {"ordering": "updated"}, {"q": "x"}]
    )
    def test_cursor_of_another_question_is_refused(self, client: Client, asked: dict[str, str]):
        cursor = self.cursor(client)

        assert refusals(client.get(LIST, {"cursor": cursor, **asked})) == ["cursor"]

    @pytest.mark.parametrize("change", [0, 5, 40, -1])
    def test_cursor_with_a_character_changed_is_refused(self, client: Client, change: int):
        text = list(self.cursor(client))
        text[change] = "A" if text[change] != "A" else "B"

        assert refusals(client.get(LIST, {"cursor": "".join(text)})) == ["cursor"]

    @pytest.mark.parametrize("text", ["x", "a:b", "WzFd", ":", "é"])
    def test_cursor_not_made_here_is_refused(self, client: Client, text: str):
        assert refusals(client.get(LIST, {"cursor": text})) == ["cursor"]

    def test_cursor_of_another_position_is_refused(self, client: Client):
        cursor = self.cursor(client)

        assert refusals(client.get(LIST, {"cursor": cursor, "as_of": "20"})) == ["cursor"]
        assert client.get(LIST, {"cursor": cursor, "as_of": "24"}).status_code == 200


@reading
class TestFormats:
    def test_csv_begins_as_announced_and_has_all_rows(self, client: Client):
        response = client.get(LIST, {"format": "csv", "type": "attack", "ordering": "date"})

        rows = list(csv.reader(io.StringIO(body(response).decode())))
        assert ",".join(rows[0]).startswith("reference,title,type,date,earliest,latest,")
        assert [row[0] for row in rows[1:]] == ["INC-000003", "INC-000004", "INC-000005"][
            : len(rows)
        ]

    def test_ndjson_has_a_document_a_line(self, client: Client):
        lines = body(client.get(LIST, {"format": "ndjson"})).decode().splitlines()

        assert [json.loads(line)["reference"] for line in lines if "reference" in line][
            :24
        ] == list(select({}).rows().values_list("reference", flat=True))

    def test_geojson_is_a_feature_collection(self, client: Client):
        collection = json.loads(body(client.get(LIST, {"format": "geojson"})))

        assert (collection["type"], len(collection["features"])) == ("FeatureCollection", 24)

    @pytest.mark.parametrize("name", ["csv", "ndjson", "geojson"])
    def test_file_says_in_its_headers_what_it_holds(self, client: Client, name: str):
        response = client.get(LIST, {"format": name, "country": "KWT"})

        assert response["X-Query"] == "country=kwt"
        assert response["X-Row-Count"] == str(select({"country": ["kw"]}).count())
        assert response["X-Ledger-Position"] == "24"
        assert select({"as_of": [response["X-Recorded-At"]]}).position == 24
        assert response["Content-Disposition"] == f'attachment; filename="incidents-24.{name}"'

    @pytest.mark.parametrize("name", ["csv", "ndjson", "geojson"])
    def test_format_may_be_named_by_the_accept_header(self, client: Client, name: str):
        media_type = offered()[name].media_type

        named = client.get(LIST, {"format": name})
        accepted = client.get(LIST, headers={"accept": f"text/html;q=0.1, {media_type}"})

        assert accepted["Content-Type"] == named["Content-Type"] == media_type
        assert body(accepted) == body(named)

    @pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, */*;q=0.1"])
    def test_json_is_what_whoever_takes_anything_gets(self, client: Client, accept: str):
        response = client.get(LIST, headers={"accept": accept})

        assert response["Content-Type"] == "application/json"

    def test_accept_of_nothing_that_is_offered_is_406(self, client: Client):
        response = client.get(LIST, headers={"accept": "image/png"})

        assert (response.status_code, response["Content-Type"]) == (406, PROBLEM)
        assert "text/csv" in response.json()["detail"]

    @pytest.mark.parametrize("name", ["htm", "CSV", "markdown"])
    def test_format_not_offered_is_refused(self, client: Client, name: str):
        response = client.get(LIST, {"format": name})

        assert refusals(response) == ["format"]
        assert "json, acled, csv, geojson, kml, ndjson" in response.json()["detail"]

    @pytest.mark.parametrize("name", ["page_size", "cursor"])
    def test_paging_a_file_is_refused(self, client: Client, name: str):
        response = client.get(LIST, {"format": "csv", name: "2"})

        assert name in refusals(response)

    def test_client_that_goes_away_leaves_no_statement_behind(self):
        pieces: Any = select({}).copy_csv()
        begun = Begun(pieces)

        begun.close()

        assert inspect.getgeneratorstate(pieces) == "GEN_CLOSED"
        assert list(begun)[1:] == []


@reading
class TestRefusals:
    def test_every_wrong_parameter_has_its_entry(self, client: Client):
        wrong = {"tpye": "attack", "page_size": "0", "after": "01/02/2020", "cursor": "x"}

        response = client.get(LIST, {**wrong, "format": "xml"})

        assert set(refusals(response)) == {*wrong, "format"}
        entry = next(e for e in response.json()["errors"] if e["parameter"] == "tpye")
        assert entry["nearest"] == ["type"]
        assert entry["value"] == "attack"

    @pytest.mark.parametrize("name", ["page_size", "cursor", "format"])
    def test_own_parameter_given_twice_is_refused(self, client: Client, name: str):
        assert refusals(client.get(f"{LIST}?{name}=1&{name}=1")) == [name]

    def test_own_parameters_are_suggested_too(self, client: Client):
        (error,) = client.get(LIST, {"page_sise": "1"}).json()["errors"]

        assert error["nearest"][0] == "page_size"

    @pytest.mark.parametrize("query", ["type=%00", "type=%ff", "%00=1", "q=%ed%a0%80", "a%0d=1"])
    def test_bytes_that_are_no_text_are_refused(self, client: Client, query: str):
        assert len(refusals(client.get(f"{LIST}?{query}"))) == 1

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_method_that_writes_is_405(self, client: Client, method: str):
        response = getattr(client, method)(LIST)

        assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)
        assert response["Allow"] == "GET, HEAD, OPTIONS"

    def test_statement_that_takes_too_long_is_503(self, client: Client):
        with connections["owner"].cursor() as other, connections["reader"].cursor() as cursor:
            other.execute("LOCK TABLE incidents_recordindex IN ACCESS EXCLUSIVE MODE")
            cursor.execute("SAVEPOINT before")
            cursor.execute("SET LOCAL statement_timeout = 50")
            response = client.get(LIST)
            cursor.execute("ROLLBACK TO before")

        assert (response.status_code, response["Content-Type"]) == (503, PROBLEM)
        assert int(response["Retry-After"]) > 0


@reading
class TestCaching:
    def test_answer_is_not_sent_again_while_nothing_is_published(self, client: Client):
        etag = client.get(LIST)["ETag"]

        response = client.get(LIST, headers={"if-none-match": etag})

        assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
        assert not etag.startswith("W/")

    def test_unchanged_answer_takes_one_statement(self, client: Client):
        etag = client.get(LIST)["ETag"]

        with CaptureQueriesContext(connections["reader"]) as asked:
            client.get(LIST, headers={"if-none-match": etag})

        assert len(asked) == 1

    @pytest.mark.parametrize(
        "other",
        [
            {"type": "attack"},
            {"as_of": "20"},
            {"ordering": "date"},
            {"page_size": "2"},
            {"format": "csv"},
        ],
    )
    def test_other_question_has_another_etag(self, client: Client, other: dict[str, str]):
        assert client.get(LIST, other)["ETag"] != client.get(LIST)["ETag"]

    def test_answer_may_be_shared_only_where_everybody_reads(
        self, client: Client, settings, admin_client
    ):
        shared = client.get(LIST)["Cache-Control"]
        settings.ANONYMOUS_READING = False
        own = admin_client.get(LIST)["Cache-Control"]

        assert ("public" in shared, "private" in own) == (True, True)
        assert "no-cache" in shared
        assert "no-cache" in own

    def test_answer_varies_with_what_was_accepted_and_who_asks(self, client: Client):
        assert {"Accept", "Cookie"} <= set(client.get(LIST)["Vary"].split(", "))

    @pytest.mark.parametrize("format_", ["json", "csv"])
    def test_head_is_the_get_without_its_body(self, client: Client, format_: str):
        got = client.get(LIST, {"format": format_})
        headed = client.head(LIST, {"format": format_})

        assert headed.getvalue() == b""
        names = ["ETag", "Content-Type", "Vary"]
        assert [headed[name] for name in names] == [got[name] for name in names]


class TestSharing:
    def test_new_publication_changes_the_etag(self, committed, client: Client, editor: User):
        before = client.get(LIST)["ETag"]

        incidents = Incident.objects.filter(reference="INC-000004")
        correct(incidents=incidents, by=editor, reason="Something.")

        assert client.get(LIST, headers={"if-none-match": before}).status_code == 200
