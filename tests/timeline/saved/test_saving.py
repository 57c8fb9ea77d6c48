"""Save this view: from an address to a draft."""

from typing import Any

import pytest
from django.test import Client

from timeline.models import Timeline, TimelineEdition

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
SAVE = "/timelines/save/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def desk(client: Client, analyst: Any) -> Client:
    client.force_login(analyst, backend=BACKEND)
    return client


def saved(client: Client, **given: str) -> Timeline:
    response = client.post(SAVE, given)
    assert response.status_code == 302, response.content
    it = Timeline.objects.latest("pk")
    assert response["Location"] == f"/admin/timeline/timeline/{it.pk}/change/"
    return it


def test_form_shows_what_is_saved(desk):
    page = desk.get(f"{SAVE}?country=IRQ&during=2019-12&page_size=50&ordering=-date")

    told = page.content.decode()
    assert page.status_code == 200
    assert '<code dir="auto">country=irq&amp;during=2019-12</code>' in told
    assert "country=IRQ&amp;during=2019-12" in told
    assert "checked" not in told
    assert not Timeline.objects.exists()


def test_view_becomes_a_draft_and_leads_to_its_page(desk):
    it = saved(desk, title="Iraq, December", query="country=IQ&during=2019-12")

    assert (it.slug, it.filter, it.as_of) == (
        "iraq-december", "country=iq&during=2019-12", None
    )  # fmt: skip
    assert not TimelineEdition.objects.exists()
    assert desk.get(f"/admin/timeline/timeline/{it.pk}/change/").status_code == 200


def test_view_of_an_earlier_state_is_pinned_to_it(desk):
    assert "checked" in desk.get(f"{SAVE}?as_of=7").content.decode()
    assert saved(desk, title="Then", query="as_of=7", pinned="on").as_of == 7
    assert saved(desk, title="Now", query="", pinned="on").as_of == 24
    assert saved(desk, title="Live", query="as_of=7").as_of is None


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Save", "save-2"),
        ("العراق", "timeline"),
        ("Snake_case -- & more!", "snake-case-more"),
        ("x" * 200, "x" * 80),
    ],
)
def test_slug_is_made_of_the_title_and_free(desk, title, slug):
    assert saved(desk, title=title, query="").slug == slug
    assert saved(desk, title=title, query="").slug == f"{slug.removesuffix('-2')}-" + (
        "3" if slug.endswith("-2") else "2"
    )


@pytest.mark.parametrize("query", ["cuntry=IQ", "as_of=99999", "during=yesterday", "country="])
def test_wrong_filter_is_refused_with_its_name(desk, query):
    for response in (
        desk.get(f"{SAVE}?{query}"),
        desk.post(SAVE, {"title": "T", "query": query}),
    ):
        assert response.status_code == 400
        assert query.split("=")[0] in response.content.decode()
    assert not Timeline.objects.exists()


@pytest.mark.parametrize("title", ["", " ", "x" * 201, "a\0b"])
def test_wrong_title_is_refused_beside_its_field(desk, title):
    response = desk.post(SAVE, {"title": title, "query": "country=IQ"})

    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    assert not Timeline.objects.exists()


def test_what_the_model_refuses_is_said_on_the_form(desk, monkeypatch):
    saved(desk, title="Iraq", query="")
    monkeypatch.setattr("timeline.saved.saving._free_slug", lambda _title: "iraq")
    response = desk.post(SAVE, {"title": "Iraq", "query": ""})
    assert response.status_code == 400
    assert "already exists" in response.content.decode()


def test_stranger_signs_in_and_comes_back(client):
    response = client.get(f"{SAVE}?country=IQ")
    assert response["Location"] == "/admin/login/?next=/timelines/save/%3Fcountry%3DIQ"
    assert client.post(SAVE, {"title": "T"}).status_code == 302
    assert not Timeline.objects.exists()


def test_reader_saves_nothing(client, reader_user):
    client.force_login(reader_user, backend=BACKEND)
    assert client.get(SAVE).status_code == 403
    assert client.post(SAVE, {"title": "T"}).status_code == 403
    assert not Timeline.objects.exists()


def test_form_of_another_site_is_refused(analyst):
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend=BACKEND)
    assert client.post(SAVE, {"title": "T"}).status_code == 403


def test_slug_that_somebody_takes_meanwhile_is_an_error_of_the_form(desk, monkeypatch):
    """Both asked which slugs are free before either was stored."""
    Timeline.objects.create(title="Rockets", slug="rockets")
    monkeypatch.setattr("timeline.saved.saving._free_slug", lambda _title: "rockets")
    monkeypatch.setattr(Timeline, "full_clean", lambda _self: None)  # the other is not there yet

    refused = desk.post(SAVE, {"title": "Rockets", "query": ""})

    assert refused.status_code == 400
    assert "Somebody made a timeline of this name just now: save again." in refused.content.decode()
    assert Timeline.objects.count() == 1
