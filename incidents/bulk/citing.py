"""Adds one source to the citations of many incidents."""

from collections.abc import Mapping

from django.db.models import Max

from incidents.bulk.planning import Plan, changing, numbers, planned
from incidents.models import Citation, Incident, Source, User

LAST_NUMBER = 32_000


def plan_citing(rows: list[Incident], *, source: Source, locator: str) -> Plan:
    """Leaves alone what cites the same place of the same source already."""
    held = Citation.objects.filter(incident__in=numbers(rows), source=source, locator=locator)
    citing = set(held.values_list("incident", flat=True))
    full = {pk for pk, last in last_numbers(rows).items() if last >= LAST_NUMBER}

    def why_not(row: Incident) -> str:
        if row.pk in citing:
            return "it cites this already"
        return "its numbers for citations are used up" if row.pk in full else ""

    return planned(rows, why_not)


def cite(
    *, incidents: Mapping[int, int], by: User, reason: str, source: Source, locator: str
) -> Plan:
    """Cite the source in all of them or none; ``incidents`` are numbers with the revision seen."""
    with changing(incidents, by=by, reason=reason, act="source cited") as rows:
        plan = plan_citing(rows, source=source, locator=locator)
        last = last_numbers(plan.rows)
        Citation.objects.bulk_create(
            Citation(incident=row, number=last.get(row.pk, 0) + 1, source=source, locator=locator)
            for row in plan.rows
        )
    return plan


def last_numbers(rows: list[Incident]) -> dict[int, int]:
    """The highest number of a citation in each incident that has one."""
    held = Citation.objects.filter(incident__in=numbers(rows)).order_by().values("incident")
    return dict(held.annotate(last=Max("number")).values_list("incident", "last"))
