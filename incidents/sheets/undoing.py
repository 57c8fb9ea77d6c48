"""Takes back what a sheet did: each incident exactly as it was, all of them or none.

Whoever changed an incident since is not undone with it: that incident stands in the way, and is
named. New incidents are deleted while they are drafts that nothing else names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.timezone import now

from incidents.codes import State
from incidents.history.events import TABLES
from incidents.history.restoring import obstacles, outcome, target, write
from incidents.history.states import state_now
from incidents.models import BatchState, Incident, SheetBatch, SheetChange, User
from incidents.models.violations import explain
from incidents.sheets.batches import APPLIED, publish, writing

USED = "something else names it since: take that away first"


@dataclass
class Undoing:
    """What can be undone of a batch, and what stands in the way of the others."""

    changes: list[SheetChange] = field(default_factory=list)
    refused: list[tuple[SheetChange, str]] = field(default_factory=list)


class NotUndone(ValidationError):
    """Why a batch is not undone; `undoing` says of what, and what could be."""

    def __init__(self, why: str, undoing: Undoing | None = None) -> None:
        super().__init__(why)
        self.undoing = undoing or Undoing()


def look_at(batch: SheetBatch) -> Undoing:
    """What would be undone now; nothing is written."""
    found = Undoing()
    changes = batch.changes.filter(undone=False).select_related("incident")
    for change in changes:
        if why := _refusal(change):
            found.refused.append((change, why))
        else:
            found.changes.append(change)
    return found


def _refusal(change: SheetChange) -> str:
    row = change.incident
    if row is None:
        return "it was deleted since"
    if change.created and row.state != State.DRAFT:
        return "it was published since: retract it instead"
    if row.revision != change.revision:
        return "somebody changed it since: bring its former state back in its history"
    return ""


def undo(
    batch: SheetBatch, *, by: User, reason: str, partly: bool = False, publish_as: str = ""
) -> Undoing:
    """Undo it; with `partly` what can be undone, leaving the others as they are.

    What was published with it stays public until it is published anew: `publish_as` does so.
    Raises `NotUndone`; nothing is written then.
    """
    _refuse_unpermitted(batch, by)
    try:
        with writing(by, reason, "sheet undone", publish_as):
            held = SheetBatch.objects.select_for_update().get(pk=batch.pk)
            if held.state not in APPLIED:
                raise NotUndone("There is nothing of it to undo.")
            _lock(held)
            found = look_at(held)
            _write(found)
            if found.refused and not partly:
                raise NotUndone("Nothing is undone: some were changed since.", found)
            if not found.changes:
                raise NotUndone("Nothing of it can be undone.", found)
            connection.check_constraints()
            numbers = [each.incident_id for each in found.changes if not each.created]
            publish([pk for pk in numbers if pk], by=by, reason=reason, publish_as=publish_as)
            _keep(held, found, by)
    except NotUndone:
        raise
    except ValidationError as error:  # what the ledger does not publish
        raise NotUndone(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise NotUndone(explain(error)) from error
    batch.refresh_from_db()
    return found


def _refuse_unpermitted(batch: SheetBatch, by: User) -> None:
    needed = {
        "incidents.change_incident": batch.changes.filter(created=False, undone=False).exists(),
        "incidents.delete_incident": batch.changes.filter(created=True, undone=False).exists(),
    }
    if lacking := [name for name, asked in needed.items() if asked and not by.has_perm(name)]:
        acts = ", ".join(name.partition(".")[2].partition("_")[0] for name in lacking)
        raise PermissionDenied(f"{by} may not {acts} incidents, and undoing this would.")


def _lock(batch: SheetBatch) -> None:
    numbers = batch.changes.filter(undone=False).values("incident")
    list(Incident.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk"))


def _write(found: Undoing) -> None:
    """Undo each by itself; what cannot be moves to those refused."""
    for change in list(found.changes):
        try:
            with transaction.atomic():
                why = _delete(change) if change.created else _restore(change)
                connection.check_constraints()
        except (ProtectedError, RestrictedError):
            why = USED
        except IntegrityError as error:
            why = explain(error)
        if why:
            found.changes.remove(change)
            found.refused.append((change, why))


def _delete(change: SheetChange) -> str:
    assert change.incident
    change.incident.delete()
    change.incident = None
    return ""


def _restore(change: SheetChange) -> str:
    """Write the state before; why not, where a row of it names what is gone."""
    assert change.incident
    differing = outcome(change.incident, change.marks)
    if problems := obstacles(differing):
        return " ".join(problems)
    then = target(change.incident, change.marks)
    write(change.incident, then, differing)
    present = state_now(change.incident.pk)
    for (table, pk), row in then.items():
        if "position" in row and row["position"] != present[table, pk]["position"]:
            TABLES[table]._default_manager.filter(pk=pk).update(position=row["position"])
    return ""


def _keep(batch: SheetBatch, found: Undoing, by: User) -> None:
    numbers = [each.pk for each in found.changes]
    batch.changes.filter(pk__in=numbers).update(undone=True)
    batch.state = BatchState.PARTLY_UNDONE if found.refused else BatchState.UNDONE
    batch.undone_at, batch.undone_by = now(), by
    batch.save(update_fields=["state", "undone_at", "undone_by"])


def told(changes: Iterable[tuple[SheetChange, str]]) -> Sequence[str]:
    """Each with why it stands in the way."""
    return [f"{change.handle}: {why}" for change, why in changes]
