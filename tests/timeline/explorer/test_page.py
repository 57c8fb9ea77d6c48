"""The page of the explorer after something was published."""

import html

from incidents.codes import RetractionReason
from incidents.models import Incident
from incidents.publishing import retract


def test_entry_that_was_withdrawn_says_why_and_is_there_before(committed, client, editor):
    before = client.get("/api/v1/incidents/").json()["position"]
    wrong = Incident.objects.filter(reference="INC-000004")
    why = RetractionReason.DID_NOT_HAPPEN
    retract(incidents=wrong, by=editor, why=why, reason="It was another town.")

    now = client.get("/explore/?entry=INC-000004")
    then = client.get(f"/explore/?entry=INC-000004&as_of={before}")
    everything = html.unescape(client.get("/explore/").content.decode())

    assert now.status_code == 400
    assert "It was another town." in now.content.decode()
    assert b"Rockets hit a military installation" not in now.content
    assert then.status_code == 200
    assert b"Rockets hit a military installation" in then.content
    assert "<strong>21 incidents</strong>" in everything
