"""One batch of rows: told apart into new, changed and known ones, stored and published at once."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pghistory
from django.db import DataError, IntegrityError, transaction
from django.db.models import QuerySet

from incidents.codes import State
from incidents.documents.dump import dump
from incidents.documents.load import check_deferred, load
from incidents.documents.load_many import find_rows, load_many, named_by
from incidents.documents.problems import InvalidDocument
from incidents.documents.slim import slim
from incidents.importing.coming_back import own_rows, take_back
from incidents.importing.decided import LeftOut
from incidents.importing.files import Record
from incidents.importing.linking import link
from incidents.importing.merging import merge
from incidents.importing.registry import Dataset
from incidents.importing.related import Related
from incidents.importing.report import Outcome, Report
from incidents.importing.wish import Wish
from incidents.models import Incident, Origin
from incidents.publishing import correct, publish
from incidents.publishing.lanes import Turn

_NAMED = 3


@dataclass
class Row:
    """A sound row on its way: what it says, and what is held of it."""

    record: Record
    original_id: str
    document: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    held: Origin | None = None

    @cached_property
    def digest(self) -> str:
        """By what an unchanged row is known again; cells left empty do not count."""
        told = {name: cell for name, cell in self.record.cells.items() if cell}
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()

    def translate(self, wish: Wish, related: Related) -> None:
        """Make its slim document, unless that was done before; the database is not asked."""
        if not self.document:
            told = wish.format.translate(self.record.cells, related, wish.dataset)
            self.document, self.notes = slim(told.document), told.notes


@dataclass
class Stored:
    """What a transaction stored: incidents by what became of them, and what to report of each."""

    created: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    lines: list[tuple[Outcome, Row, str]] = field(default_factory=list)

    def add(self, outcome: Outcome, row: Row, rule: str = "") -> None:
        """Note what became of a row."""
        self.lines.append((outcome, row, rule))


def store(rows: Sequence[Row], wish: Wish, related: Related, report: Report, turn: Turn) -> None:
    """Store and publish; a batch that the database refuses is halved until the row is found.

    Until what came before is public only what is new is written, which nobody can be waiting for.
    """
    try:
        with transaction.atomic(), pghistory.context(user=wish.by.pk, reason=wish.reason):
            stored = Stored()
            own, others = own_rows(rows, wish)
            changed = _store(others, wish, related, stored)
            check_deferred()  # what the commit would have others wait for
            _publish_next(turn)
            _update(changed, wish, related, stored)
            take_back(own, wish, stored)
            link(others, wish, related.together, stored)
            _publish(stored, wish)
    except (IntegrityError, DataError, InvalidDocument) as error:
        _publish_next(turn)
        if len(rows) > 1:
            half = len(rows) // 2
            store(rows[:half], wish, related, report, turn)
            store(rows[half:], wish, related, report, turn)
            return
        stored = Stored(lines=[(Outcome.REFUSED, rows[0], _said(rows[0], wish, error))])
    for outcome, row, rule in stored.lines:
        report.add(outcome, row.record.line, row.original_id, rule=rule)


def _publish_next(turn: Turn) -> None:
    """Let the next batch be stored meanwhile."""
    turn.let_next_begin()
    turn.wait()


def digests(dataset: Dataset, original_ids: Sequence[str] | None = None) -> dict[str, str]:
    """The digest of each row of the dataset that is held, or of those asked for, by its id."""
    held = Origin.objects.filter(dataset=dataset.name)
    if original_ids is not None:
        held = held.filter(original_id__in=original_ids)
    return dict(held.values_list("original_id", "sha256"))


def _store(rows: Sequence[Row], wish: Wish, related: Related, stored: Stored) -> list[Row]:
    """Store what is new; the rows that are held and differ."""
    held = digests(wish.dataset, [row.original_id for row in rows])
    known = [row for row in rows if held.get(row.original_id) == row.digest]
    fresh = [row for row in rows if held.get(row.original_id) != row.digest]
    for row in known:
        stored.add(Outcome.UNCHANGED, row)
    for row in fresh:
        row.translate(wish, related)
    for origin in _origins(wish, known).filter(incident__state=State.DRAFT).defer("original_row"):
        stored.unchanged.append(origin.incident_id)
    origins = {each.original_id: each for each in _origins(wish, fresh)}
    for row in fresh:
        row.held = origins.get(row.original_id)
    _create([row for row in fresh if not row.held], wish, stored)
    return [row for row in fresh if row.held]


def _origins(wish: Wish, rows: Sequence[Row]) -> "QuerySet[Origin]":
    ids = [row.original_id for row in rows]
    held = Origin.objects.filter(dataset=wish.dataset.name, original_id__in=ids)
    return held.select_related("incident").defer("codes")


def _create(rows: Sequence[Row], wish: Wish, stored: Stored) -> None:
    named = {row.original_id: named_by([row.document]) for row in rows}
    ids = find_rows(set().union(*named.values()))
    ready = []
    for row in rows:
        absent = sorted(each for each in named[row.original_id] if each not in ids)
        if absent:
            stored.add(Outcome.SKIPPED, row, _lacking(absent))
        else:
            ready.append(row)
    if ready:
        beside = [{"sha256": row.digest, "original_row": row.record.cells} for row in ready]
        documents = [row.document for row in ready]
        stored.created += load_many(documents, ids=ids, by=wish.by, origins=beside)
    for row in ready:
        stored.add(Outcome.CREATED, row)
        for note in row.notes:
            stored.add(Outcome.NOTED, row, note)


def _lacking(absent: Sequence[tuple[str, str]]) -> str:
    told = ", ".join(f"{kind} {handle}" for kind, handle in absent[:_NAMED])
    more = f" and {len(absent) - _NAMED} more" if len(absent) > _NAMED else ""
    return f"it names what is not here: {told}{more}; --create-missing makes it"


def _update(rows: Sequence[Row], wish: Wish, related: Related, stored: Stored) -> None:
    documents = dump(row.held.incident_id for row in rows if row.held) if rows else {}
    for row in rows:
        assert row.held
        if row.held.incident.state == State.RETRACTED:
            stored.add(Outcome.SKIPPED, row, f"{row.held.incident} is retracted here; left so")
            continue
        former = _former(row.held, wish, related)
        ours = slim(documents[row.held.incident_id])
        merged, conflicts = merge(ours, slim(former) if former else ours, row.document)
        absent = sorted(named_by([merged]) - find_rows(named_by([merged])).keys())
        if conflicts or absent:
            edited = f"edited here and changed there: {', '.join(conflicts)}; left as it is here"
            stored.add(Outcome.SKIPPED, row, edited if conflicts else _lacking(absent))
            continue
        _write(row, merged, ours, wish, stored)


def _former(held: Origin, wish: Wish, related: Related) -> Mapping[str, Any]:
    """What was imported before, by translating the row that was kept."""
    if not held.original_row:
        return {}
    dataset = Dataset(wish.dataset.name, held.release, held.licence)
    try:
        return wish.format.translate(held.original_row, related, dataset).document
    except LeftOut:  # what it named then may not be asked for any more
        return {}


def _write(
    row: Row, merged: Mapping[str, Any], ours: Mapping[str, Any], wish: Wish, stored: Stored
) -> None:
    assert row.held
    incident = row.held.incident
    if merged == ours:
        stored.unchanged.append(incident.pk)
        stored.add(Outcome.UNCHANGED, row)
    else:
        load(merged, by=wish.by, incident=incident)
        stored.changed.append(incident.pk)
        stored.add(Outcome.UPDATED, row)
    origin = Origin.objects.filter(dataset=wish.dataset.name, original_id=row.original_id)
    origin.update(sha256=row.digest, original_row=dict(row.record.cells))


def _publish(stored: Stored, wish: Wish) -> None:
    """Publish what is a draft, correct what changed and was public."""
    if not wish.publishing:
        return
    changed = Incident.objects.filter(pk__in=stored.changed, state=State.PUBLISHED)
    if changed.exists():
        correct(incidents=changed, by=wish.by, reason=wish.why)
    held = Incident.objects.filter(pk__in=[*stored.changed, *stored.unchanged], state=State.DRAFT)
    drafts = [*stored.created, *held.values_list("pk", flat=True)]
    if drafts:
        publish(incidents=Incident.objects.filter(pk__any=drafts), by=wish.by)


def _said(row: Row, wish: Wish, error: Exception) -> str:
    """Why one row is refused: each rule with its place in the document, as `load` tells them."""
    if isinstance(error, InvalidDocument):
        return "; ".join(error.problems)
    try:
        with transaction.atomic():
            load(row.document, by=wish.by, incident=row.held.incident if row.held else None)
            transaction.set_rollback(True)
    except InvalidDocument as refused:
        return "; ".join(refused.problems)
    return str(error).strip()
