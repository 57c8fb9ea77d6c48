"""A form that is sent twice makes one incident."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from incidents.admin import entered_once
from incidents.models import Incident, IncidentType
from tests.incidents.admin.conftest import address, filled

ADD = "/admin/incidents/incident/add/"


def form(client: Client, rocket_attack: IncidentType, **fields: Any) -> dict[str, Any]:
    page = client.get(ADD)
    token = page.context["entry_token"]
    assert f'name="entry_token" value="{token}"' in page.content.decode()
    what = {"title": "Sent twice", "type": rocket_attack.pk, "date": "2020-01-01"}
    return {**filled(page), "entry_token": token, **what, **fields}


def test_second_sending_leads_to_the_incident_of_the_first(
    as_analyst: Client, rocket_attack: IncidentType
) -> None:
    sent = form(as_analyst, rocket_attack)
    as_analyst.post(ADD, sent)
    answer = as_analyst.post(ADD, sent, follow=True)

    made = Incident.objects.get(title="Sent twice")
    assert answer.redirect_chain == [(address("incident", "change", made.pk), 302)]
    assert "This form was saved before" in answer.content.decode()


def test_twin_that_was_saved_meanwhile_is_found_after_the_refusal(
    as_analyst: Client, rocket_attack: IncidentType, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = form(as_analyst, rocket_attack)
    as_analyst.post(ADD, sent)
    once, real = [None], entered_once.EnteredOnce.made_before
    monkeypatch.setattr(
        entered_once.EnteredOnce,
        "made_before",
        lambda self, request: once.pop() if once else real(self, request),
    )
    answer = as_analyst.post(ADD, sent)

    made = Incident.objects.get(title="Sent twice")
    assert answer.status_code == 302
    assert answer["Location"] == address("incident", "change", made.pk)


def test_refused_form_keeps_its_token(as_analyst: Client, rocket_attack: IncidentType) -> None:
    sent = form(as_analyst, rocket_attack, date="never")

    assert as_analyst.post(ADD, sent).context["entry_token"] == sent["entry_token"]


@pytest.mark.parametrize("token", ["", "x", "\x00", "9" * 900])
def test_token_that_is_none_saves_as_usual(
    as_analyst: Client, rocket_attack: IncidentType, token: str
) -> None:
    answer = as_analyst.post(ADD, form(as_analyst, rocket_attack, entry_token=token))

    assert answer.status_code == 302
    assert Incident.objects.get(title="Sent twice").entry_token is None


def test_other_forms_make_other_incidents(as_analyst: Client, rocket_attack: IncidentType) -> None:
    for _ in range(2):
        as_analyst.post(ADD, form(as_analyst, rocket_attack, entry_token=str(uuid4())))

    assert Incident.objects.filter(title="Sent twice").count() == 2
