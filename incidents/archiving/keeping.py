"""Copies of sources: kept from the web or from an upload, opened, and removed with a reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import now

from incidents.archiving import store
from incidents.archiving.bodies import MEGABYTE
from incidents.archiving.fetching import Answer, fetcher
from incidents.archiving.kinds import EXTENSIONS, KEPT_IN_WORDS, kind_of
from incidents.archiving.refusals import unreadable
from incidents.models import Source, SourceCopy, User

LOCK = 0xA2C1
"""The advisory lock under which a file is kept or removed, so that neither undoes the other."""


class NotKept(Exception):
    """An uploaded file that is no copy of a source; the message says what would be."""


@dataclass(frozen=True)
class Found:
    """A file, what sort it is, and where it came from: not kept with a source yet."""

    sha256: str
    size: int
    media_type: str
    declared_type: str
    retrieved_at: datetime
    retrieved_from: str = ""
    file_name: str = ""


def fetch(url: str) -> Found:
    """Fetch an address and put what it answers into the archive.

    NotAllowed where the operator does not let it, NotFetched when there is nothing to keep.
    """
    answer = fetcher().fetch(url)
    kind = kind_of(answer.body, answer.declared)
    if kind is None:
        raise unreadable(url, f"it is none of {KEPT_IN_WORDS}")
    return found(answer, kind)


def found(answer: Answer, kind: str) -> Found:
    """What came from the web, put into the archive."""
    return Found(
        sha256=store.keep(answer.body),
        size=len(answer.body),
        media_type=kind,
        declared_type=answer.declared,
        retrieved_at=answer.retrieved_at,
        retrieved_from=answer.url,
    )


def upload(data: bytes, *, name: str, declared: str = "") -> Found:
    """Put an uploaded file into the archive; NotKept when it is none of a source."""
    shown = plain_name(name)
    largest = settings.ARCHIVE_LARGEST_MB
    if not data:
        raise NotKept(f"“{shown}” is empty: choose another file.")
    if len(data) > largest * MEGABYTE:
        raise NotKept(f"“{shown}” has more than {largest} MB: choose a smaller file.")
    kind = kind_of(data, declared)
    if kind is None:
        raise NotKept(f"“{shown}” is none of {KEPT_IN_WORDS}: save it as one of these.")
    return Found(store.keep(data), len(data), kind, "", now(), file_name=shown)


def plain_name(name: str) -> str:
    """The name of a file without folders and what cannot be printed."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(each for each in last if each.isprintable())[-200:].strip() or "file"


@transaction.atomic
def keep(source: Source, file: Found, *, by: User | None) -> SourceCopy:
    """Keep the file with a source, whose digest it becomes when the source had none."""
    lock()
    store.read(file.sha256)
    copy = SourceCopy(source=source, kept_by=by, **vars(file))
    copy.full_clean(exclude=["source", "kept_by"])
    copy.save()
    Source.objects.filter(pk=source.pk, sha256="").update(sha256=file.sha256)
    source.refresh_from_db(fields=["sha256"])
    return copy


def opened(copy: SourceCopy) -> bytes:
    """What a copy holds, checked against its digest; NotSound when it is not what was kept."""
    if copy.removed_at:
        raise store.NotSound(f"It was removed on {copy.removed_at:%Y-%m-%d}.")
    return store.read(copy.sha256)


def name_of(copy: SourceCopy) -> str:
    """A name for the file on somebody's own disk: of the source and the day."""
    ending = EXTENSIONS.get(copy.media_type, "bin")
    return f"{copy.source.slug}-{copy.retrieved_at:%Y-%m-%d}.{ending}"


@transaction.atomic
def remove(copy: SourceCopy, *, by: User, because: str) -> None:
    """Take a copy away for good, saying why; the file goes when no other copy shares it."""
    lock()
    held: Any = SourceCopy.objects.held()
    held.filter(pk=copy.pk).update(removed_at=now(), removed_by=by, removed_because=because)
    copy.refresh_from_db()
    left = held.filter(source=copy.source_id)
    if not left.filter(sha256=copy.sha256).exists():
        digest = left.values_list("sha256", flat=True).first() or ""
        Source.objects.filter(pk=copy.source_id, sha256=copy.sha256).update(sha256=digest)
    transaction.on_commit(lambda: let_go(copy.sha256))


@transaction.atomic
def let_go(digest: str) -> bool:
    """Take a file away for good unless a copy needs it; whether it went."""
    lock()
    needed = SourceCopy.objects.held().filter(sha256=digest).exists()
    if not needed:
        store.remove(digest)
    return not needed


def lock() -> None:
    """Wait for whoever else keeps or removes a file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
