"""How far a running import is, told to those who look, and whether it is to stop."""

import os
from collections.abc import Callable, Iterator
from threading import Event, Thread
from types import TracebackType
from typing import IO, Any

from django.db import DatabaseError, connection

from incidents.models import ImportJob, ImportState

EVERY_S = 0.5
_LINES = 500


class Stopped(Exception):
    """Somebody asked for the end of the import."""


class Watch:
    """Writes down how far the job is, on a connection of its own: a dry run is undone, this not.

    It is called with rows done and rows in all, as every progress; it raises `Stopped` when that
    was asked for.
    """

    def __init__(self, job: ImportJob, every_s: float = EVERY_S) -> None:
        self._pk, self._every_s = job.pk, every_s
        self._state, self._done, self._total = ImportState.LOOKING, 0, job.size
        self._stop, self._over = Event(), Event()
        self._thread = Thread(target=self._look_often, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def __call__(self, done: int, total: int) -> None:
        """So many rows are stored."""
        self._state, self._done, self._total = ImportState.STORING, done, total
        self.check()

    def looked(self, at: int) -> None:
        """The file was read up to here; once rows are stored, it is read a second time."""
        if self._state == ImportState.LOOKING:
            self._done = max(self._done, at)
        self.check()

    def check(self) -> None:
        """Raise `Stopped` if that was asked for."""
        if self._stop.is_set():
            raise Stopped

    def look(self) -> None:
        """Write down how far it is, and see whether it is to stop."""
        job = ImportJob.objects.filter(pk=self._pk)
        total = max(self._total, self._done)
        job.update(state=self._state, done=self._done, total=total)
        if job.filter(stop_asked=True).exists():
            self._stop.set()

    def _look_often(self) -> None:
        parent = os.getppid()
        try:
            while not self._over.wait(self._every_s):
                try:
                    self.look()
                except DatabaseError:  # the import meets it, too, and says so
                    connection.close()
                if os.getppid() != parent:
                    os._exit(1)  # whoever started the worker was killed: another one goes on
        finally:
            connection.close()


class WatchedFile:
    """A file that tells how far it was read, and reads no further when it is to stop."""

    def __init__(self, file: IO[bytes], looked: Callable[[int], None]) -> None:
        self._file, self._looked = file, looked

    def __iter__(self) -> Iterator[bytes]:
        for number, line in enumerate(self._file):
            if number % _LINES == 0:
                self._looked(self._file.tell())
            yield line

    def read(self, size: int = -1) -> bytes:
        """As of any file."""
        self._looked(self._file.tell())
        return self._file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
