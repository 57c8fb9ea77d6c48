"""Where the files that people bring in and the reports on them lie: ``DATA_DIR/imports``."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.db.models.signals import post_delete
from django.db.transaction import on_commit
from django.dispatch import receiver

from incidents.models import ImportJob

KEPT = timedelta(days=90)
"""So long after the last import of it has ended a file can still be imported for real."""
_ON_ITS_WAY = timedelta(days=1)
_REPORT = "report-"


def folder() -> Path:
    """The folder of both, made when it is missing; only the project's own user may look in."""
    path: Path = settings.DATA_DIR / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keep a file under its SHA-256; gives that and the size. The same file is kept once."""
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder(), delete=False) as spool:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            spool.write(chunk)
    Path(spool.name).replace(folder() / digest.hexdigest())
    return digest.hexdigest(), size


def file_of(job: ImportJob) -> Path:
    """The file as it was brought in."""
    return folder() / job.sha256


def report_of(job: ImportJob) -> Path:
    """What became of each row, as CSV; not there before the job has begun."""
    return folder() / f"{_REPORT}{job.pk}.csv"


@receiver(post_delete, sender=ImportJob)
def let_go(instance: ImportJob, **_: Any) -> None:
    """Remove the report of a deleted import, and the file unless another one is of the same."""
    report, file, sha256 = report_of(instance), file_of(instance), instance.sha256

    def remove() -> None:
        report.unlink(missing_ok=True)
        if sha256 and not ImportJob.objects.filter(sha256=sha256).exists():
            file.unlink(missing_ok=True)

    on_commit(remove)


def tidy() -> None:
    """Remove every file whose imports have all ended long ago, and what was only half brought in.

    Reports stay with their imports; so does the file of one that is open, however old.
    """
    now = datetime.now(UTC)
    recent = ImportJob.objects.filter(Q(ended_at=None) | Q(ended_at__gte=now - KEPT))
    needed = set(recent.values_list("sha256", flat=True))
    fresh = (now - _ON_ITS_WAY).timestamp()
    for path in folder().iterdir():
        told = path.name.startswith(_REPORT) or path.name in needed
        if not told and path.stat().st_mtime < fresh:
            path.unlink(missing_ok=True)
