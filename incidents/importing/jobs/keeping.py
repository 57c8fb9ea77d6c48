"""Where the files that people bring in and the reports on them lie: ``DATA_DIR/imports``."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from incidents.models import ImportJob


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
    return folder() / f"report-{job.pk}.csv"


def let_go(job: ImportJob) -> None:
    """Remove the report, and the file unless another import is of the same one."""
    report_of(job).unlink(missing_ok=True)
    if not ImportJob.objects.filter(sha256=job.sha256).exclude(pk=job.pk).exists():
        file_of(job).unlink(missing_ok=True)
