"""Possible duplicates beside the form of an incident: offered, looked at, judged."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Incident, IncidentType, Location, NotSame, Place
from tests.incidents.admin.conftest import address, errors_of, filled

LIVE = "/admin/incidents/incident/duplicates/"


@pytest.fixture
def held(draft: Incident, base: Place) -> Incident:
    Location.objects.create(
        incident=draft, place=base, precision="exact", latitude=35, longitude=44
    )
    return draft


def typed(held: Incident, **changes: Any) -> dict[str, Any]:
    given = {
        "title": "Attack in the test",
        "date": "27 Dec 2019",
        "type": held.type_id,
        "locations-0-latitude": "35.1",
        "locations-0-longitude": "44",
    }
    return {**given, **changes}


def test_matches_come_with_what_agrees(as_analyst: Client, held: Incident) -> None:
    found = as_analyst.post(LIVE, typed(held)).json()["matches"]

    match = next(each for each in found if each["pk"] == held.pk)
    assert match["agrees"] == ["same date", "11 km away", "same type", "words: attack, test"]
    assert match["facts"] == ["2019-12-27", "Rocket attack"]
    assert match["state"] == "Draft"


@pytest.mark.parametrize(
    "changes",
    [
        {"incident": "own"},
        {"not_same": "own"},
        {"locations-0-latitude": "10"},
        {"date": "2019-12-20"},
        {"date": "", "locations-0-DELETE": "on"},
    ],
)
def test_what_is_not_near_or_judged_is_not_offered(
    as_analyst: Client, held: Incident, changes: dict[str, str]
) -> None:
    sent = {name: held.pk if value == "own" else value for name, value in changes.items()}

    found = as_analyst.post(LIVE, typed(held, **sent)).json()["matches"]

    assert held.pk not in [each["pk"] for each in found]


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "nul \x00"},
        {"date": "9" * 9000},
        {"date": "[2021..2020]"},
        {"type": "9" * 40},
        {"type": "٣"},
        {"locations-0-latitude": "nan"},
        {"locations-0-latitude": "91"},
        {"locations-0-place": "x"},
        {"title": "\x00 \u202eabc %s"},
        {"title": "x" * 100_000},
        {"not_same": "x"},
        {"incident": "-1"},
    ],
)
def test_what_cannot_be_read_counts_as_not_typed(
    as_analyst: Client, held: Incident, changes: dict[str, str]
) -> None:
    assert as_analyst.post(LIVE, typed(held, **changes)).status_code == 200


def test_only_who_enters_incidents_is_answered(
    client: Client, sign_in: Any, reader_user: Any, held: Incident
) -> None:
    for_all = [(LIVE, typed(held))]
    for_all += [(address("incident", page, held.pk), {}) for page in ("same", "not_same")]
    assert all(client.post(*one).status_code == 302 for one in for_all)
    reader = sign_in(reader_user)
    assert all(reader.post(*one).status_code == 403 for one in for_all)
    assert reader.get(LIVE).status_code == 405
    assert reader.get(address("incident", "summary", held.pk)).status_code == 200


def test_summary_shows_the_incident(as_analyst: Client, held: Incident) -> None:
    page = as_analyst.get(address("incident", "summary", held.pk)).content.decode()

    for words in ("Test attack", "2019-12-27", "Test Base", "Initiator: Test Militia", "Draft"):
        assert words in page
    assert "[1] Test report" in page
    assert as_analyst.get(address("incident", "summary", 10**9)).status_code == 404


def test_summary_is_not_shown_to_who_may_not_look(
    sign_in: Any, reader_user: Any, held: Incident
) -> None:
    reader_user.groups.clear()

    answer = sign_in(reader_user).get(address("incident", "summary", held.pk))

    assert answer.status_code == 403


def test_not_same_is_stored_for_an_incident_that_is_there(
    as_analyst: Client, held: Incident, rocket_attack: IncidentType
) -> None:
    other = Incident.objects.create(title="Other", type=rocket_attack, date="2019-12-27")

    answer = as_analyst.post(
        address("incident", "not_same", held.pk), {"not_same": [other.pk, held.pk]}
    )

    assert answer.json() == {"kept": 1}
    assert NotSame.objects.filter(first=held, second=other).exists()


def test_not_same_of_a_new_incident_is_remembered_and_stored_with_it(
    as_analyst: Client, held: Incident
) -> None:
    page = address("incident", "add")
    fields = filled(as_analyst.get(page)) | {"title": "New", "not_same": [held.pk, "x"]}
    refused = as_analyst.post(page, fields)
    assert errors_of(refused)
    assert f'name="not_same" value="{held.pk}"' in refused.content.decode()
    assert not NotSame.objects.exists()

    fields |= {"type": held.type_id, "date": "2019-12-27"}
    assert as_analyst.post(page, fields).status_code == 302

    new = Incident.objects.get(title="New")
    assert NotSame.objects.filter(first=held, second=new).exists()


def test_reader_sees_no_panel(sign_in: Any, reader_user: Any, held: Incident) -> None:
    page = sign_in(reader_user).get(address("incident", "change", held.pk))

    assert 'id="duplicates"' not in page.content.decode()
