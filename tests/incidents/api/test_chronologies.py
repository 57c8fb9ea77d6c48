"""Chronologies at the list of incidents: the same files as at /timeline, by `format` alone."""

from typing import Any

import pytest
from django.test import Client

from incidents.api.asking import chronologies

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
LIST = "/api/v1/incidents/"


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def body(response: Any) -> bytes:
    return b"".join(response) if response.streaming else bytes(response.content)


@pytest.mark.parametrize("name", [*chronologies()])
def test_file_is_the_one_of_the_timeline(client: Client, name: str) -> None:
    asked = {"country": "IQ", "during": "2019-12"}
    format_ = chronologies()[name]
    response = client.get(LIST, {**asked, "format": name})
    timeline = client.get(f"/timeline.{format_.extension}", asked)

    assert response.status_code == 200
    for header in ("Content-Type", "X-Query", "X-Row-Count", "X-Ledger-Position"):
        assert response[header] == timeline[header]
    disposition = f'attachment; filename="incidents-24.{format_.extension}"'
    assert response["Content-Disposition"] == disposition
    if not format_.packed:  # those hold the time they were packed at
        assert body(response) == body(timeline)
        assert name in ("atom", "json") or b"http://testserver/incidents/" in body(
            client.get(LIST, {"format": "html"})
        )


@pytest.mark.parametrize("name", ["md", "ics"])
@pytest.mark.parametrize(
    ("parameter", "value", "words"),
    [
        ("ordering", "-date", "begins with the first"),
        ("ordering", "updated", "begins with the first"),
        ("ordering", "", "empty"),
        ("fields", "title", "tells incidents whole"),
        ("page_size", "5", "all rows"),
        ("count", "exact", "X-Row-Count"),
        ("bom", "true", "only in csv"),
        ("style", "en", "There is no parameter"),
    ],
)
def test_what_only_tables_or_pages_have_is_refused(
    client: Client, name: str, parameter: str, value: str, words: str
) -> None:
    response = client.get(LIST, {"format": name, parameter: value})

    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == [parameter]
    assert words in response.json()["detail"]


def test_order_that_a_chronology_has_may_be_said(client: Client) -> None:
    said = client.get(LIST, {"format": "md", "ordering": "date"})
    assert body(said) == body(client.get(LIST, {"format": "md"}))


def test_nothing_of_a_chronology_comes_by_accept(client: Client) -> None:
    browser = "text/html,application/xhtml+xml,*/*;q=0.8"
    assert client.get(LIST, headers={"accept": browser})["Content-Type"] == "application/json"
    assert client.get(LIST, headers={"accept": "text/calendar"}).status_code == 406


def test_too_many_entries_are_refused_with_the_limit(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(type(chronologies()["docx"]), "rows", lambda *_: 5_001)
    refused = client.get(LIST, {"format": "docx"})

    assert refused.status_code == 400
    assert "docx holds at most 5,000 entries and these are 5,001" in refused.json()["detail"]


def test_address_of_the_site_is_part_of_the_tag(client: Client, settings: Any) -> None:
    tag = client.get(LIST, {"format": "ics"})["ETag"]
    settings.SITE_URL = "https://incidents.example.org/"
    moved = client.get(LIST, {"format": "ics"}, headers={"if-none-match": tag})

    assert moved.status_code == 200
    assert b"https://incidents.example.org/incidents/INC-000004/" in body(moved).replace(
        b"\r\n ", b""
    )
