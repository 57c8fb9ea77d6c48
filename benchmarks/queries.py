"""What readers ask, over HTTP: each question beside psql and beside what else could be asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connections
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from benchmarks import floor
from benchmarks.cases import Case, cases, path_of
from benchmarks.clients import CLIENTS, Latency, asked
from benchmarks.exports import measure_exports
from benchmarks.report import say, table
from benchmarks.rivals import datasette
from benchmarks.server import free_port, running, served
from benchmarks.totals import measure_totals
from incidents.api.asking import question
from incidents.api.pages import page

OURS, VIEWSET, DATASETTE = "/api/v1/incidents/", "/incidents/", "/bench/incidents.json"
BARE = {"_shape": "array", "_nocount": "1", "_nofacet": "1", "_nosuggest": "1", "_size": "100"}
WORKERS = 2


def measure() -> None:
    """Pages, then totals, then exports; one server at a time."""
    questions = list(cases())
    floors = {case.name: floor_of(case) for case in questions}
    with running(workers=WORKERS) as (connection, _):
        alone = {case.name: asked(connection.port, path_of(OURS, case.ours)) for case in questions}
        ours = {
            case.name: asked(connection.port, path_of(OURS, case.ours), CLIENTS)
            for case in questions
        }
    table(
        ["page of 100", "alone p50 / p99", "psql p50", "over 1.5 times psql", "8 clients"],
        [pages_row(case.name, alone, floors, ours) for case in questions],
    )
    rivals(questions, ours)
    measure_totals()
    measure_exports()


def pages_row(
    name: str, alone: dict[str, Latency], floors: dict[str, float], ours: dict[str, Latency]
) -> list[str]:
    """One question: what it takes, what psql takes, and what is left after 1.5 times psql."""
    left = alone[name].p50 - 1.5 * floors[name]
    return [name, str(alone[name]), f"{floors[name]:.1f}", f"{left:+.1f} ms", str(ours[name])]


def floor_of(case: Case) -> float:
    """The milliseconds that psql takes for the same rows by the same statement."""
    selected = question(QueryDict(path_of("", case.ours)[1:]), lambda: "json")
    with CaptureQueriesContext(connections["reader"]) as statements:
        page(selected.selection, 100, selected.cursor)
    return median(floor.select(statements[-1]["sql"].strip())) * 1000


def rivals(questions: list[Case], ours: dict[str, Latency]) -> None:
    """The same questions to each rival, as far as it can be asked."""
    with running("benchmarks.rivals.wsgi", WORKERS) as (connection, _):
        plain = {
            case.name: asked(connection.port, path_of(VIEWSET, case.viewset), CLIENTS)
            for case in questions
            if case.viewset is not None
        }
    with beside() as port:
        flat = {
            case.name: asked(port, path_of(DATASETTE, {**BARE, **case.datasette}), CLIENTS)
            for case in questions
            if case.datasette is not None
        }
    rows = [
        [case.name, str(ours[case.name]), *(compared(case, ours, each) for each in (plain, flat))]
        for case in questions
        if case.name in plain or case.name in flat
    ]
    table(["8 clients, p50 / p99", "ours", "plain viewset", "Datasette"], rows)


def compared(case: Case, ours: dict[str, Latency], theirs: dict[str, Latency]) -> str:
    """What the rival takes, and how many times ours that is."""
    if case.name not in theirs:
        return "cannot be asked"
    return f"{theirs[case.name]}: {theirs[case.name].p50 / ours[case.name].p50:.1f} times"


@contextmanager
def beside() -> Iterator[int]:
    """Datasette over the same incidents, at a port."""
    path = Path(settings.DATA_DIR) / "bench.db"
    datasette.fill(path)
    say("SQLite file", f"{path.stat().st_size / 1024**2:.0f} MiB")
    port = free_port()
    with served(datasette.command(path, port), port, {}):
        yield port
