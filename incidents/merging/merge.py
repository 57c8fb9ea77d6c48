"""Merging one incident into another, as an act: all of it, or nothing with the reason why not."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from incidents.codes import CLOSED, LedgerAction, Standing, State
from incidents.documents.dump import dump
from incidents.history.differences import Difference, differences, is_empty
from incidents.history.events import marks_now
from incidents.history.publishers import note_publisher
from incidents.history.states import Row, state_now
from incidents.merging.choices import Choices
from incidents.merging.following import judge_alike, lock_linking, move_links
from incidents.merging.uniting import Plan, Uniting
from incidents.merging.writing import write
from incidents.models import Incident, Merge, User
from incidents.models.violations import explain
from incidents.publishing.acts import Said, enter, required
from incidents.publishing.acts import refuse_unfit as refuse_unpublishable
from incidents.publishing.ledger import Entry, open_ledger

ACT = "merge"
NOBODY_SEES = {"internal_note"}
CHANGE = "incidents.change_incident"


@dataclass(frozen=True)
class Outcome:
    """What a merge would make of the winner."""

    changes: list[Difference]
    document: dict[str, Any]
    action: LedgerAction


def merge(
    *, loser: Incident, winner: Incident, by: User, choices: Choices, reason: str = ""
) -> Entry | None:
    """Let the winner take over what the loser says, and stand in its place.

    What is public of them is published anew in the same transaction; then a reason is needed, and
    the permission to publish. Returns what was added to the ledger, None for two drafts. Raises
    ``ValidationError`` with everything that stands in the way; nothing is changed then.
    """
    choices.check()
    public = State.PUBLISHED in (loser.state, winner.state)
    reason = required(reason) if public else reason.strip()
    with opened(by, reason, public) as ledger:
        refuse_unfit(*held(loser, winner))
        kept = {"state": loser.state, "loser": marks_now(loser.pk), "winner": marks_now(winner.pk)}
        action = take_over(loser, winner, choices)
        links = move_links(former=loser, now=winner)
        judged = judge_alike(loser=loser, winner=winner, by=by)
        row = Merge(loser=loser, winner=winner, by=by, reason=reason)
        entry = publish_both(ledger, row, action) if winner.state == State.PUBLISHED else None
        if loser.state == State.DRAFT:
            Incident.objects.filter(pk=loser.pk).update(state=State.MERGED)
        after = {"loser_after": marks_now(loser.pk), "winner_after": marks_now(winner.pk)}
        row.kept = {**kept, **after, "links": links, "judged": judged}
        row.save()
    return entry


def preview(*, loser: Incident, winner: Incident, choices: Choices) -> Outcome:
    """What the winner would say: it is done, looked at, and undone."""
    choices.check()
    with transaction.atomic(), told_in_words():
        refuse_unfit(*held(loser, winner))
        before = state_now(winner.pk)
        action = take_over(loser, winner, choices)
        outcome = Outcome(
            differences(before, state_now(winner.pk)), dump([winner.pk])[winner.pk], action
        )
        transaction.set_rollback(True)
    return outcome


@contextmanager
def opened(by: User, reason: str, public: bool, act: str = ACT) -> Iterator[CursorWrapper]:
    """A transaction for the act, with the ledger open where something public changes.

    Raises ``PermissionDenied``, and ``ValidationError`` for what the database refuses.
    """
    if not by.has_perm(CHANGE):
        raise PermissionDenied(f"{by} may not change incidents: ask an editor.")
    with told_in_words(), ExitStack() as stack:
        if public:
            yield stack.enter_context(open_ledger(by=by, reason=reason, act=act))
        else:
            stack.enter_context(transaction.atomic())
            stack.enter_context(pghistory.context(user=by.pk, reason=reason, act=act))
            yield stack.enter_context(connection.cursor())


@contextmanager
def told_in_words() -> Iterator[None]:
    """Say by its message which rule the database refused something for."""
    try:
        yield
    except IntegrityError as error:
        raise ValidationError(explain(error)) from error


def held(loser: Incident, winner: Incident) -> tuple[Incident, Incident]:
    """Both as they are now, locked, with those that link to them."""
    rows = Incident.objects.select_for_update(no_key=True).order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[loser.pk, winner.pk])}
    lock_linking(loser, winner)
    for row in (loser, winner):
        if row.pk not in found:
            raise ValidationError(f"{row} was deleted meanwhile.")
        row.state, row.version = found[row.pk].state, found[row.pk].version
        row.reference, row.title = found[row.pk].reference, found[row.pk].title
    return loser, winner


def refuse_unfit(loser: Incident, winner: Incident) -> None:
    """Raise ``ValidationError`` with every reason why these two cannot be merged so."""
    problems = []
    if loser.pk == winner.pk:
        problems.append(f"{loser} cannot be merged into itself: choose two incidents.")
    for row in dict.fromkeys((loser, winner)):
        if row.state in CLOSED:
            remedy = "take the merge back" if row.state == State.MERGED else "restore it"
            problems.append(f"{row} is {row.get_state_display().lower()}: {remedy} first.")
    if (loser.state, winner.state) == (State.PUBLISHED, State.DRAFT):
        problems.append(
            f"{loser} is published and {winner} is a draft, where nobody could follow: "
            "merge the draft into the published one, or publish it first."
        )
    if problems:
        raise ValidationError(problems)


def take_over(loser: Incident, winner: Incident, choices: Choices) -> LedgerAction:
    """Write what the winner says from now on; the act by which that is published."""
    ours = state_now(winner.pk)
    plan = Uniting(ours, state_now(loser.pk), choices).unite()
    write(plan, winner)
    connection.check_constraints()
    corrects = replaces(plan, ours["incident", winner.pk])
    return LedgerAction.CORRECTED if corrects else LedgerAction.UPDATED


def replaces(plan: Plan, ours: Row) -> bool:
    """Whether something the winner said is no longer held, rather than only more known."""
    demoted = any(news.get("standing") == Standing.ALTERNATIVE for news in plan.changed.values())
    return demoted or any(
        not is_empty(ours[name]) and not (isinstance(new, list) and set(ours[name]) <= set(new))
        for name, new in plan.fields.items()
        if name not in NOBODY_SEES
    )


def publish_both(ledger: CursorWrapper, row: Merge, action: LedgerAction) -> Entry:
    """The winner as it is now, then the tombstone of the loser if it was public."""
    loser, winner, reason = row.loser, row.winner, row.reason
    was_public = loser.state == State.PUBLISHED
    why = f"{loser.reference} was merged into it: {reason}" if was_public else reason
    refuse_unpublishable([winner.pk], action)
    entry = enter(ledger, [winner.pk], action, Said(why))
    if was_public:
        said = Said(reason, into=str(winner.reference))
        last = enter(ledger, [loser.pk], LedgerAction.MERGED, said)
        entry = Entry(entry.count + last.count, entry.first, last.last)
    assert row.by is not None
    note_publisher(incidents=[winner, loser] if was_public else [winner], by=row.by, entry=entry)
    return entry
