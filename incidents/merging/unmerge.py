"""Taking a merge back: both incidents say again what they said, and both are found again."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.backends.utils import CursorWrapper

from incidents.codes import LedgerAction, State
from incidents.history.differences import Difference, differences
from incidents.history.publishers import note_publisher
from incidents.history.restoring import write as write_state
from incidents.history.states import state_at, state_now
from incidents.history.wording import Words
from incidents.merging.following import lock_linking, move_links
from incidents.merging.merge import opened
from incidents.merging.writing import take_out
from incidents.models import Incident, Merge, NotSame, User
from incidents.publishing.acts import Said, enter, required
from incidents.publishing.acts import refuse_unfit as refuse_unpublishable
from incidents.publishing.ledger import Entry

ACT = "unmerge"


def unmerge(*, loser: Incident, by: User, reason: str = "") -> Entry | None:
    """Let both stand by themselves again, each as it was before it was merged.

    Edits of the winner since are kept, unless they touch what merging united: then it is refused,
    as it is while the winner is merged itself, or has taken over another one later. The pair is
    remembered as two. Returns what was added to the ledger, None if neither is public.
    """
    row = merge_of(loser)
    public = State.PUBLISHED in (row.kept["state"], row.winner.state)
    reason = required(reason) if public else reason.strip()
    with opened(by, reason, public, ACT) as ledger:
        loser, winner = lock(row)
        done = refuse_unfit(row)
        take_out(done, winner, state_at(winner.pk, row.kept["winner"]))
        Merge.objects.filter(pk=row.pk).delete()
        before = state_at(loser.pk, row.kept["loser"])
        write_state(loser, before, differences(state_now(loser.pk), before))
        connection.check_constraints()
        for each in (loser, winner):
            each.refresh_from_db()
        move_links(former=winner, now=loser, only=row.kept["links"])
        NotSame.objects.filter(pk__in=row.kept["judged"]).delete()
        first, second = sorted((loser.pk, winner.pk))
        NotSame.objects.get_or_create(first_id=first, second_id=second, defaults={"by": by})
        both = [each for each in (loser, winner) if each.state == State.PUBLISHED]
        entry = restored(ledger, both, reason) if both else None
        if entry:
            note_publisher(incidents=both, by=by, entry=entry)
    return entry


def merge_of(loser: Incident) -> Merge:
    """The merge that the incident is in; raises ``ValidationError`` if there is none."""
    row = Merge.objects.select_related("loser", "winner").filter(loser=loser.pk).first()
    if row is None:
        raise ValidationError(f"{loser} is not merged into another incident.")
    return row


def lock(row: Merge) -> tuple[Incident, Incident]:
    """Both, held until the transaction ends; raises ``ValidationError`` if it was taken back."""
    rows = Incident.objects.select_for_update(no_key=True).order_by("pk")
    found = {each.pk: each for each in rows.filter(pk__in=[row.loser_id, row.winner_id])}
    lock_linking(*found.values())
    if not Merge.objects.filter(pk=row.pk).exists():
        raise ValidationError("Somebody took this merge back meanwhile.")
    return found[row.loser_id], found[row.winner_id]


def refuse_unfit(row: Merge) -> list[Difference]:
    """What merging changed of the winner; raises ``ValidationError`` if that was edited since."""
    winner, kept = row.winner, row.kept
    if problems := list(later(row)):
        raise ValidationError(problems)
    after, now = state_at(winner.pk, kept["winner_after"]), state_now(winner.pk)
    done = differences(state_at(winner.pk, kept["winner"]), after)
    touched = {key for each in done for key in keys_of(each)}
    edits = [each for each in differences(after, now) if touched & keys_of(each)]
    edits += differences(state_at(row.loser_id, kept["loser_after"]), state_now(row.loser_id))
    if edits:
        words = Words(edits)
        raise ValidationError(
            [
                f"{words.title(each)}: {each.kind} since it was merged; take that back first."
                for each in edits
            ]
        )
    return done


def later(row: Merge) -> Iterator[str]:
    """Merges that have to be taken back before this one."""
    above = Merge.objects.filter(loser=row.winner_id).select_related("loser", "winner").first()
    if above:
        yield f"{above.loser} was merged into {above.winner} itself: take that back first."
    newer = Merge.objects.filter(winner=row.winner_id, pk__gt=row.pk).select_related("loser")
    for each in newer.order_by("-pk"):
        yield f"{each.loser} was merged into it later: take that back first."


def keys_of(found: Difference) -> set[tuple[object, ...]]:
    """What a difference is about: a row, or each field of the incident itself."""
    if found.table != "incident":
        return {(found.table, found.pk)}
    return {("incident", change.name) for change in found.fields}


def restored(ledger: CursorWrapper, incidents: list[Incident], reason: str) -> Entry:
    """Publish those that are public as they are again."""
    numbers = [each.pk for each in incidents]
    refuse_unpublishable(numbers, LedgerAction.RESTORED)
    return enter(ledger, numbers, LedgerAction.RESTORED, Said(reason))
