"""An incident with many parts, for counting and timing."""

from incidents.models import Citation, Figure, Incident, Participation, Place, Publisher, Source
from tests.incidents.models import rows


def big_incident(participations: int, figures: int, citations: int) -> Incident:
    """A draft with so many rows, each naming actors, sources and places of its own."""
    incident = rows.incident("Big attack")
    iraq = Place.objects.get(slug="iraq")
    for n in range(citations):
        publisher, _ = Publisher.objects.get_or_create(slug=f"paper-{n}", name=f"Paper {n}")
        source, _ = Source.objects.get_or_create(
            slug=f"report-{n}", title=f"Report {n}", publisher=publisher, kind="news-report"
        )
        speaker = rows.actor(f"speaker-{n}", country=iraq)
        Citation.objects.create(
            incident=incident, number=n + 1, source=source, publisher=publisher, speaker=speaker
        )
    for n in range(participations):
        actor, by = rows.actor(f"unit-{n}", country=iraq), rows.actor(f"ministry-{n}")
        Participation.objects.create(
            incident=incident, role="initiator", actor=actor, by=by, cites=[1]
        )
    for n in range(figures):
        figure = {"low": n, "best": n, "high": n, "standing": "alternative"}
        Figure.objects.create(
            incident=incident, measure="killed", actor=rows.actor(f"unit-{n}"), **figure
        )
    return incident
