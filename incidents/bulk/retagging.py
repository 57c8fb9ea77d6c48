"""Adds tags to many incidents and takes others away."""

from collections.abc import Mapping, Sequence

from incidents.bulk.planning import Plan, changing, planned
from incidents.models import Incident, User


def plan_retagging(rows: list[Incident], *, add: Sequence[str], remove: Sequence[str]) -> Plan:
    """Leaves alone what has all the one and none of the other."""
    has = "it has these tags already" if add else "it has none of these tags"
    return planned(rows, lambda row: "" if tags_after(row, add, remove) != row.tags else has)


def retag(
    *,
    incidents: Mapping[int, int],
    by: User,
    reason: str,
    add: Sequence[str],
    remove: Sequence[str],
) -> Plan:
    """Change the tags of all of them or none; ``incidents`` are numbers with the revision seen."""
    # Before the database, which would cut what is too long when it updates many.
    Incident._meta.get_field("tags").clean(list(add), None)
    with changing(incidents, by=by, reason=reason, act="tagged") as rows:
        plan = plan_retagging(rows, add=add, remove=remove)
        for row in plan.rows:
            row.tags = tags_after(row, add, remove)
        Incident.objects.bulk_update(plan.rows, ["tags"])
    return plan


def tags_after(row: Incident, add: Sequence[str], remove: Sequence[str]) -> list[str]:
    """The tags in the order they were given, new ones last, none twice."""
    return [tag for tag in dict.fromkeys([*row.tags, *add]) if tag not in remove]
