"""Reading over HTTP from a server as it is run, each against psql giving the same rows."""

from collections.abc import Callable
from http.client import HTTPConnection
from statistics import median
from threading import Event, Thread

import psutil
from django.test import RequestFactory

from benchmarks import floor
from benchmarks.report import ms, say, times
from benchmarks.server import get, running
from incidents.api.answers import page_answer
from incidents.api.asking import question
from incidents.columns import COLUMNS
from incidents.selection import select

PAGE = """
SELECT r.document FROM incidents_record r JOIN incidents_recordindex x USING (position)
WHERE x.superseded_by IS NULL AND x.live ORDER BY x.chronology DESC LIMIT 100"""
EXPORTS = 5
TURNS = 8


def measure() -> None:
    """A page of documents, then the whole CSV."""
    text_of_a_page()
    with running() as (connection, worker):
        page_of_documents(connection)
        csv_of_everything(connection, worker)


def text_of_a_page() -> None:
    """The newest hundred documents as the text of the answer, without Django's request around."""
    request = RequestFactory().get("/api/v1/incidents/", headers={"host": "localhost"})
    compare(
        "page of 100 as text",
        lambda: page_answer(request, question(request.GET, lambda: "json")).content,
    )


def compare(what: str, act: Callable[[], object]) -> None:
    """One line: ours, the floor, and how many times the floor ours takes.

    They take turns, since the processor is not as quick in one second as in the next.
    """
    turns = [(times(act), floor.select(PAGE)) for _ in range(TURNS)]
    ours, psql = (
        [taken for turn in column for taken in turn] for column in zip(*turns, strict=True)
    )
    ratio = f"{median(ours) / median(psql):.2f} times, best to best {min(ours) / min(psql):.2f}"
    say(what, f"{ms(ours)}; psql {ms(psql)}: {ratio}")


def page_of_documents(connection: HTTPConnection) -> None:
    """The newest hundred documents."""
    compare("page of 100 over HTTP", lambda: get(connection, "/api/v1/incidents/?page_size=100"))


def csv_of_everything(connection: HTTPConnection, worker: psutil.Process) -> None:
    """All rows as CSV, and how much the server's memory grows on the way."""
    selection = select({})
    count = selection.count()
    rows = selection.rows().values_list(*(column.expression() for column in COLUMNS))
    before = worker.memory_info().rss
    with Watched(worker) as seen:
        ours = times(lambda: get(connection, "/api/v1/incidents/?format=csv"), EXPORTS)
    psql = floor.copy(floor.as_sql(rows), EXPORTS)
    grown = (max(seen.peaks) - before) / 1024**2
    ratio = f"{median(psql) / median(ours):.2f} of \\copy's speed"
    say(f"csv of {count} rows over HTTP", f"{ms(ours)}; \\copy {ms(psql)}: {ratio}")
    say("memory of the server", f"{before / 1024**2:.0f} MiB, then at most {grown:.0f} MiB more")


class Watched(Thread):
    """Looks at the memory of a process every 10 ms."""

    def __init__(self, process: psutil.Process) -> None:
        super().__init__(daemon=True)
        self._process, self._over = process, Event()
        self.peaks = [0]

    def run(self) -> None:
        """Note what it takes."""
        while not self._over.wait(0.01):
            self.peaks.append(self._process.memory_info().rss)

    def __enter__(self) -> "Watched":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()
