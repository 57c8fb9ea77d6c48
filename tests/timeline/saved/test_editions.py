"""Former editions of a timeline, as readers read them."""

import json

import pytest

from tests.timeline.saved import made
from tests.timeline.saved.made import KIRKUK
from tests.timeline.saved.pages import ROCKETS, shown
from timeline.models import PublishedEdition
from timeline.saved.publishing import publish, withdraw

API = "/api/v1/timelines/rockets/"


@pytest.fixture
def thrice(committed, editor, settings):
    """Published three times, with another title each time."""
    settings.ANONYMOUS_READING = True
    it = made.timeline(title="One")
    publish(it, by=editor)
    for title in ("Two", "Three"):
        it.title = title
        it.save()
        publish(it, by=editor)
    return it


def test_page_lists_the_editions_with_what_each_changed(thrice, client):
    page = shown(client)

    assert page.index('value="3"') < page.index('value="2"') < page.index('value="1"')
    assert f'href="{ROCKETS}?edition=2"' in page
    assert f'href="{ROCKETS}?edition=3"' not in page
    assert page.count("What it changed") == 2
    assert 'data-label="Before">One</td>' in page
    assert 'data-label="After">Two</td>' in page


def test_former_edition_is_read_whole_and_says_what_it_is(thrice, client):
    page = shown(client, f"{ROCKETS}?edition=1")

    assert '<h1 dir="auto">One</h1>' in page
    assert "This is edition 1, which was replaced since." in page
    assert 'content="noindex"' in page
    assert "rockets.md?edition=1&amp;as_of=24" in page
    assert "# One" in shown(client, "/timelines/rockets.md?edition=1")
    assert "edition=1" in client.get("/timelines/rockets.csv?edition=1")["X-Query"]
    told = json.loads(shown(client, f"{API}?edition=2"))
    assert (told["edition"], told["title"]) == (2, "Two")
    assert "was replaced" not in shown(client, f"{ROCKETS}?edition=3")


def test_single_edition_is_not_listed(committed, editor, client, settings):
    settings.ANONYMOUS_READING = True
    publish(made.timeline(), by=editor)
    assert "editions-title" not in shown(client)


@pytest.mark.django_db(databases=["default", "reader"])
@pytest.mark.parametrize("edition", ["4", "0", "01", "-1", "one", "٢", "", "2&edition=2"])
@pytest.mark.parametrize("address", [ROCKETS, "/timelines/rockets.md", API, f"{ROCKETS}embed/"])
def test_edition_that_there_is_not_is_refused_by_name(rockets, client, settings, address, edition):
    settings.ANONYMOUS_READING = True
    assert "edition" in shown(client, f"{address}?edition={edition}", 400)


def test_what_was_withdrawn_stays_so_when_another_is_published(thrice, editor, client):
    withdraw(thrice, by=editor, reason="It named somebody.")
    assert not PublishedEdition.objects.exists()
    assert "It named somebody." in shown(client, f"{ROCKETS}?edition=1", 410)

    made.entry(thrice, KIRKUK)
    publish(thrice, by=editor)
    assert [row.edition for row in PublishedEdition.objects.all()] == [5]
    assert "write 5" in shown(client, f"{ROCKETS}?edition=3", 400)
    assert "editions-title" not in shown(client)
    assert str(PublishedEdition.objects.get()) == "rockets, edition 5"
