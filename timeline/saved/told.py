"""What one edition of a timeline says: its document, written from the draft and read again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from timeline.desk import Section
from timeline.models import PublishedEdition, PublishedTimeline, Timeline
from timeline.models.entry import EntryKind


@dataclass(frozen=True, slots=True)
class Pinned:
    """The desk's words on an incident, and the ledger position of the state that they are of."""

    headline: str
    note: str
    seen: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A timeline as one edition has it; edition 0 is a draft, made at no time."""

    slug: str
    edition: int
    made_at: datetime | None
    title: str
    introduction: str
    author: str
    query: str
    as_of: int | None
    sections: tuple[Section, ...] = ()
    pinned: Mapping[str, Pinned] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()


def published(row: PublishedTimeline) -> Saved:
    """What readers are told."""
    return _read(json.loads(row.document), row.slug, row.edition, row.made_at)


def edition(row: PublishedEdition) -> Saved:
    """The same of an edition that may be a former one."""
    return _read(json.loads(row.document), row.slug, row.edition, row.made_at)


def draft(timeline: Timeline) -> Saved:
    """What they would be told if it were published now."""
    return _read(document_of(timeline), timeline.slug, 0, None)


def document_of(timeline: Timeline) -> dict[str, Any]:
    """Everything that a draft says, fit for JSON."""
    return {
        "title": timeline.title,
        "introduction": timeline.introduction,
        "author": timeline.author,
        "query": timeline.filter,
        "as_of": timeline.as_of,
        "sections": [
            {
                "title": section.title,
                "from": section.start and section.start.isoformat(),
                "to": section.end and section.end.isoformat(),
                "text": section.text,
            }
            for section in timeline.sections.all()
        ],
        "entries": list(timeline.entries.values("reference", "kind", "headline", "note", "seen")),
    }


def fingerprint(timeline: Timeline) -> str:
    """Tells whether a draft still says what somebody saw of it."""
    return sha256(json.dumps(document_of(timeline)).encode()).hexdigest()[:16]


def _read(document: dict[str, Any], slug: str, edition: int, made_at: datetime | None) -> Saved:
    entries = document["entries"]
    return Saved(
        slug=slug,
        edition=edition,
        made_at=made_at,
        **{name: document[name] for name in ("title", "introduction", "author", "query", "as_of")},
        sections=tuple(
            Section(each["title"], _day(each["from"]), _day(each["to"]), each["text"])
            for each in document["sections"]
        ),
        pinned={
            each["reference"]: Pinned(each["headline"], each["note"], each["seen"])
            for each in entries
            if each["kind"] == EntryKind.PINNED
        },
        hidden=tuple(e["reference"] for e in entries if e["kind"] == EntryKind.HIDDEN),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
