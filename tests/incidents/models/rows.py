"""A sound row of every model, from which tests make the one they need."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, models
from django.utils.timezone import now

from incidents.models import (
    AccessToken,
    Actor,
    ActorName,
    Affiliation,
    Citation,
    Coverage,
    DuplicatePair,
    Figure,
    ImportJob,
    ImportMapping,
    Incident,
    IncidentLink,
    IncidentOtherType,
    IncidentType,
    KeptAnswer,
    LinkCheck,
    Location,
    Merge,
    NameDecision,
    NotSame,
    Origin,
    Participation,
    Place,
    PlaceName,
    Publisher,
    SavedFilter,
    Sheet,
    SheetBatch,
    SheetChange,
    Source,
    SourceCopy,
)
from incidents.publishing import publish
from tests.conftest import signed_up
from timeline.models import Timeline, TimelineEdition, TimelineEntry, TimelineSection

Fields = dict[str, Any]


def stored(model: type[models.Model], **changes: Any) -> Any:
    """A sound row of the model, saved, with what it needs; a slug or code given finds or makes."""
    row = model(**{**sound(model), **changes})
    row.save()
    return row


def sound(model: type[models.Model]) -> Fields:
    """The fields of a sound row, rows it refers to made."""
    return SOUND[model]()


def incident(title: str = "Test attack", **changes: Any) -> Incident:
    """A draft with nothing but what it must have."""
    given = {"title": title, "type": raid(), "date": "2019-12-27", **changes}
    return Incident.objects.create(**given)


def cited(**changes: Any) -> Incident:
    """A draft with one citation, number 1."""
    draft = incident(**changes)
    Citation.objects.create(incident=draft, number=1, source=source())
    return draft


def published() -> Incident:
    """An incident published by an editor."""
    draft = cited()
    publish(incidents=Incident.objects.filter(pk=draft.pk), by=signed_up("publisher", "editor"))
    draft.refresh_from_db()
    return draft


def raid() -> IncidentType:
    """A type of the fixtures."""
    return IncidentType.objects.get(code="raid")


def actor(slug: str = "test-militia", **changes: Any) -> Actor:
    """The actor of this slug, made when it is not there."""
    made = {"name": slug.replace("-", " ").title(), "kind": "political-militia", **changes}
    return Actor.objects.get_or_create(slug=slug, defaults=made)[0]


def place(slug: str = "test-base", **changes: Any) -> Place:
    """The place of this slug, made when it is not there."""
    made = {"name": slug.replace("-", " ").title(), "kind": "site", **changes}
    return Place.objects.get_or_create(slug=slug, defaults=made)[0]


def kind(code: str, **changes: Any) -> IncidentType:
    """The type of this code, made when it is not there."""
    made = {"name": code.title(), "definition": "A test.", **changes}
    return IncidentType.objects.get_or_create(code=code, defaults=made)[0]


def publisher() -> Publisher:
    """One publisher for all."""
    return Publisher.objects.get_or_create(slug="test-times", defaults={"name": "Test Times"})[0]


def source() -> Source:
    """One document for all."""
    made = {"title": "Test report", "publisher": publisher(), "kind": "news-report"}
    return Source.objects.get_or_create(slug="test-report", defaults=made)[0]


def saved() -> Timeline:
    """One timeline for all."""
    return Timeline.objects.get_or_create(slug="test-saved", defaults={"title": "Saved"})[0]


def affiliation(child: str, parent: str, **changes: Any) -> Affiliation:
    """One actor's part in another, by their slugs."""
    given = {"kind": "part-of", **changes}
    return Affiliation.objects.create(child=actor(child), parent=actor(parent), **given)


def constraint_of(error: BaseException) -> str:
    """The name of the constraint that refused a write."""
    assert isinstance(error, IntegrityError)
    return str(getattr(error.__cause__, "diag").constraint_name)  # noqa: B009  # psycopg's


SOUND: dict[type[models.Model], Callable[[], Fields]] = {
    IncidentType: lambda: {"code": "test-type", "name": "Test", "definition": "A test."},
    Place: lambda: {"slug": "test-place", "name": "Test", "kind": "site"},
    PlaceName: lambda: {"place": place(), "name": "Other name"},
    Actor: lambda: {"slug": "test-actor", "name": "Test", "kind": "military"},
    ActorName: lambda: {"actor": actor(), "name": "Other name"},
    Affiliation: lambda: {
        "child": actor("test-battalion"),
        "parent": actor("test-brigade"),
        "kind": "part-of",
    },
    Publisher: lambda: {"slug": "test-publisher", "name": "Test"},
    Source: lambda: {
        "slug": "test-source",
        "title": "Test",
        "publisher": publisher(),
        "kind": "book",
    },
    Incident: lambda: {"title": "Test", "type": raid(), "date": "2019-12-27"},
    IncidentOtherType: lambda: {"incident": incident(), "type": raid()},
    Location: lambda: {"incident": incident(), "place": place(), "precision": "settlement"},
    Participation: lambda: {"incident": incident(), "actor": actor(), "role": "initiator"},
    Figure: lambda: {
        "incident": incident(),
        "measure": "killed",
        "low": 1,
        "best": 1,
        "high": 1,
    },
    Citation: lambda: {"incident": incident(), "number": 7, "source": source()},
    IncidentLink: lambda: {
        "incident": incident(),
        "to_incident": incident("Test answer"),
        "kind": "responds-to",
    },
    Origin: lambda: {"incident": incident(), "dataset": "test", "original_id": "1"},
    NotSame: lambda: {"first": incident("First"), "second": incident("Second")},
    AccessToken: lambda: {
        "user": signed_up("holder", "analyst"),
        "name": "Mine",
        "digest": "0" * 64,
        "expires_at": now() + timedelta(days=1),
    },
    Coverage: lambda: {"start": date(2019, 1, 1), "coded_until": date(2019, 12, 31)},
    KeptAnswer: lambda: {
        "user": signed_up("sender", "analyst"),
        "key": "k",
        "request_digest": "0" * 64,
        "status": 201,
        "headers": {"Location": "/"},
        "body": "{}",
    },
    SavedFilter: lambda: {"user": signed_up("keeper", "analyst"), "name": "Mine", "query": "q=a"},
    DuplicatePair: lambda: {
        "first": incident("First"),
        "second": incident("Second"),
        "score": 0.9,
        "agrees": ["the same day"],
        "differs": ["other words"],
    },
    Merge: lambda: {
        "loser": incident("First"),
        "winner": incident("Second"),
        "kept": {"state": "draft"},
    },
    ImportJob: lambda: {
        "by": signed_up("importer", "analyst"),
        "file_name": "rows.csv",
        "sha256": "0" * 64,
        "size": 1,
        "format": "ucdp-ged",
        "dataset": "ucdp-ged",
        "state": "done",
        "counts": {"created": 1},
        "started_at": now(),
        "ended_at": now(),
    },
    ImportMapping: lambda: {"by": signed_up("mapper", "analyst"), "name": "Ours", "text": "x: y"},
    NameDecision: lambda: {
        "dataset": "ucdp-ged",
        "kind": "actor",
        "name": "Group",
        "key": "group",
        "candidates": ["other-group"],
        "by": signed_up("decider", "analyst"),
    },
    Sheet: lambda: {"rows": 1, "cells": b"cells"},
    SheetBatch: lambda: {
        "file_name": "sheet.csv",
        "sha256": "0" * 64,
        "file": b"file",
        "state": "applied",
        "brought_at": datetime.now(UTC),
        "brought_by": (by := signed_up("returner", "analyst")),
        "applied_at": datetime.now(UTC),
        "applied_by": by,
    },
    SheetChange: lambda: {
        "batch": stored(SheetBatch),
        "handle": "DRAFT-1",
        "title": "Test attack",
        "row": 2,
        "revision": 1,
    },
    SourceCopy: lambda: {
        "source": source(),
        "sha256": "0" * 64,
        "size": 1,
        "media_type": "text/html",
        "retrieved_from": "https://example.org/",
    },
    LinkCheck: lambda: {"source": source(), "url": "https://example.org/", "state": "works"},
    Timeline: lambda: {"title": "Test", "slug": "test-timeline"},
    TimelineSection: lambda: {"timeline": saved(), "title": "Before", "end": date(2019, 12, 26)},
    TimelineEntry: lambda: {"timeline": saved(), "reference": "INC-000004", "seen": 1},
    TimelineEdition: lambda: {
        "timeline": saved(),
        "number": 1,
        "slug": "test-saved",
        "action": "published",
        "by": signed_up("publisher", "editor"),
        "document": "{}",
    },
}
