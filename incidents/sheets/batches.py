"""A file that came back, from its arrival to the moment it is applied: all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from incidents.bulk.planning import counted
from incidents.bulk.publishing import unchanged
from incidents.codes import LedgerAction, State
from incidents.history.publishers import note_publisher
from incidents.models import BatchState, Incident, SheetBatch, SheetChange, User
from incidents.models.violations import explain
from incidents.publishing import correct, update
from incidents.publishing.ledger import open_ledger
from incidents.sheets.applying import Stored, refuse_unpermitted, store, try_out
from incidents.sheets.comparing import compare
from incidents.sheets.comparison import Comparison
from incidents.sheets.held import handle_of
from incidents.sheets.reading import read

ACTS = {LedgerAction.UPDATED.value: update, LedgerAction.CORRECTED.value: correct}
LARGEST_FILE = 30_000_000
#: A sheet that was looked through and not applied is forgotten after this time.
WAITS_FOR = timedelta(days=30)
APPLIED = (BatchState.APPLIED, BatchState.PARTLY_UNDONE)
OTHER = "Since it was shown, something else would be done: look again, then apply."


class NotApplied(ValidationError):
    """Why a sheet is not applied; `comparison` is what was found in it."""

    def __init__(self, why: str, comparison: Comparison | None = None) -> None:
        super().__init__(why)
        self.comparison = comparison


def bring_back(
    content: bytes, name: str, *, by: User, clear_empty: bool = False, leave_conflicts: bool = False
) -> SheetBatch:
    """Keep a file that came back, to be looked through; nothing of it is applied.

    Raises ``WrongFile`` for one that cannot be read, `NotApplied` for one that is applied already.
    """
    if not (by.has_perm("incidents.change_incident") or by.has_perm("incidents.add_incident")):
        raise PermissionDenied(f"{by} may not change incidents.")
    if len(content) > LARGEST_FILE:
        raise NotApplied(f"{name}: it has {len(content):,} bytes, and {LARGEST_FILE:,} are read.")
    returned = read(BytesIO(content))
    digest = sha256(content).hexdigest()
    if same := SheetBatch.objects.filter(sha256=digest, state__in=APPLIED).first():
        raise NotApplied(
            f"{name}: this very file was applied on {same.applied_at:%Y-%m-%d %H:%M} UTC "
            f"(number {same.pk}): undo that first, or change the file."
        )
    SheetBatch.objects.filter(state=BatchState.WAITING, brought_at__lt=now() - WAITS_FOR).delete()
    return SheetBatch.objects.create(
        file_name=name[-200:],
        sha256=digest,
        file=content,
        clear_empty=clear_empty,
        leave_conflicts=leave_conflicts,
        rows=len(returned.rows),
        brought_at=now(),
        brought_by=by,
    )


def look_through(batch: SheetBatch, *, by: User) -> Comparison:
    """What applying it would do, with every rule that would refuse it; nothing is stored."""
    comparison = _compared(batch, by)
    try_out(comparison, by=by)
    wrong = {fault.line for fault in comparison.faults}
    comparison.wanted = [each for each in comparison.wanted if each.row.number not in wrong]
    comparison.faults.sort(key=lambda each: (each.line, len(each.column), each.column))
    return comparison


def _compared(batch: SheetBatch, by: User) -> Comparison:
    return compare(read(BytesIO(bytes(batch.file or b""))), by=by, clear_empty=batch.clear_empty)


def obstacle(comparison: Comparison, *, leave_conflicts: bool) -> str:
    """Why it cannot be applied; empty where nothing stands in the way."""
    if comparison.faults:
        return "Nothing is applied while a cell is wrong: correct the sheet and bring it back."
    if comparison.conflicts and not leave_conflicts:
        return (
            "Nothing is applied while somebody else changed the same cells: put the present value "
            "into the sheet, or leave those rows out."
        )
    return "" if comparison.wanted else "Nothing in it differs from what is held."


def apply(
    batch: SheetBatch, *, by: User, reason: str, seen: str = "", publish_as: str = ""
) -> Comparison:
    """Store all of it, keep what it did, and publish what was public if told how.

    `seen` is the digest of what somebody was shown. Raises `NotApplied`; nothing is stored then.
    """
    try:
        with writing(by, reason, "sheet applied", publish_as):
            held = SheetBatch.objects.select_for_update().get(pk=batch.pk)
            if held.state != BatchState.WAITING:
                raise NotApplied(
                    f"It was applied already, on {held.applied_at:%Y-%m-%d %H:%M} UTC."
                )
            comparison = _compared(held, by)
            refuse_unpermitted(comparison, by)
            if seen and comparison.digest != seen:
                raise NotApplied(OTHER, comparison)
            stored = store(comparison, by=by)
            if why := obstacle(comparison, leave_conflicts=held.leave_conflicts):
                raise NotApplied(why, comparison)
            connection.check_constraints()
            published = publish(
                [each.incident.pk for each in stored], by=by, reason=reason, publish_as=publish_as
            )
            _keep(held, stored)
            held.state, held.file, held.reason = BatchState.APPLIED, None, reason
            held.published_as = publish_as if published else ""
            held.sheet, held.applied_at, held.applied_by = comparison.sheet, now(), by
            held.save()
    except NotApplied:
        raise
    except ValidationError as error:  # what the ledger does not publish
        raise NotApplied(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise NotApplied(explain(error)) from error
    batch.refresh_from_db()
    return comparison


@contextmanager
def writing(by: User, reason: str, act: str, publish_as: str) -> Iterator[None]:
    """One transaction with who and why; the ledger's lock comes first where it publishes."""
    if publish_as:
        with open_ledger(by=by, reason=reason, act=act):
            yield
    else:
        with transaction.atomic(), pghistory.context(user=by.pk, reason=reason, act=act):
            yield


def publish(incidents: list[int], *, by: User, reason: str, publish_as: str) -> int:
    """Publish those that are public and that readers would see changed; how many."""
    if not publish_as:
        return 0
    public = Incident.objects.filter(pk__in=incidents, state=State.PUBLISHED)
    numbers = set(public.values_list("pk", flat=True))
    numbers -= unchanged(numbers)
    if not numbers:
        return 0
    chosen = Incident.objects.filter(pk__in=numbers)
    entry = ACTS[publish_as](incidents=chosen, by=by, reason=reason)
    note_publisher(incidents=chosen, by=by, entry=entry)
    return entry.count


def _keep(batch: SheetBatch, stored: list[Stored]) -> None:
    """What it did to each incident, with the edit lock after all of it."""
    numbers = [each.incident.pk for each in stored]
    now_held = {row.pk: row for row in Incident.objects.filter(pk__in=numbers)}
    SheetChange.objects.bulk_create(
        SheetChange(
            batch=batch,
            incident=now_held[each.incident.pk],
            handle=handle_of(now_held[each.incident.pk]),
            title=each.wanted.title,
            row=each.wanted.row.number,
            created=each.wanted.held is None,
            before=dict(each.wanted.before),
            after=dict(each.wanted.after),
            marks=each.marks,
            revision=now_held[each.incident.pk].revision,
        )
        for each in stored
    )


def outcome(comparison: Comparison) -> str:
    """What it does, in one line."""
    told = f"{counted(comparison.created)} new, {comparison.changed} changed"
    more = {
        "rows untouched": comparison.unchanged,
        "rows already so": comparison.done,
        "conflicts": len(comparison.conflicts),
        "cells wrong": len(comparison.faults),
    }
    return ", ".join([told, *(f"{name}: {number}" for name, number in more.items() if number)])
