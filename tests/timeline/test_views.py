"""The timelines over HTTP."""

import json

import pytest
from django.db import OperationalError
from django.test import Client

from incidents.formats import available
from tests.timeline.formats.opened import pdf_text, word_text

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture(autouse=True)
def _everybody_reads(settings):
    settings.ANONYMOUS_READING = True


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("format_", available(), ids=lambda f: f.name)
def test_timeline_says_in_its_headers_what_it_holds(client, format_):
    response = client.get(f"/timeline.{format_.extension}?country=IQ&during=2019-12")

    assert response.status_code == 200
    assert response["Content-Type"] == format_.media_type
    assert response["X-Query"] == "country=iq&during=2019-12"
    assert int(response["X-Row-Count"]) > 0 or format_.counted
    assert int(response["X-Ledger-Position"]) > 0
    assert response["X-Recorded-At"].endswith("Z")
    assert "Cookie" in response["Vary"]
    assert "private" in response["Cache-Control"]
    name = f"timeline-{response['X-Ledger-Position']}.{format_.extension}"
    assert f'filename="{name}"' in response["Content-Disposition"]
    assert body(response)


@pytest.mark.parametrize("format_", available(), ids=lambda f: f.name)
def test_head_has_the_headers_and_no_body(client, format_):
    response = client.head(f"/timeline.{format_.extension}")

    assert int(response["X-Row-Count"]) > 0 or format_.counted
    assert response.getvalue() == b""
    assert "Content-Length" not in response


def test_timeline_as_of_a_past_position_is_what_it_was(client):
    told = json.loads(body(client.get("/timeline.json?as_of=3")))

    assert told["position"] == 3
    assert told["count"] == len(told["entries"]) == 3


def test_timeline_in_an_unknown_style_is_a_400_that_names_the_parameter(client):
    (error,) = client.get("/timeline.md?style=eng").json()["errors"]

    assert error["parameter"] == "style"
    assert error["nearest"] == ["en"]
    assert client.get("/timeline.html?style=eng").status_code == 400


def test_unknown_format_is_a_404_that_names_the_known_ones(client):
    response = client.get("/timeline.pdff")

    assert response.status_code == 404
    assert "geojson" in response.json()["detail"]


@pytest.mark.parametrize("extension", ["md", "csv", "json"])
def test_unknown_parameter_is_a_400_that_names_it(client, extension):
    response = client.get(f"/timeline.{extension}?actr=iran&ordering=date")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [each["parameter"] for each in response.json()["errors"]] == ["ordering", "actr"]


def test_unknown_parameter_of_a_page_is_a_page_that_names_it(client):
    response = client.get("/timeline.html?actr=%3Cb%3E")

    assert response.status_code == 400
    page = response.content.decode()
    assert "actr=&lt;b&gt;" in page
    assert "did you mean actor" in page
    assert 'href="/?actr=%3Cb%3E"' in page


def test_html_allows_its_one_style_and_no_script(client):
    response = client.get("/timeline.html")

    policy = response["Content-Security-Policy"]
    assert "style-src 'self' 'sha256-" in policy
    assert "unsafe-inline" not in policy
    assert body(response).count(b"<style>") == 1


def test_stranger_is_sent_to_sign_in_and_back(client, settings):
    settings.ANONYMOUS_READING = False

    page = client.get("/timeline.html?country=IQ")
    assert page.status_code == 302
    assert page["Location"] == "/admin/login/?next=/timeline.html%3Fcountry%3DIQ"
    assert client.get("/").status_code == 302
    assert client.get("/timeline.csv").status_code == 403


def test_reader_reads(client, settings, reader_user):
    settings.ANONYMOUS_READING = False
    client.force_login(reader_user)

    assert client.get("/").status_code == 200
    assert client.get("/timeline.md").status_code == 200


def test_somebody_without_the_permission_does_not_read(client, settings, reader_user):
    settings.ANONYMOUS_READING = False
    reader_user.groups.clear()
    client.force_login(reader_user)

    assert client.get("/").status_code == 403
    assert client.get("/timeline.md").status_code == 403


def test_database_that_does_not_answer_is_a_503(client, monkeypatch):
    def broken(_parameters, _format):
        raise OperationalError("gone")

    monkeypatch.setattr("timeline.views.asked_in_style", broken)

    assert client.get("/timeline.md").status_code == 503


def test_writing_to_a_timeline_is_refused(client):
    assert client.post("/timeline.md").status_code == 405


def test_icon_is_where_browsers_look_for_it(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith(".svg")


@pytest.mark.parametrize("extension", ["atom", "ics"])
class TestWhatIsAskedForAgainAndAgain:
    def test_nothing_is_sent_twice_while_nothing_is_published(self, client, extension):
        address = f"/timeline.{extension}?country=IQ"
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert "private" in again["Cache-Control"]

    def test_another_question_has_another_tag(self, client, extension):
        addresses = ["?country=IQ", "?country=KW", "?as_of=3", ""]
        tags = {client.get(f"/timeline.{extension}{query}")["ETag"] for query in addresses}

        assert len(tags) == 4

    def test_links_lead_to_the_address_that_was_asked(self, client, extension):
        told = body(client.get(f"/timeline.{extension}", headers={"host": "localhost:8000"}))

        assert b"http://localhost:8000/incidents/INC-000004/" in told.replace(b"\r\n ", b"")


def test_html_timeline_has_its_frame_in_the_language_of_its_reader(client):
    told = body(client.get("/timeline.html", headers={"accept-language": "ar"})).decode()

    assert '<html lang="ar" dir="rtl">' in told
    assert "<h1>التسلسل الزمني للحوادث</h1>" in told
    assert "27 كانون الأول/ديسمبر 2019" in told
    assert '<html lang="en" dir="ltr">' in body(client.get("/timeline.html")).decode()


@pytest.mark.parametrize(
    "extension", sorted({each.extension for each in available()} - {"html", "xlsx", "parquet"})
)
def test_file_says_the_same_to_readers_of_every_language(client, extension):
    # The bytes of those two say when they were made.
    opened = {"docx": word_text, "pdf": pdf_text}.get(extension, bytes)
    english = opened(body(client.get(f"/timeline.{extension}")))
    response = client.get(f"/timeline.{extension}", headers={"accept-language": "ar"})

    assert opened(body(response)) == english
    assert response["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "There is nothing at this address"), ("ar", "لا شيء في هذا العنوان")],
)
def test_address_with_nothing_is_a_page_in_the_language_of_its_reader(client, language, said):
    response = client.get("/nothing-here", headers={"accept-language": language})

    assert response.status_code == 404
    assert f"<h1>{said}</h1>" in response.content.decode()


def test_failure_is_a_page_that_asks_nothing_of_the_database(client, monkeypatch):
    def broken(_parameters):
        raise RuntimeError("broken")

    monkeypatch.setattr("timeline.views.front.context", broken)
    client.raise_request_exception = False

    response = client.get("/", headers={"accept-language": "ar"})

    assert response.status_code == 500
    assert "<h1>تعذر على الخادم أن يجيب</h1>" in response.content.decode()


def test_page_of_another_permission_says_so(client, settings, reader_user):
    settings.ANONYMOUS_READING = False
    reader_user.groups.clear()
    client.force_login(reader_user)

    page = client.get("/", headers={"accept-language": "ar"})

    assert page.status_code == 403
    assert "لا يُسمح لك" in page.content.decode()
