"""What points at the loser from elsewhere follows to the winner, and goes back with it."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q

from incidents.models import DuplicatePair, Incident, IncidentLink, NotSame, User
from incidents.publishing.relinking import Target, lead_elsewhere

#: A link that its incident has to the winner already stays with the loser, where nobody sees it.
MOVE_LINKS = """
UPDATE incidents_incidentlink AS moved SET to_incident_id = %(now)s
WHERE to_incident_id = %(former)s AND incident_id <> ALL (%(both)s)
    AND (%(only)s::bigint[] IS NULL OR id = ANY (%(only)s)) AND NOT EXISTS (
        SELECT FROM incidents_incidentlink AS held WHERE held.incident_id = moved.incident_id
            AND held.kind = moved.kind AND held.to_incident_id = %(now)s)
RETURNING id, incident_id, kind"""


def move_links(*, former: Incident, now: Incident, only: Iterable[int] | None = None) -> list[int]:
    """Let the links of others lead from one incident to the other; which were moved.

    Those that are published are shown so at once. With ``only``, other links stay.
    """
    given: dict[str, Any] = {"former": former.pk, "now": now.pk, "both": [former.pk, now.pk]}
    with connection.cursor() as cursor:
        cursor.execute(MOVE_LINKS, {**given, "only": None if only is None else list(only)})
        moved = sorted(cursor.fetchall())
        if moved and former.reference and now.reference:
            links = [(incident, kind) for _, incident, kind in moved]
            lead_elsewhere(cursor, links, former.reference, Target(now.reference, now.title))
    return [pk for pk, _, _ in moved]


def lock_linking(*incidents: Incident) -> None:
    """Hold the incidents that link to these, in the order in which everybody locks them."""
    linking = IncidentLink.objects.filter(to_incident__in=incidents).values("incident")
    list(Incident.objects.filter(pk__in=linking).order_by("pk").select_for_update(no_key=True))


def judge_alike(*, loser: Incident, winner: Incident, by: User) -> list[int]:
    """What was found to be another than the loser is another than the winner; the new judgements.

    Whatever waited to be compared with the loser waits no longer.
    """
    DuplicatePair.objects.filter(Q(first=loser) | Q(second=loser)).delete()
    pairs = NotSame.objects.filter(Q(first=loser) | Q(second=loser))
    others = {pk for pair in pairs for pk in (pair.first_id, pair.second_id)}
    held = NotSame.objects.filter(Q(first=winner) | Q(second=winner))
    known = {pk for pair in held for pk in (pair.first_id, pair.second_id)}
    news = [
        NotSame(first_id=min(pk, winner.pk), second_id=max(pk, winner.pk), by=by)
        for pk in sorted(others - known - {loser.pk, winner.pk})
    ]
    return [pair.pk for pair in NotSame.objects.bulk_create(news)]
