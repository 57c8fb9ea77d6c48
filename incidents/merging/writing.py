"""Writes a plan into the rows of the winner, and takes it out again."""

from typing import Any

from incidents.history.differences import Difference
from incidents.history.events import TABLES
from incidents.history.restoring import unsaid
from incidents.history.states import State
from incidents.merging.uniting import Plan
from incidents.models import Incident, Origin


def write(plan: Plan, winner: Incident) -> None:
    """Everything the plan says, taking away before adding, so that no rule is broken between."""
    Origin.objects.filter(pk__in=plan.moved).delete()
    for table, pk in plan.removed:
        TABLES[table]._default_manager.filter(pk=pk, incident_id=winner.pk).delete()
    for (table, pk), news in plan.changed.items():
        TABLES[table]._default_manager.filter(pk=pk, incident_id=winner.pk).update(**news)
    for table, model in TABLES.items():
        rows = [row for name, row in plan.added if name == table]
        model._default_manager.bulk_create(model(incident_id=winner.pk, **row) for row in rows)
    set_columns(winner, plan.fields)


def take_out(done: list[Difference], winner: Incident, before: State) -> None:
    """Bring back what the differences changed: rows that came go, others are as they were."""
    for table, model in TABLES.items():
        if table == "incident":
            continue
        numbers = [each.pk for each in done if each.table == table]
        rows = model._default_manager.filter(incident_id=winner.pk, pk__in=numbers)
        beside = {row.pk: unsaid(row) for row in rows}
        rows.delete()
        model._default_manager.bulk_create(
            model(pk=pk, incident_id=winner.pk, **beside.get(pk, {}), **before[table, pk])
            for pk in numbers
            if (table, pk) in before
        )
    former = before["incident", winner.pk]
    names = [change.name for each in done if each.table == "incident" for change in each.fields]
    fields = [field for field in Incident._meta.concrete_fields if field.name in names]
    set_columns(winner, {field.attname: former[field.attname] for field in fields})


def set_columns(incident: Incident, values: dict[str, Any]) -> None:
    """Save these columns of the incident itself, with what follows from them."""
    if values:
        incident.refresh_from_db()
        for name, value in values.items():
            setattr(incident, name, value)
        incident.save()
