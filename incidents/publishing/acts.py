"""What an editor does: publish, update, correct, retract, restore.

Each act takes incidents, checks them all, then writes set-based, in transactions of at most 5,000
incidents; one that is refused changes nothing.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.utils import CursorWrapper
from django.db.models import Exists, OuterRef, Q, QuerySet

from incidents.codes import LedgerAction, RetractionReason, State
from incidents.documents import references
from incidents.documents.load import load
from incidents.documents.query import FIRST, LAST, documents_of, link
from incidents.models import Citation, Incident, Record, User
from incidents.publishing.index import BATCH
from incidents.publishing.lanes import Turn, in_lanes
from incidents.publishing.ledger import Entry, acting, append, batches, open_ledger
from incidents.publishing.prepared import append_prepared, prepare, still_so
from incidents.publishing.relinking import restate_links

SHOWN = 20
CHOSEN, CHOSEN_ONE = "SELECT unnest(%(ids)s::bigint[])", "SELECT %(id)s::bigint"
#: From which states an act may start.
FROM_STATES = {
    LedgerAction.PUBLISHED: [State.DRAFT],
    LedgerAction.UPDATED: [State.PUBLISHED],
    LedgerAction.CORRECTED: [State.PUBLISHED],
    LedgerAction.RETRACTED: [State.PUBLISHED],
    LedgerAction.RESTORED: [State.PUBLISHED, State.RETRACTED],
    LedgerAction.MERGED: [State.PUBLISHED],
}
#: The state after an act that withdraws; every other one leaves an incident published.
WITHDRAWN_AS = {
    LedgerAction.RETRACTED: State.RETRACTED,
    LedgerAction.MERGED: State.MERGED,
}
#: A state in words, and what can be done from it instead.
INSTEAD = {
    State.DRAFT: ("a draft", "publish it first"),
    State.PUBLISHED: ("published", "update or correct it"),
    State.RETRACTED: ("retracted", "restore a version from its history"),
    State.MERGED: ("merged into another one", "take the merge back first"),
}

NEXT_VERSION = """
UPDATE incidents_incident AS i SET state = %(state)s, version = i.version + 1,
    reference = coalesce(i.reference, 'INC-' || lpad(n::text, greatest(6, length(n::text)), '0'))
FROM (
    SELECT id, CASE WHEN reference IS NULL THEN nextval('incident_reference_number') END AS n
    FROM (SELECT id, reference FROM incidents_incident
          WHERE id = ANY (%(ids)s) AND state = ANY (%(from_states)s)
          ORDER BY reference, id FOR UPDATE) AS ordered
) AS numbered WHERE i.id = numbered.id"""
HAVE_LINKS = """
SELECT EXISTS (SELECT FROM incidents_incidentlink WHERE incident_id = ANY (%(ids)s))"""
WORD = references.actor("k.by_id", FIRST, LAST)
KEEP_LINKS = f"""
UPDATE incidents_incidentlink AS held SET published_as = shown.document
FROM (SELECT k.id, (SELECT row_to_json(item) FROM (SELECT {link("k", WORD)}) AS item) AS document
      FROM incidents_incidentlink k JOIN incidents_incident i ON i.id = k.incident_id
      JOIN incidents_incident t ON t.id = k.to_incident_id
      WHERE k.incident_id = ANY (%(ids)s)) AS shown
WHERE held.id = shown.id"""
TOMBSTONE = """
SELECT i.id AS incident_id, row_to_json(stone)::text AS document
FROM incidents_incident i CROSS JOIN LATERAL (
    SELECT i.reference, i.version, %(action)s AS action, %(why)s AS why, %(said)s AS reason{into}
) AS stone WHERE i.id IN ({chosen})"""


@dataclass(frozen=True)
class Said:
    """What an act says: the reason, and of what is withdrawn why by a code, or into what."""

    reason: str
    why: str = ""
    into: str = ""

    @property
    def in_short(self) -> str:
        """The reason as entries of the ledger carry it."""
        return f"{self.why}: {self.reason}" if self.why else self.reason

    def tombstone(self, chosen: str) -> str:
        """SQL for what stands in place of the documents."""
        return TOMBSTONE.format(chosen=chosen, into=", %(into)s AS into" if self.into else "")


def publish(*, incidents: QuerySet[Incident], by: User, reason: str = "") -> Entry:
    """Publish drafts for the first time; each gets its permanent reference."""
    return write(incidents, by, LedgerAction.PUBLISHED, Said(reason))


def update(*, incidents: QuerySet[Incident], by: User, reason: str = "") -> Entry:
    """Publish the present state of published incidents: more is known."""
    return write(incidents, by, LedgerAction.UPDATED, Said(reason))


def correct(*, incidents: QuerySet[Incident], by: User, reason: str) -> Entry:
    """Publish the present state of published incidents: we were wrong, and say why."""
    return write(incidents, by, LedgerAction.CORRECTED, Said(required(reason)))


def retract(
    *, incidents: QuerySet[Incident], by: User, why: RetractionReason, reason: str
) -> Entry:
    """Withdraw published incidents; a tombstone with the reason stays, and all history."""
    return write(incidents, by, LedgerAction.RETRACTED, Said(required(reason), why=str(why)))


def restore(*, reference: str, version: int, by: User, reason: str) -> Entry:
    """Bring an earlier published version of an incident back, as its newest one."""
    incident = Incident.objects.get(reference=reference)
    record = Record.objects.filter(incident=incident, version=version, index__live=True).last()
    if record is None:
        raise ValidationError(f"{reference} has no published version {version}.")
    with open_ledger(by=by, reason=required(reason), act=LedgerAction.RESTORED):
        if incident.state == State.MERGED:
            refuse_unfit([incident.pk], LedgerAction.RESTORED)
        load(json.loads(record.document), by=by, incident=incident)
        chosen = Incident.objects.filter(pk=incident.pk)
        return write(chosen, by, LedgerAction.RESTORED, Said(reason))


def required(reason: str) -> str:
    """The reason, which readers will see; raises ``ValidationError`` without one."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why: readers will see it."})
    return reason.strip()


def write(incidents: QuerySet[Incident], by: User, action: LedgerAction, said: Said) -> Entry:
    """One act on all of them; raises ``ValidationError`` naming every incident that is not fit."""
    ids = list(incidents.order_by("id").values_list("id", flat=True))
    refuse_unfit(ids, action)

    def write_next(chunk: list[int], turn: Turn) -> Entry:
        with acting(by=by, reason=said.reason, act=action) as cursor:
            turn.let_next_begin()
            prepared = prepare(cursor, chunk) if worth_preparing(cursor, chunk, action) else None
            turn.wait()
            cursor.execute("SELECT lock_ledger()")
            return enter(cursor, chunk, action, said, prepared)

    if len(ids) <= BATCH:
        return write_next(ids, Turn.of_the_only_one())
    written = list(in_lanes(batches(ids, BATCH), write_next))
    return Entry(
        count=sum(entry.count for entry in written), first=written[0].first, last=written[-1].last
    )


def worth_preparing(cursor: CursorWrapper, ids: list[int], action: LedgerAction) -> bool:
    """Not for one incident, which is as quick without, nor for what would be made anew anyway.

    What links say depends on what others publish meanwhile.
    """
    return len(ids) > 1 and action not in WITHDRAWN_AS and not have_links(cursor, ids)


def have_links(cursor: CursorWrapper, ids: list[int]) -> bool:
    """Whether one of them links to another incident."""
    cursor.execute(HAVE_LINKS, {"ids": ids})
    return bool(cursor.fetchone()[0])


def enter(
    cursor: CursorWrapper,
    ids: list[int],
    action: LedgerAction,
    said: Said,
    prepared: int | None = None,
) -> Entry:
    """States, references, records, index, and the incidents that link here, in an open ledger.

    Several acts then have one instant. ``prepared`` is what `prepare` returned for these.
    """
    state = WITHDRAWN_AS.get(action, State.PUBLISHED)
    from_states = [str(former) for former in FROM_STATES[action]]
    cursor.execute(NEXT_VERSION, {"ids": ids, "state": state, "from_states": from_states})
    if cursor.rowcount != len(ids):
        raise ValidationError("Somebody else published or retracted one of them meanwhile.")
    if have_links(cursor, ids):
        cursor.execute(KEEP_LINKS, {"ids": ids})
    if prepared is not None and still_so(cursor, prepared):
        entry = append_prepared(cursor, action, said.in_short)
    else:
        entry = append_unprepared(cursor, ids, action, said)
    restate_links(cursor, ids)
    return entry


def append_unprepared(
    cursor: CursorWrapper, ids: list[int], action: LedgerAction, said: Said
) -> Entry:
    """Make the documents as the ledger takes them."""
    one = len(ids) == 1
    parameters: dict[str, Any] = {"why": said.why, "said": said.reason, "into": said.into}
    parameters |= {"id": ids[0]} if one else {"ids": ids}
    chosen = CHOSEN_ONE if one else CHOSEN
    documents = said.tombstone(chosen) if action in WITHDRAWN_AS else documents_of(chosen)
    return append(cursor, documents, parameters, action=action, reason=said.in_short)


def refuse_unfit(ids: list[int], action: LedgerAction) -> None:
    """Raise, naming each, for incidents in the wrong state or without a citation."""
    if ids and fit(ids, action).count() == len(ids):
        return
    problems = [] if ids else ["Choose at least one incident."]
    problems += [f"{row}: {why}." for row, why in islice(unfit(ids, action), SHOWN)]
    if problems:
        raise ValidationError(problems)


def fit(ids: Iterable[int], action: LedgerAction) -> QuerySet[Incident]:
    """The incidents that an act can be done to."""
    startable = Incident.objects.filter(pk__any=ids, state__in=FROM_STATES[action])
    if action in WITHDRAWN_AS:
        return startable
    return startable.filter(Exists(Citation.objects.filter(incident=OuterRef("pk"))))


def unfit(ids: Iterable[int], action: LedgerAction) -> Iterator[tuple[Incident, str]]:
    """The incidents that an act cannot be done to, each with why: *fact; remedy*."""
    chosen = Incident.objects.filter(pk__in=ids).order_by("pk")
    startable = Q(state__in=FROM_STATES[action])
    for row in chosen.exclude(startable):
        state, remedy = INSTEAD[State(row.state)]
        why = " already" if state == action else f", so it cannot be {action}"
        yield row, f"it is {state}{why}; {remedy}"
    if action not in WITHDRAWN_AS:
        cited = Exists(Citation.objects.filter(incident=OuterRef("pk")))
        for row in chosen.filter(startable).exclude(cited):
            yield row, "it cites nothing; add at least one citation"
