"""What an answer is narrowed to and counted: fields, count, byte order mark, links in headers."""

import csv
import io
import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from incidents import formats
from incidents.api.asking import offered
from incidents.columns import COLUMNS
from incidents.cutting import MEMBERS
from incidents.selection import select

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
LIST = "/api/v1/incidents/"


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def refused(client: Client, **asked: str) -> dict[str, Any]:
    response = client.get(LIST, asked)
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    return dict(error)


class TestFields:
    @given(st.lists(st.sampled_from(MEMBERS), min_size=1, unique=True))
    @hypothesis(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_document_is_cut_and_nothing_else(self, client: Client, names: list[str]):
        whole = client.get(LIST).json()["results"]
        cut = client.get(LIST, {"fields": ",".join(names)}).json()["results"]

        in_order = [name for name in MEMBERS if name in names]
        assert [list(document) for document in cut] == [in_order] * len(whole)
        assert cut == [{name: document[name] for name in in_order} for document in whole]

    def test_value_keeps_its_text(self, client: Client):
        text = client.get(LIST, {"fields": "locations,figures"}).content.decode()

        for document in select({}).documents():
            whole = json.loads(document)
            for name in ("locations", "figures"):
                start = document.index(f'"{name}":') + len(name) + 3
                _, end = json.JSONDecoder().raw_decode(document[start:].lstrip())
                assert document[start:].lstrip()[:end] in text
                assert name in whole

    def test_ndjson_is_cut_too(self, client: Client):
        lines = (
            client.get(LIST, {"format": "ndjson", "fields": "reference"}).getvalue().splitlines()
        )

        assert json.loads(lines[0]) == {"reference": "INC-000024"}
        assert json.loads(lines[-1])["end"]["count"] == 24

    def test_csv_has_the_columns_in_the_order_asked_for(self, client: Client):
        asked = {"format": "csv", "fields": "title, reference,title"}
        rows = list(csv.reader(io.StringIO(client.get(LIST, asked).getvalue().decode())))

        assert rows[0] == ["title", "reference"]
        assert rows[1][1] == "INC-000024"

    @pytest.mark.parametrize(
        "format_", [f.name for f in offered().values() if f.name != "ndjson" and not f.fixed]
    )
    def test_columns_are_what_every_table_knows(self, client: Client, format_: str):
        for column in COLUMNS:
            assert client.head(LIST, {"format": format_, "fields": column.name}).status_code == 200

    @pytest.mark.parametrize(
        ("format_", "name", "near"),
        [
            ("json", "titel", "title"),
            ("json", "killed_best", None),
            ("ndjson", "referenze", "reference"),
            ("csv", "participations", None),
            ("xlsx", "killed", "killed_low"),
        ],
    )
    def test_field_that_there_is_not_is_refused(self, client: Client, format_, name, near):
        error = refused(client, format=format_, fields=f"title,{name}")

        assert error["parameter"] == "fields"
        assert name in error["detail"]
        assert near is None or near in error["nearest"]

    @pytest.mark.parametrize("text", ["", " ", "title,", ",", "title,,date"])
    def test_field_without_a_name_is_refused(self, client: Client, text: str):
        response = client.get(LIST, {"fields": text})

        assert response.status_code == 400
        assert {each["parameter"] for each in response.json()["errors"]} == {"fields"}

    def test_fields_may_be_repeated_like_every_list(self, client: Client):
        page = client.get(f"{LIST}?fields=title&fields=date,reference&page_size=1").json()

        assert list(page["results"][0]) == ["reference", "title", "date"]
        assert client.get(page["next"]).json()["results"][0].keys() == page["results"][0].keys()

    @pytest.mark.parametrize(("format_", "names"), [("json", MEMBERS), ("csv", COLUMNS)])
    def test_all_fields_may_be_asked_for_at_once(self, client: Client, format_, names):
        every = ",".join(getattr(each, "name", each) for each in names)
        plain = client.get(LIST, {"format": format_}).getvalue()

        assert client.get(LIST, {"format": format_, "fields": every}).status_code == 200
        assert plain

    def test_links_keep_the_fields(self, client: Client):
        link = client.get(f"{LIST}?fields=title,date&page_size=2").json()["next"]

        page = client.get(link).json()
        assert [list(document) for document in page["results"]] == [["title", "date"]] * 2

    def test_links_keep_the_format(self, client: Client):
        link = client.get(f"{LIST}?format=json&page_size=2").json()["next"]

        assert client.get(link, headers={"accept": "text/csv"}).json()["results"]

    def test_other_fields_have_another_etag(self, client: Client):
        tags = {
            client.get(LIST, asked)["ETag"]
            for asked in (
                {},
                {"fields": "title"},
                {"fields": "date"},
                {"count": "exact"},
                {"format": "json"},
            )
        }
        assert len(tags) == 5

    def test_csv_of_other_columns_has_another_etag(self, client: Client):
        asked = [{}, {"fields": "title"}, {"fields": "date"}, {"bom": "true"}]
        tags = {client.head(LIST, {"format": "csv", **each})["ETag"] for each in asked}

        assert len(tags) == 4


class TestCount:
    def test_count_is_told_when_asked_for(self, client: Client):
        asked = {"country": "iq", "page_size": "1"}
        page = client.get(LIST, {**asked, "count": "exact"}).json()

        assert page["count"] == select({"country": ["iq"]}).count() > 1
        assert "count" not in client.get(LIST, asked).json()
        assert "count" not in parse_qs(urlsplit(page["next"]).query)

    def test_nothing_is_counted_unasked(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as asked:
            client.get(LIST)

        assert not [q for q in asked.captured_queries if "COUNT(" in q["sql"]]

    @pytest.mark.parametrize("text", ["true", "Exact", "1", "estimated"])
    def test_other_way_to_count_is_refused(self, client: Client, text: str):
        assert refused(client, count=text)["nearest"] == ["exact"]

    def test_file_is_counted_anyway(self, client: Client):
        error = refused(client, format="csv", count="exact")

        assert "X-Row-Count" in error["detail"]


class TestByteOrderMark:
    def test_mark_comes_first_once_and_only_when_asked_for(self, client: Client):
        plain = client.get(LIST, {"format": "csv"}).getvalue()
        for text, mark in (("true", b"\xef\xbb\xbf"), ("false", b"")):
            assert client.get(LIST, {"format": "csv", "bom": text}).getvalue() == mark + plain

    @pytest.mark.parametrize("format_", ["json", "ndjson", "xlsx"])
    def test_mark_is_for_csv_only(self, client: Client, format_: str):
        assert refused(client, format=format_, bom="true")["parameter"] == "bom"
        assert client.get(LIST, {"format": format_, "bom": "false"}).getvalue()

    @pytest.mark.parametrize("text", ["1", "True", "yes"])
    def test_mark_is_true_or_false(self, client: Client, text: str):
        assert refused(client, format="csv", bom=text)["nearest"] == ["true", "false"]


class TestLinks:
    def test_links_are_in_the_header_too(self, client: Client):
        first = client.get(LIST, {"page_size": 10})
        middle = client.get(first.json()["next"])
        last = client.get(middle.json()["next"])

        assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
        both = middle.json()
        assert middle["Link"] == f'<{both["next"]}>; rel="next", <{both["previous"]}>; rel="prev"'
        assert last["Link"] == f'<{last.json()["previous"]}>; rel="prev"'
        assert "Link" not in client.get(LIST)


class TestFormatsThatCannot:
    def test_format_whose_library_is_missing_says_what_to_install(self, client, monkeypatch):
        monkeypatch.setattr(formats, "_missing", {"parquet": "parquet needs pyarrow: install it."})

        assert refused(client, format="parquet")["detail"] == "parquet needs pyarrow: install it."

    @pytest.mark.parametrize("method", ["get", "head"])
    @pytest.mark.parametrize("name", ["docx", "pdf", "xlsx"])
    def test_more_rows_than_a_format_holds_are_refused(self, client, monkeypatch, name, method):
        monkeypatch.setitem(formats._registry, name, replace(formats.find(name), most_rows=23))

        response = getattr(client, method)(LIST, {"format": name})

        assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
        if method == "get":
            said = response.json()["errors"][0]
            assert "at most 23" in said["detail"]
            assert "these are 24" in said["detail"]
            assert set(said["nearest"]) <= {f.name for f in formats.available() if not f.most_rows}
            assert said["nearest"]
