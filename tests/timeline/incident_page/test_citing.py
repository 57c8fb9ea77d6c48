"""How to cite a state, and the other forms it can be had in."""

import json
from typing import Any

import pytest
from django.test import Client

from incidents.formats import available
from timeline.incident_page.page import Told, tell
from timeline.incident_page.state import read_state

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK = "INC-000004"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def told(rf: Any, **query: str) -> Told:
    state = read_state(KIRKUK, {name: [value] for name, value in query.items()})
    return tell(state, rf.get("/"))


def test_citation_names_title_version_project_position_day_and_address(rf: Any) -> None:
    text = told(rf).citing.text

    assert text.startswith("“Rockets hit a military installation at Kirkuk” (INC-000004, version 1")
    assert "). Conflict incidents, ledger position 4, recorded " in text
    assert text.endswith(". http://testserver/incidents/INC-000004/?as_of=4")


def test_citation_stays_the_same_whenever_the_state_is_read(rf: Any, client: Client) -> None:
    now = told(rf).citing

    assert told(rf, as_of="20").citing == now
    assert client.get(now.permanent).status_code == 200
    assert now.canonical == "http://testserver/incidents/INC-000004/"


def test_every_form_is_there_and_holds_this_incident_alone(rf: Any, client: Client) -> None:
    forms = told(rf).forms

    assert [form.media_type for form in forms[:2]] == ["application/json"] * 2
    assert len(forms) == 2 + len(available())
    for form in forms:
        response = client.get(form.address)
        assert (response.status_code, response["Content-Type"].partition(";")[0]) == (
            200,
            form.media_type,
        )
        rows = "0" if "/timeline.ged.csv" in form.address else "1"  # its attacker is unidentified
        assert response.get("X-Row-Count", "1") == rows
        assert response.getvalue()


def test_forms_of_a_past_state_are_pinned_to_it(rf: Any, client: Client) -> None:
    forms = told(rf, as_of="7").forms

    assert all("as_of=7" in form.address for form in forms)
    document = json.loads(client.get(forms[0].address).content)
    assert document["reference"] == KIRKUK
