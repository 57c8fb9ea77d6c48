"""The places that a map shows."""

from typing import Any

import pytest
from django.test import Client

from incidents.admin.map_places import MOST_SHOWN

MAP = "/admin/incidents/place/on-map/"
NORTHERN_IRAQ = {"south": "35", "west": "43.5", "north": "36", "east": "45"}


def shown(client: Client, **box: str) -> list[dict[str, Any]]:
    answer = client.get(MAP, box)
    assert answer.status_code == 200
    return list(answer.json()["places"])


def test_places_inside_come_with_their_points_the_widest_first(as_analyst: Client) -> None:
    found = shown(as_analyst, **NORTHERN_IRAQ)

    assert {"name": "Kirkuk", "point": [35.46806, 44.39222], "spot": True} in found
    assert {"name": "Kirkuk Governorate", "point": [35.3067, 44.0456], "spot": False} in found
    assert [each["spot"] for each in found] == sorted(each["spot"] for each in found)
    assert "Tehran" not in [each["name"] for each in found]


def test_no_more_come_than_can_be_read(as_analyst: Client) -> None:
    world = {"south": "-90", "west": "-540", "north": "90", "east": "540"}
    assert len(shown(as_analyst, **world)) == MOST_SHOWN


@pytest.mark.parametrize("side", ["", "x", "NaN", "Infinity", "9" * 400, "1e999", "\x00"])
def test_strange_sides_show_nothing(as_analyst: Client, side: str) -> None:
    assert shown(as_analyst, **NORTHERN_IRAQ | {"north": side}) == []


def test_a_stranger_is_refused(db: None, sign_in: Any, django_user_model: Any) -> None:
    nobody = django_user_model.objects.create_user("nobody", password="x", is_staff=True)
    assert sign_in(nobody).get(MAP, NORTHERN_IRAQ).status_code == 403
