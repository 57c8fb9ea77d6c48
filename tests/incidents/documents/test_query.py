"""The statement that makes documents is run from the chosen incidents on, whatever the rest is."""

from typing import Any

from django.db import connection, connections

from incidents.documents.query import documents_of
from incidents.models import Incident, IncidentType

CHOSEN = "SELECT unnest(%(ids)s::bigint[])"


def plan(cursor: Any, ids: list[int]) -> str:
    cursor.execute("SET LOCAL enable_seqscan = off")
    cursor.execute("EXPLAIN " + documents_of(CHOSEN), {"ids": ids})
    return "\n".join(line for (line,) in cursor.fetchall())


def test_published_are_not_gone_through_for_the_links_of_many_drafts(committed: None) -> None:
    """PostgreSQL takes the published for few while the first of many drafts are published."""
    kind = IncidentType.objects.get(code="airstrike")
    Incident.objects.bulk_create(
        Incident(title=f"Draft {number}", type=kind, date="2020-01-01") for number in range(2_000)
    )
    with connections["owner"].cursor() as owner:
        owner.execute("ANALYZE incidents_incident")
    drafts = list(Incident.objects.drafts().values_list("pk", flat=True))

    with connection.cursor() as cursor:
        found = plan(cursor, drafts)

    assert "incidents_incidentlink" in found
    assert "incident_by_state_and_date" not in found
