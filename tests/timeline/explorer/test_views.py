"""The page of the explorer and what its map asks, over HTTP."""

import html
import json
import re

import pytest
from django.db import OperationalError
from psycopg.errors import QueryCanceled

from incidents.formats import available
from incidents.models import RecordIndex
from incidents.selection import ORDERINGS, select
from timeline.explorer import page as explorer_page
from timeline.explorer import views

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
WORLD = "zoom=2&view=-180,-85,180,85"
LISTED = re.compile(r'<li id="found-(INC-\d+)"')


def first_match(pattern: str, told: str) -> str:
    found = re.search(pattern, told)
    assert found, pattern
    return found[1]


def page(client, address: str = "/explore/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:3000]
    return html.unescape(response.content.decode())


def test_page_lists_every_published_incident(client):
    told = page(client)

    expected = RecordIndex.objects.using("reader").filter(live=True).order_by("-chronology")
    assert LISTED.findall(told) == [*expected.values_list("reference", flat=True)]


def test_types_on_offer_have_the_names_of_the_language(client):
    response = client.get("/explore/?type=rocket-attack", headers={"accept-language": "ar"})
    told = html.unescape(response.content.decode())

    assert "<bdi>هجوم صاروخي</bdi>" in told
    assert "<bdi>Rocket attack</bdi>" not in told


def test_page_without_a_script_has_a_form_the_exports_and_links_to_every_entry(client):
    told = page(client)

    assert '<form method="get" action="/explore/"' in told
    assert 'href="/incidents/INC-000004/"' in told
    for format_ in available():
        pinned = "" if format_.followed else "?as_of="
        assert f'href="/timeline.{format_.extension}{pinned}' in told
    assert "<style" not in told
    assert " style=" not in told
    assert "unsafe" not in client.get("/explore/")["Content-Security-Policy"]


def test_page_counts_what_happened_and_marks_what_did_not(client):
    told = page(client)

    assert "<strong>22 incidents</strong>; 2 more did not happen" in told
    assert '<strong class="mark">possible</strong>' in told


def test_page_of_what_is_only_possible_counts_what_was_asked_for(client):
    told = page(client, "/explore/?occurrence=possible")

    assert "<strong>2 incidents</strong>, counting all that was asked for" in told


def test_page_says_beside_its_field_what_is_wrong_as_the_api_does(client):
    told = page(client, "/explore/?country=Mars&actr=us-army&killed_min=x", 400)
    problem = client.get("/api/v1/incidents/?country=Mars&actr=us-army&killed_min=x").json()

    for error in problem["errors"]:
        assert error["detail"] in told
    assert 'value="Mars"' in told
    assert not LISTED.findall(told)
    assert "<title>Error: " in told


def test_page_says_what_is_wrong_with_a_filter_that_has_no_field(client):
    told = page(client, "/explore/?not_country=Mars", 400)

    assert 'name="not_country" value="Mars"' in told
    assert 'id="e-not_country"' in told


def test_form_with_empty_fields_is_sent_on_to_the_plain_address(client):
    response = client.get("/explore/?q=&during=2019-12&type=&type=attack&add=killed_min&value=1")

    assert response.status_code == 302
    assert response["Location"] == "/explore/?during=2019-12&type=attack&killed_min=1"


def test_pages_of_the_list_have_every_incident_once_and_stay_at_their_position(client, monkeypatch):
    monkeypatch.setattr(explorer_page, "PAGE", 5)
    for ordering in ORDERINGS:
        address, found = f"/explore/?ordering={ordering}&lanes=type", []
        while address:
            told = page(client, address)
            found += LISTED.findall(told)
            following = re.search(r'<a href="([^"]+)" rel="next"', told)
            address = following[1] if following else ""
            assert not address or "lanes=type" in address
        rows = select({"ordering": [ordering]}).rows()
        assert found == [*rows.values_list("reference", flat=True)]


def test_page_back_leads_to_the_first_page(client, monkeypatch):
    monkeypatch.setattr(explorer_page, "PAGE", 5)
    first = page(client)
    second = page(client, first_match(r'<a href="([^"]+)" rel="next"', first))

    previous = first_match(r'<a href="([^"]+)" rel="prev"', second)
    assert LISTED.findall(page(client, previous)) == LISTED.findall(first)


def test_chosen_entry_is_shown_whole_with_its_places(client):
    told = page(client, "/explore/?entry=INC-000004&country=IQ")

    assert 'data-reference="INC-000004" aria-current="true"' in re.sub(r"\s+", " ", told)
    spots = json.loads(first_match(r'id="chosen-spots"[^>]*>(.*?)</script>', told))
    assert [(s["latitude"], s["longitude"], s["radius_km"]) for s in spots] == [
        (35.46806, 44.39222, 25.0)
    ]
    assert "27 December 2019" in told


@pytest.mark.parametrize("reference", ["INC-999999", "X-1"])
def test_chosen_entry_that_was_never_published_is_refused(client, reference):
    told = page(client, f"/explore/?entry={reference}", 400)

    assert f"No incident {reference} has been published" in told


def test_page_is_cited_by_an_address_that_pins_it(client):
    told = page(client, "/explore/?country=IQ&lanes=type&map=6/33/44")

    position = select({}).position
    url = f"http://testserver/explore/?country=iq&as_of={position}"
    assert f'id="cite-url" readonly value="{url}"' in told
    assert f"filter country=iq; ledger position {position}, recorded" in told
    pinned = page(client, url.removeprefix("http://testserver"))
    assert LISTED.findall(pinned) == LISTED.findall(told)
    assert f"/incidents/INC-000004/?as_of={position}" in pinned


@pytest.mark.parametrize(("there", "link"), [("/timeline.md", True), ("/nowhere/", False)])
def test_view_can_be_saved_by_those_who_may_where_there_is_a_place(
    client, analyst, monkeypatch, there: str, link: bool
):
    monkeypatch.setattr(explorer_page, "SAVE", there)
    assert "Save this view" not in page(client, "/explore/?country=IQ")
    client.force_login(analyst)

    told = page(client, "/explore/?country=IQ&lanes=type")

    assert (f'<a href="{there}?country=iq">Save this view' in told) is link


def test_page_of_an_empty_ledger_says_so(client):
    assert "Nothing is published yet." in page(client, "/explore/?as_of=0")


def test_page_is_for_those_who_may_read(client, settings, reader_user):
    settings.ANONYMOUS_READING = False

    assert client.get("/explore/")["Location"].startswith("/admin/login/")
    assert client.get(f"/explore/map.json?{WORLD}").status_code == 403
    client.force_login(reader_user)
    assert client.get("/explore/").status_code == 200


def test_page_is_kept_by_nobody_else(client):
    response = client.get("/explore/")

    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("address", ["/explore/", f"/explore/map.json?{WORLD}"])
def test_a_statement_that_takes_too_long_is_no_500(client, monkeypatch, address):
    def canceled(*_: object) -> None:
        raise OperationalError from QueryCanceled()

    monkeypatch.setattr(views, "context", canceled)
    monkeypatch.setattr(views, "drawn", canceled)

    response = client.get(address)

    assert response.status_code == 503
    assert response["Retry-After"]


def test_map_states_what_it_was_asked_and_is_not_sent_twice(client):
    response = client.get(f"/explore/map.json?{WORLD}&country=IQ")
    answer = response.json()

    assert answer["query"] == "country=iq"
    assert answer["position"] == select({}).position
    assert (answer["zoom"], answer["view"]) == (2, "-180,-85,180,85")
    assert answer["recorded_at"].endswith("Z")
    again = client.get(f"/explore/map.json?{WORLD}&country=IQ", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304
    other = client.get(f"/explore/map.json?{WORLD}", HTTP_IF_NONE_MATCH=response["ETag"])
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("view=-180,-85,180,85", "zoom"),
        ("zoom=2", "view"),
        ("zoom=20&view=-180,-85,180,85", "zoom"),
        ("zoom=-1&view=-180,-85,180,85", "zoom"),
        ("zoom=٢&view=-180,-85,180,85", "zoom"),
        ("zoom=2&zoom=3&view=-180,-85,180,85", "zoom"),
        ("zoom=2&view=-180,85,180,-85", "view"),
        ("zoom=2&view=1,2,3", "view"),
        ("zoom=2&view=a,b,c,d", "view"),
        (f"{WORLD}&contry=IQ", "contry"),
        (f"{WORLD}&country=Mars", "country"),
        (f"{WORLD}&lanes=type", "lanes"),
    ],
)
def test_map_names_what_is_wrong(client, query: str, name: str):
    response = client.get(f"/explore/map.json?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == [name]
    assert name != "view" or "bbox" not in response.json()["detail"]
