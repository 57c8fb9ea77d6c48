"""Every format that an export has, over HTTP: how fast, and whether memory grows with its rows."""

from functools import partial
from http.client import HTTPConnection

import psutil

from benchmarks.cases import path_of
from benchmarks.exports import day_of
from benchmarks.reading import Watched
from benchmarks.report import table, timed
from benchmarks.server import get, running
from incidents.formats import Format, available
from incidents.models import RecordIndex
from incidents.selection import READER

PART = 10
"""So much shorter is the file that the memory of a whole one is compared with."""
_MIB = 1024**2


def measure() -> None:
    """All there is in each format, or its refusal where that is too much."""
    live = RecordIndex.objects.using(READER).filter(superseded_by=None, live=True)
    count = live.count()
    shorter, told, refused = day_of(count // PART), [], []
    for format_ in available():
        with running() as (connection, worker):
            if format_.most_rows and count > format_.most_rows:
                refused.append([format_.name, refusal(connection, format_)])
            else:
                told.append(written(connection, worker, format_, shorter, count))
    heading = [f"{count:,} incidents", "rows", "size", "rows/s", f"memory, 1/{PART}", "whole"]
    table([*heading, "more"], told)
    table(["refused", "with"], refused)


def written(
    connection: HTTPConnection, worker: psutil.Process, format_: Format, shorter: str, count: int
) -> list[str]:
    """One line: its rows a second, and the most memory that a tenth of it and all of it took."""
    path = f"/timeline.{format_.extension}"
    get(connection, path_of(path, {"before": "0002"}))  # what is loaded once
    part, _ = peak(connection, worker, path_of(path, {"before": shorter}))
    whole, took = peak(connection, worker, path)
    rows, size = stated(connection, path)
    speed = f"{rows / took:,.0f}" if rows else "–"
    grown = [f"{part:.0f} MiB", f"{whole:.0f} MiB", f"{whole - part:+.0f} MiB"]
    return [format_.name, f"{rows:,}", size, speed, *grown]


def peak(connection: HTTPConnection, worker: psutil.Process, path: str) -> tuple[float, float]:
    """The most memory that the server held meanwhile, in MiB, and the seconds it took."""
    with Watched(worker) as seen:
        took = timed(partial(get, connection, path))
    return max(seen.peaks) / _MIB, took


def stated(connection: HTTPConnection, path: str) -> tuple[int, str]:
    """How many rows the file says it has, and how large it is."""
    connection.request("GET", path)
    answer = connection.getresponse()
    size = sum(len(piece) for piece in iter(partial(answer.read, 1 << 16), b""))
    return int(answer.headers["X-Row-Count"]), f"{size / _MIB:,.1f} MiB"


def refusal(connection: HTTPConnection, format_: Format) -> str:
    """What is said to whoever asks for more than a format holds."""
    connection.request("GET", f"/timeline.{format_.extension}")
    answer = connection.getresponse()
    said = answer.read().decode()
    if answer.status != 400:
        raise RuntimeError(f"{format_.name}: {answer.status} {said[:500]}")
    return said
