"""Gives many incidents another type."""

from collections.abc import Mapping

from incidents.bulk.planning import Plan, changing, numbers, planned
from incidents.models import Incident, IncidentOtherType, IncidentType, User


def plan_retyping(rows: list[Incident], *, kind: IncidentType) -> Plan:
    """Leaves alone what is of the type already, also by one of its further types."""
    further = set(
        IncidentOtherType.objects.filter(incident__in=numbers(rows), type=kind).values_list(
            "incident", flat=True
        )
    )

    def why_not(row: Incident) -> str:
        if row.type_id == kind.pk:
            return "it has this type already"
        return "it has this type among its further types" if row.pk in further else ""

    return planned(rows, why_not)


def retype(
    *,
    incidents: Mapping[int, int],
    by: User,
    reason: str,
    kind: IncidentType,
) -> Plan:
    """Change the type of all of them or none; ``incidents`` are numbers with the revision seen."""
    with changing(incidents, by=by, reason=reason, act="retyped") as rows:
        plan = plan_retyping(rows, kind=kind)
        Incident.objects.filter(pk__in=numbers(plan.rows)).update(type=kind)
    return plan
