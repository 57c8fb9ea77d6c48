"""The pages of a saved timeline, as readers get them."""

import json
import re
from typing import Any

import pytest
from django.db import OperationalError

from incidents.formats import available
from tests.timeline.saved.made import EMBASSY, KIRKUK
from tests.timeline.saved.pages import ROCKETS, body, shown
from timeline.saved import page

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def test_page_tells_the_timeline(rockets, client):
    told = shown(client)

    assert '<p dir="auto">First.</p>' in told
    assert "The desk" in told
    assert f'id="{EMBASSY}"' in told
    assert f'id="{KIRKUK}"' not in told
    assert "The crowd at the gate" in told
    assert "Why it matters." in told
    assert "After Kirkuk" in told
    assert "What followed." in told
    assert "Outside of the sections" in told
    assert "1 more that the filter finds is left out by the desk" in told
    assert re.search(r"End of the timeline: \d+ entr(y|ies) at ledger position 24\.", told)
    assert 'href="#source-1"' in told
    assert "<script" not in told


@pytest.mark.parametrize("format_", available(), ids=lambda f: f.name)
def test_timeline_is_had_in_every_format(rockets, client, format_):
    response = client.get(f"/timelines/rockets.{format_.extension}")

    assert response.status_code == 200
    assert response["X-Query"] == "edition=1&timeline=rockets&type=rocket-attack"
    assert b"".join(response.streaming_content)
    count = int(response["X-Row-Count"])
    assert response["Content-Disposition"].endswith(f'"rockets-24.{format_.extension}"')
    assert "private" in response["Cache-Control"]
    assert format_.counted or f"<dd>{count};" in shown(client)


def test_written_formats_have_title_and_words_of_the_desk(rockets, client):
    for extension in ("md", "html", "json"):
        told = shown(client, f"/timelines/rockets.{extension}")
        assert "Rockets over Iraq" in told
        assert "The crowd at the gate" in told
        assert "Why it matters." in told


def test_export_is_at_the_position_of_the_page(rockets, client):
    assert 'href="/timelines/rockets.csv?as_of=24"' in shown(client)
    told = json.loads(shown(client, "/timelines/rockets.json?as_of=3"))
    assert told["position"] == 3


@pytest.mark.parametrize("address", [ROCKETS, "/timelines/rockets.md", "/timelines/"])
def test_unknown_parameter_is_named(rockets, client, address):
    assert "as_off" in shown(client, f"{address}?as_off=3", 400)


def test_format_that_there_is_not_is_a_404_with_the_known_ones(rockets, client):
    assert "geojson" in shown(client, "/timelines/rockets.pdff", 404)


def test_stranger_signs_in_where_reading_is_not_for_all(rockets, client, settings, reader_user):
    settings.ANONYMOUS_READING = False
    assert client.get(ROCKETS)["Location"] == f"/admin/login/?next={ROCKETS}"
    assert client.get("/timelines/").status_code == 302
    assert client.get("/timelines/rockets.csv").status_code == 403
    framed = client.get(f"{ROCKETS}embed/")
    assert framed.status_code == 403
    assert "Rockets" not in body(framed)

    client.force_login(reader_user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(ROCKETS).status_code == 200
    assert client.get(f"{ROCKETS}embed/").status_code == 403


def test_only_the_embedded_page_may_be_framed_and_only_where_it_is_allowed(
    rockets, client, settings
):
    everywhere = [ROCKETS, "/timelines/", "/timelines/rockets.html", "/", "/timelines/none/"]
    for origins, ancestors in (
        ([], "'none'"),
        (["https://news.example"], "https://news.example"),
        (["*"], "*"),
    ):
        settings.EMBED_ORIGINS = origins
        framed = client.get(f"{ROCKETS}embed/")
        assert f"frame-ancestors {ancestors};" in f"{framed['Content-Security-Policy']};"
        assert "X-Frame-Options" not in framed
        assert "default-src 'self'" in framed["Content-Security-Policy"]
        for address in everywhere:
            response = client.get(address)
            assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
            assert response["X-Frame-Options"] == "DENY"


def test_long_timeline_shows_its_beginning_and_leads_to_the_whole(rockets, client, monkeypatch):
    monkeypatch.setattr(page.context, "__defaults__", (1,))

    told = shown(client)

    assert told.count("<article") == 1
    assert "These are the first 1 of" in told
    assert 'href="/timelines/rockets.html"' in told
    assert "End of this page: 1 entry" in told


def test_page_asks_a_fixed_number_of_questions(rockets, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12, using="reader"):
        shown(client)
    with django_assert_max_num_queries(0, using="default"):
        shown(client)


def test_database_that_does_not_answer_is_a_503(rockets, client, monkeypatch):
    def broken(*_asked):
        raise OperationalError("gone")

    monkeypatch.setattr("timeline.saved.views.select_saved", broken)
    assert client.get("/timelines/rockets.csv").status_code == 503


def test_writing_is_refused(rockets, client):
    assert client.post(ROCKETS).status_code == 405
