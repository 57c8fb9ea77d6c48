"""Entries of the ledger that no act of the desk makes yet."""

import json
from typing import Any

from incidents.codes import LedgerAction
from incidents.models import Incident, User
from incidents.publishing.ledger import Entry, append, open_ledger

STONE = "SELECT %(id)s::bigint AS incident_id, %(stone)s::text AS document"


def entombed(reference: str, action: LedgerAction, by: User, reason: str, **more: Any) -> Entry:
    """Put a tombstone on an incident; `into` names what a merged one became part of."""
    incident = Incident.objects.get(reference=reference)
    Incident.objects.filter(pk=incident.pk).update(version=incident.version + 1)
    stone = {"reference": reference, "version": incident.version + 1, "action": action, "why": ""}
    text = json.dumps({**stone, "reason": reason, **more})
    with open_ledger(by=by, reason=reason, act=action) as cursor:
        parameters = {"id": incident.pk, "stone": text}
        return append(cursor, STONE, parameters, action=action, reason=reason)
