"""Writes a past state of an incident back, as a change like any other: all of it or nothing."""

from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey

from incidents.history.differences import Difference, differences
from incidents.history.events import TABLES, Marks
from incidents.history.states import State, state_at, state_now
from incidents.history.wording import Words, linking
from incidents.models import Incident, Merge, User
from incidents.models.violations import explain

NEVER_BACK = {"reference", "state"}
"""What only the ledger's own acts change."""


def target(incident: Incident, marks: Marks) -> State:
    """The state at the marks, with what only publishing changes left as it is."""
    then, now = state_at(incident.pk, marks), state_now(incident.pk)
    row = then.get(("incident", incident.pk))
    if row is not None:
        row |= {name: now["incident", incident.pk][name] for name in NEVER_BACK}
    return then


def outcome(incident: Incident, marks: Marks) -> list[Difference]:
    """What restoring would change, from the present to the state at the marks."""
    return differences(state_now(incident.pk), target(incident, marks))


def obstacles(found: list[Difference]) -> list[str]:
    """The rows that cannot come back, each with the row it names and that is gone."""
    words = Words(found)
    return [
        f"{words.title(each)}: the {words.label(each.table, field.name).lower()} it names, "
        f"{words.value(each.table, field.name, each.row[field.attname])}, is no longer there."
        for each in found
        if each.kind != "removed"
        for field in linking(each.table)
        if is_gone(field, each, words)
    ]


def is_gone(field: "ForeignKey[Any, Any]", found: Difference, words: Words) -> bool:
    """Whether a row would name one that is not there."""
    number = found.row.get(field.attname)
    return number is not None and (field.related_model, number) not in words.names


def restore_state(*, incident: Incident, marks: Marks, seen: int, by: User, reason: str) -> int:
    """Write the state at the marks back; returns how many rows changed.

    Raises ``ValidationError`` when the revision is no longer the one ``seen``, when a row names
    what is gone, or when a rule refuses the state; nothing is written then. Of a published
    incident this is a change that waits to be published.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say why the former state comes back."})
    try:
        with (
            transaction.atomic(),
            pghistory.context(user=by.pk, reason=reason.strip(), act="state restored"),
        ):
            refuse_moved(incident, seen)
            refuse_merged(incident)
            found = outcome(incident, marks)
            if problems := obstacles(found):
                raise ValidationError(problems)
            write(incident, target(incident, marks), found)
            connection.check_constraints()
    except IntegrityError as error:
        raise ValidationError(explain(error)) from error
    return len(found)


def refuse_moved(incident: Incident, seen: int) -> None:
    """Lock the incident; raise when somebody changed it after it was shown."""
    rows = Incident.objects.select_for_update(no_key=True).filter(pk=incident.pk)
    if rows.values_list("revision", flat=True).first() != seen:
        raise ValidationError(
            "Somebody changed it after this page was shown. Look again, then confirm."
        )


def refuse_merged(incident: Incident) -> None:
    """Raise for an incident that stands in another one: it would change there unseen."""
    if Merge.objects.filter(loser=incident).exists():
        raise ValidationError(f"{incident} is merged into another one: take the merge back first.")


def write(incident: Incident, then: State, found: list[Difference]) -> None:
    """The row itself, then each table of parts, whose rows keep their numbers.

    What differs goes first, so that rules between rows are never broken on the way.
    """
    row = Incident.objects.get(pk=incident.pk)
    for name, value in then["incident", incident.pk].items():
        setattr(row, name, value)
    if any(each.table == "incident" for each in found):
        row.save()
    for table in TABLES.keys() - {"incident"}:
        write_parts(table, incident, then, [each.pk for each in found if each.table == table])


def write_parts(table: str, incident: Incident, then: State, differing: list[int]) -> None:
    """The rows of one table that differ."""
    rows = TABLES[table]._default_manager.filter(incident_id=incident.pk, pk__in=differing)
    kept = {row.pk: unsaid(row) for row in rows} if differing else {}
    rows.delete()
    back = [
        TABLES[table](pk=pk, incident_id=incident.pk, **kept.get(pk, {}), **then[table, pk])
        for pk in sorted(differing)
        if (table, pk) in then
    ]
    TABLES[table]._default_manager.bulk_create(back)


def unsaid(row: Any) -> dict[str, Any]:
    """What a row holds besides what it says: how a link was last published."""
    return {"published_as": row.published_as} if hasattr(row, "published_as") else {}
