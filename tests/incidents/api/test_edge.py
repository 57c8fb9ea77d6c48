"""What holds for every answer of the API: problems, never pages; HEAD; CORS; dates."""

import json
import logging
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import connections
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from incidents.api import answers, views
from incidents.api.edge import LONGEST_ADDRESS, ApiEdge
from incidents.models import Incident, Record, User
from incidents.publishing.acts import correct

reading = pytest.mark.django_db(databases=["default", "reader"])
LIST = "/api/v1/incidents/"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def edge(response: Any, path: str = LIST, method: str = "GET") -> Any:
    """What the API answers when all within it would answer that."""
    return ApiEdge(lambda _request: response)(RequestFactory().generic(method, path))


@reading
class TestNoPage:
    @pytest.mark.parametrize(
        "path", ["", "nothing/", "incidents/a/b/", "%00/", "%ff/", "%2e%2e/", "é/"]
    )
    def test_address_that_there_is_not_is_a_problem(self, client: Client, path: str):
        response = client.get(f"/api/v1/{path}")

        assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
        assert response.json()["status"] == 404

    def test_address_outside_of_every_version_is_a_problem(self, client: Client):
        response = client.get("/api/v9/incidents/")

        assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)

    def test_foreign_host_is_a_problem(self, client: Client):
        response = client.get(LIST, headers={"host": "evil.example"})

        assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)

    @pytest.mark.parametrize("path", ["docs/", "schema/", "document.schema.json/"])
    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_method_that_is_not_known_is_a_problem(self, client: Client, path, method):
        response = getattr(client, method)(f"/api/v1/{path}")

        assert response.status_code in (403, 404, 405)
        assert response["Content-Type"] == PROBLEM

    def test_page_that_refuses_becomes_a_problem_with_its_headers(self):
        page = HttpResponse("<h1>No</h1>", status=405, headers={"Allow": "GET"})

        response = edge(page)

        assert (response.status_code, response["Allow"]) == (405, "GET")
        assert json.loads(response.content)["title"] == "Method Not Allowed"
        assert response["Content-Length"] == str(len(response.content))

    def test_page_of_a_failure_stays_for_developers(self, settings):
        settings.DEBUG = True

        assert edge(HttpResponse("<h1>Trace</h1>", status=500)).content == b"<h1>Trace</h1>"

    def test_page_elsewhere_stays(self):
        assert edge(HttpResponse("<h1>No</h1>", status=404), "/admin/").content == b"<h1>No</h1>"

    def test_failure_outside_of_the_views_is_a_problem(self, client: Client, monkeypatch, caplog):
        client.raise_request_exception = False
        failing = "django.contrib.messages.middleware.MessageMiddleware.process_request"
        monkeypatch.setattr(failing, lambda *_: 1 / 0)

        with caplog.at_level(logging.CRITICAL):
            response = client.get(LIST)

        assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)

    @pytest.mark.parametrize(
        ("error", "status"),
        [(SuspiciousOperation, 400), (RequestDataTooBig, 413), (PermissionDenied, 403)],
    )
    def test_request_that_is_suspect_is_a_problem(self, client, monkeypatch, error, status):
        def suspect(*_: Any) -> None:
            raise error("Too many fields")

        monkeypatch.setattr(views, "question", suspect)

        response = client.get(LIST)

        assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)


@reading
class TestAddress:
    def test_address_that_is_too_long_is_refused(self, client: Client):
        most = LONGEST_ADDRESS - len(f"{LIST}?q=")

        assert client.get(f"{LIST}?q={'a' * most}").status_code == 400
        response = client.get(f"{LIST}?q={'a' * (most + 1)}")
        assert (response.status_code, response["Content-Type"]) == (414, PROBLEM)

    def test_web_server_reads_as_much_as_we_do(self, settings):
        text = (settings.BASE_DIR / "config" / "gunicorn_conf.py").read_text()

        assert "limit_request_line = 8190" in text
        assert len("OPTIONS  HTTP/1.1") + LONGEST_ADDRESS < 8190

    @pytest.mark.parametrize("method", ["get", "head", "options"])
    def test_missing_slash_leads_to_the_slash(self, client: Client, method: str):
        response = getattr(client, method)("/api/v1/incidents?type=attack")

        assert (response.status_code, response["Location"]) == (301, f"{LIST}?type=attack")
        assert "Content-Type" not in response

    def test_missing_slash_is_refused_where_something_is_written(self, client: Client):
        response = client.post("/api/v1/incidents", {"a": "b"})

        assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
        assert "slash" in response.json()["detail"]


@reading
class TestHead:
    def test_page_is_not_made_for_it(self, client: Client):
        with CaptureQueriesContext(connections["reader"]) as asked:
            response = client.head(LIST)

        assert response.status_code == 200
        assert len(asked) == 1

    def test_file_is_not_made_for_it(self, client: Client, monkeypatch):
        monkeypatch.setattr(answers, "Begun", None)
        response = client.head(f"{LIST}?format=ndjson")

        assert (response["X-Row-Count"], response.getvalue()) == ("24", b"")
        assert response["X-Ledger-Position"] == "24"

    def test_refusal_has_its_status_and_no_body(self, client: Client):
        response = client.head(f"{LIST}?tpye=attack")

        assert (response.status_code, response.content) == (400, b"")
        assert "Content-Length" not in response

    def test_stream_is_dropped_and_closed(self):
        closed: list[bool] = []

        class Pieces:
            def __iter__(self) -> Any:
                return iter([b"a"])

            def close(self) -> None:
                closed.append(True)

        response = edge(StreamingHttpResponse(Pieces()), method="HEAD")

        assert b"".join(response) == b""
        response.close()
        assert closed == [True]


@reading
class TestDates:
    def test_answers_say_when_their_position_was_recorded(self, client: Client):
        page, file = client.get(LIST), client.get(f"{LIST}?format=csv")

        assert page["Last-Modified"] == file["Last-Modified"]
        assert page["Last-Modified"].endswith(" GMT")
        known = client.get(LIST, headers={"if-none-match": page["ETag"]})
        assert (known.status_code, known["Last-Modified"]) == (304, page["Last-Modified"])

    def test_answer_from_before_the_first_entry_has_no_date(self, client: Client):
        assert "Last-Modified" not in client.get(f"{LIST}?as_of=0")

    def test_date_alone_is_enough_where_one_act_was_recorded_in_its_second(self, client: Client):
        url = f"{LIST}?as_of=1"
        date = client.get(url)["Last-Modified"]

        assert client.get(url, headers={"if-modified-since": date}).status_code == 304
        earlier = "Mon, 05 Jan 2015 09:30:00 GMT"
        assert client.get(url, headers={"if-modified-since": earlier}).status_code == 200

    def test_etag_goes_before_the_date(self, client: Client):
        url = f"{LIST}?as_of=1"
        date = client.get(url)["Last-Modified"]

        headers = {"if-modified-since": date, "if-none-match": '"another"'}
        assert client.get(url, headers=headers).status_code == 200

    def test_browser_that_sends_both_costs_one_statement(self, client: Client):
        held = client.get(LIST)
        headers = {"if-modified-since": held["Last-Modified"], "if-none-match": held["ETag"]}

        with CaptureQueriesContext(connections["reader"]) as asked:
            assert client.get(LIST, headers=headers).status_code == 304
        assert len(asked) == 1


def test_date_that_several_acts_share_tells_nothing(committed, client: Client, editor: User):
    incidents = Incident.objects.filter(reference="INC-000004")
    for attempt in range(20):  # two acts are rarely parted by the turn of a second
        correct(incidents=incidents, by=editor, reason=f"Found out {attempt}.")
        before, now = Record.objects.order_by("-position").values_list("recorded_at", flat=True)[
            :2
        ][::-1]
        if before.replace(microsecond=0) == now.replace(microsecond=0):
            break
    date = client.get(LIST)["Last-Modified"]

    assert client.get(LIST, headers={"if-modified-since": date}).status_code == 200


@reading
class TestOtherOrigins:
    ORIGIN = "https://maps.example.org"

    def test_nobody_else_reads_by_default(self, client: Client):
        response = client.get(LIST, headers={"origin": self.ORIGIN})

        assert "access-control-allow-origin" not in response

    def test_named_origin_reads_and_sees_our_headers(self, client: Client, settings):
        settings.CORS_ALLOWED_ORIGINS = [self.ORIGIN]

        response = client.get(LIST, headers={"origin": self.ORIGIN})
        refusal = client.get(f"{LIST}?tpye=x", headers={"origin": self.ORIGIN})
        other = client.get(LIST, headers={"origin": "https://evil.example"})

        assert response["access-control-allow-origin"] == self.ORIGIN
        shown = response["access-control-expose-headers"].split(", ")
        assert {"ETag", "Link", "X-Row-Count", "X-Ledger-Position"} <= set(shown)
        assert "access-control-allow-credentials" not in response
        assert refusal["access-control-allow-origin"] == self.ORIGIN
        assert "access-control-allow-origin" not in other
        assert "origin" in other["Vary"]

    def test_every_origin_reads_where_the_setting_is_a_star(self, client: Client, settings):
        settings.CORS_ALLOW_ALL_ORIGINS = True

        response = client.get(LIST, headers={"origin": self.ORIGIN})

        assert response["access-control-allow-origin"] == "*"

    def test_browser_may_ask_whether_a_condition_may_be_sent(self, client: Client, settings):
        settings.CORS_ALLOWED_ORIGINS = [self.ORIGIN]

        response = client.options(
            LIST, headers={"origin": self.ORIGIN, "access-control-request-method": "GET"}
        )

        assert "if-none-match" in response["access-control-allow-headers"]
        assert "POST" not in response["access-control-allow-methods"]

    def test_admin_is_for_no_other_origin(self, client: Client, settings):
        settings.CORS_ALLOW_ALL_ORIGINS = True

        response = client.get("/admin/login/", headers={"origin": self.ORIGIN})

        assert "access-control-allow-origin" not in response
