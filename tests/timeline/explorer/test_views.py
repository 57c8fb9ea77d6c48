"""The page of the explorer and what its map asks, over HTTP."""

import pytest

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
WORLD = "zoom=2&view=-180,-85,180,85"


def page(client, address: str = "/explore/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:3000]
    return str(response.content.decode())


def test_page_lists_every_published_incident(client):
    told = page(client)

    assert told.count('<li id="found-INC-') == 24


def test_map_draws_single_incidents(client):
    answer = client.get(f"/explore/map.json?{WORLD}").json()
    assert answer["kind"] == "entries"
