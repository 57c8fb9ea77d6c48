"""Runs the imports that wait, one after another, and those that a killed worker left behind.

One worker at a time holds the advisory lock, whichever machine it is on; the database frees it
when that worker's connection ends. So an open import that was begun, found by who holds the lock,
was left by a dead one: it is run again from its start, since importing a row twice changes nothing.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import IO, cast

import pghistory
from django.db import InterfaceError, OperationalError, connection
from django.utils.timezone import now

from incidents.importing.attempt import STOPPED, undone, why_stopped
from incidents.importing.files import opened
from incidents.importing.jobs.asking import lacking
from incidents.importing.jobs.keeping import file_of, report_of, tidy
from incidents.importing.jobs.watching import Stopped, Watch, WatchedFile
from incidents.importing.near import keep_near
from incidents.importing.registry import Dataset, UnknownImportFormat, find
from incidents.importing.report import reporting
from incidents.importing.run import run_import
from incidents.importing.wish import Wish
from incidents.models import ImportJob, ImportState
from incidents.models.import_state import OPEN

LOCK = 0x1A80
MOST_ATTEMPTS = 3
_LOG = logging.getLogger(__name__)


class CannotRun(Exception):
    """The job asks for what cannot be; the message says what."""


def run_next() -> bool:
    """Run the oldest open import to its end; False if there is none, or another worker is at it."""
    with _only_worker() as only:
        job = ImportJob.objects.filter(state__in=OPEN).order_by("pk").first() if only else None
        if job:
            run(job)
            tidy()
        return job is not None


def run(job: ImportJob) -> None:
    """Run one; however it ends, that is written down, unless the database or the worker ends."""
    if job.stop_asked:
        _end(job, ImportState.STOPPED)
        return
    if job.attempts >= MOST_ATTEMPTS:
        message = f"It was begun {job.attempts} times and the worker or the database ended in it."
        _end(job, ImportState.FAILED, message)
        return
    job.attempts += 1
    job.state, job.started_at = ImportState.LOOKING, job.started_at or now()
    job.save(update_fields=["attempts", "state", "started_at"])
    try:
        _run(job)
    except Stopped:
        _end(job, ImportState.STOPPED)
    except (CannotRun, UnknownImportFormat, *STOPPED) as error:
        _end(job, ImportState.FAILED, why_stopped(error))
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        _LOG.exception("import %s", job.pk)
        _end(job, ImportState.FAILED, f"An error of the program, see its log: {error!r}")
    else:
        _end(job, ImportState.DONE)


def _run(job: ImportJob) -> None:
    wish = wish_of(job)
    with (
        pghistory.context(user=wish.by.pk, reason=wish.reason),
        opened(file_of(job), io.BytesIO()) as file,
        Watch(job) as watch,
        undone() if job.dry else nullcontext(),
        reporting(report_of(job)) as report,
    ):
        try:
            run_import(cast("IO[bytes]", WatchedFile(file, watch.looked)), wish, report, watch)
        finally:
            near = report.near
            job.counts = {str(outcome): count for outcome, count in report.counts.items()}
    keep_near(near, wish.dataset.name)


def wish_of(job: ImportJob) -> Wish:
    """What is to be done; raises `CannotRun` where whoever asked may not do that any more."""
    if job.by is None or not job.by.is_active or lacking(job, job.by):
        raise CannotRun("Whoever asked for it may not import so any more: somebody else may.")
    try:
        format_ = find(job.format, job.mapping)
    except ValueError as error:
        raise CannotRun(str(error)) from error
    return Wish(
        format=format_,
        dataset=Dataset(job.dataset, job.release, format_.licence),
        by=job.by,
        reason=job.reason,
        publishing=job.publishing and not job.dry,
        creating=job.creating,
        leaving_out=job.leaving_out,
        whole=job.whole,
    )


def _end(job: ImportJob, state: ImportState, message: str = "") -> None:
    job.state, job.message, job.ended_at = state, message, now()
    job.save(update_fields=["state", "message", "ended_at", "counts"])


@contextmanager
def _only_worker() -> Iterator[bool]:
    """Whether this is the one that may work; inside, nobody else does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (only,) = cursor.fetchone()
    try:
        yield only
    finally:
        if only and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
