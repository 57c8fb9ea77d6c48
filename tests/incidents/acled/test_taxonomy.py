"""ACLED's tree holds every sub-event that one of our types is."""

import json

from django.conf import settings

from incidents.acled.taxonomy import ABOVE


def test_tree_has_every_sub_event_of_the_fixtures():
    fixture = settings.BASE_DIR / "fixtures/incident_types.json"
    types = json.loads(fixture.read_text(encoding="utf-8"))
    named = {entry["sub_event"] for each in types for entry in each["fields"]["acled"]}

    assert len(ABOVE) == 25
    assert named <= set(ABOVE)
