r"""Whole exports over HTTP against ``\copy`` of the same, and the memory that they take."""

from functools import partial
from http.client import HTTPConnection
from statistics import median

from benchmarks import floor
from benchmarks.cases import path_of
from benchmarks.reading import Watched
from benchmarks.report import table, times
from benchmarks.server import get, running
from incidents.columns import COLUMNS
from incidents.models import RecordIndex
from incidents.selection import select

MILLION = 1_000_000
REPEATS = 3
FORMATS = ("csv", "ndjson", "geojson")


def measure_exports() -> None:
    """A million incidents, or all there are, in each streamed format."""
    asked = {"before": day_of(MILLION)}
    selection = select({name: [value] for name, value in asked.items()})
    count, rows = selection.count(), selection.rows()
    flat = rows.values_list(*(column.expression() for column in COLUMNS))
    documents = floor.as_sql(rows.values_list("record__document"))
    floors = {"csv": floor.as_sql(flat), "ndjson": documents, "geojson": documents}
    told = []
    with running() as (connection, worker):
        for name in FORMATS:
            before = worker.memory_info().rss
            path = path_of("/api/v1/incidents/", {**asked, "format": name})
            with Watched(worker) as seen:
                fresh = HTTPConnection("127.0.0.1", connection.port)
                ours = median(times(partial(get, fresh, path), REPEATS))
            grown = (max(seen.peaks) - before) / 1024**2
            psql = median(floor.copy(floors[name], REPEATS))
            speeds = [f"{count / ours:,.0f} rows/s", f"{count / psql:,.0f} rows/s"]
            told.append([name, *speeds, f"{psql / ours:.2f}", f"{grown:.0f} MiB"])
    table([f"{count:,} incidents", "over HTTP", r"\copy", "of its speed", "memory, more"], told)


def day_of(nth: int) -> str:
    """A day that so many incidents lie before, or the last there is; no reader may ask so long."""
    days = RecordIndex.objects.using("owner").filter(superseded_by=None).exclude(earliest=None)
    ordered = days.order_by("chronology").values_list("earliest", flat=True)
    return str(ordered[min(nth, days.count() - 1)])
