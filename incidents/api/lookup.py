"""Finds the entries of one incident in the ledger, as they stood at some position."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.http import Http404, QueryDict

from incidents.api.asking import JSON, fields
from incidents.api.withholding import with_withholding
from incidents.codes import WITHDRAWING, LedgerAction
from incidents.cutting import document_text
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.asof import START, Pin, pin
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names
from incidents.models import Record
from incidents.selection import READER

PARAMETERS = ("as_of", "format")
"""What every address of one incident reads."""
_NO_TEXT = Value("", output_field=TextField())
_REFERENCE = re.compile(r"[A-Z]{1,9}-[0-9]{1,10}", re.ASCII)
_HEAD = ("position", "recorded_at", "reference", "version", "action", "reason")
_MOST_MERGES = 20
"""So many times an incident may have been merged on; a chain has an end, since none leads back."""
_WITHDRAWN = {
    LedgerAction.MERGED: "This incident was merged into {into}, which takes its place: {reason}",
    LedgerAction.WITHHELD: "What was published of this incident is withheld: {reason}",
}


@dataclass(frozen=True)
class Entry:
    """One entry about an incident: its document, or its tombstone when it is not `live`.

    The text is empty where only the entry was asked for.
    """

    position: int
    recorded_at: datetime
    reference: str
    version: int
    action: str
    reason: str
    live: bool
    document: str
    taken_back: bool = False
    """Whether a withholding came after it: nothing but that may be shown."""

    @property
    def tombstone(self) -> Any:
        """What stands in place of the document: the act and its reason."""
        return json.loads(self.document)

    @property
    def into(self) -> str:
        """The reference of what a merged incident became part of; empty for any other."""
        merged = self.action == LedgerAction.MERGED and not self.live
        return str(self.tombstone.get("into") or "") if merged else ""

    @property
    def withdrawn(self) -> str:
        """Why there is no document any more."""
        stone = self.tombstone
        text = _WITHDRAWN.get(stone.get("action"), "This incident was withdrawn: {reason}")
        reason = stone.get("reason") or "no reason was given"
        return text.format(reason=reason, into=stone.get("into") or "another one")


def recall(query: QueryDict) -> Pin:
    """The ledger position asked for; raises `InvalidParameters`."""
    return pinned(Scalars(dict(query.lists())))


def recall_members(query: QueryDict) -> tuple[Pin, tuple[str, ...]]:
    """The position, and the members of the document that `fields` names: all without it."""
    scalars = Scalars(dict(query.lists()))
    members = scalars.read("fields", lambda text: fields(text, JSON), (), several=True)
    return pinned(scalars, "fields"), members


def pinned(scalars: Scalars, *own: str) -> Pin:
    """The same where the caller has read its `own` parameters, and noted what is wrong there."""
    scalars.read("format", _only_json, None)
    return as_of(scalars, *PARAMETERS, *own)


def as_of(scalars: Scalars, *known: str) -> Pin:
    """The position that `as_of` names, or the newest, where no other than `known` may be given."""
    scalars.errors += check_names(scalars.given, known)
    as_of = scalars.read("as_of", str, None)
    at, wrong = (START, []) if scalars.errors else pin(as_of, using=READER)
    if scalars.errors or wrong:
        raise InvalidParameters([*scalars.errors, *wrong])
    return at


def find(reference: str, at: Pin, version: int | None = None, members: Sequence[str] = ()) -> Entry:
    """The newest entry at that position, of that version if one is given; raises `Http404`.

    What was withheld has the tombstone of its withholding, at every position. A document is cut to
    the `members` that are named; a tombstone stays whole.
    """
    known = _known(reference).filter(position__lte=at.position)
    if version is not None:
        known = known.filter(version=version)
    stone = When(action__in=WITHDRAWING, then=F("document"))
    text = Case(stone, default=document_text(members, "document")) if members else F("document")
    for entry in _entries(known.order_by("-position")[:1], text):
        return entry
    what = f"version {version} of incident" if version else "incident"
    raise _unpublished(f"{what} {reference}", at)


def successors(entry: Entry, at: Pin) -> list[Entry]:
    """What a merged incident became part of, and that in turn, as of the position; the last stands.

    The last one may have been withdrawn otherwise meanwhile. Nothing for what was not merged.
    """
    found: list[Entry] = []
    while entry.into and len(found) < _MOST_MERGES:
        try:
            entry = find(entry.into, at)
        except Http404:
            break
        found.append(entry)
    return found


def entries(reference: str, at: Pin) -> list[Entry]:
    """Every entry up to that position, oldest first, with the texts of tombstones only.

    Of what was withheld there is the withholding alone, even if it came later. Raises `Http404` if
    nothing had been published.
    """
    withheld = Q(action=LedgerAction.WITHHELD)
    known = _known(reference).filter(Q(position__lte=at.position) | withheld).order_by("position")
    stone = Case(When(action__in=WITHDRAWING, then=F("document")), default=_NO_TEXT)
    found = list(_entries(known, stone))
    by_then = [entry for entry in found if entry.position <= at.position]
    if not by_then:
        raise _unpublished(f"incident {shown(reference)}", at)
    if by_then[-1].taken_back:
        by_then.append(next(entry for entry in found if entry.position > at.position))
    return [entry for entry in by_then if not entry.taken_back]


def documents_at(*found: Entry) -> list[str]:
    """The texts of these entries' documents, in the same order."""
    positions = [entry.position for entry in found]
    records = Record.objects.using(READER).filter(position__in=positions)
    texts = dict(records.values_list("position", "document"))
    return [texts[position] for position in positions]


def _known(reference: str) -> QuerySet[Record]:
    if not _REFERENCE.fullmatch(reference):
        raise Http404(f"{shown(reference)} is no reference: write one such as INC-000042.")
    return with_withholding(Record.objects.using(READER).filter(reference=reference))


def _entries(known: QuerySet[Record], document: Combinable) -> Iterator[Entry]:
    for row in known.annotate(text=document).values(*_HEAD, "text", "withheld_as"):
        text, withheld_as = row.pop("text"), row.pop("withheld_as")
        taken_back = withheld_as is not None and row["action"] != LedgerAction.WITHHELD
        yield Entry(
            **row,
            live=not taken_back and row["action"] not in WITHDRAWING,
            document=withheld_as or text,
            taken_back=taken_back,
        )


def _unpublished(what: str, at: Pin) -> Http404:
    return Http404(f"No {what} has been published as of {at.position}.")


def _only_json(text: str) -> str:
    if text != JSON:
        raise WrongValueError(
            f'"{shown(text)}" is not offered for one incident: write json.', [JSON]
        )
    return text
