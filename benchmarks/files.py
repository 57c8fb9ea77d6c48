"""Every format that an export has, over HTTP: how fast, and whether memory grows with its rows."""

import time
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection

import psutil

from benchmarks.cases import path_of
from benchmarks.exports import day_of
from benchmarks.reading import Watched
from benchmarks.report import table
from benchmarks.server import running
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
                told.append(written(connection, worker, format_, shorter))
    heading = [f"{count:,} incidents", "rows", "size", "rows/s", f"memory, 1/{PART}", "whole"]
    table([*heading, "more"], told)
    table(["refused", "with"], refused)


def written(
    connection: HTTPConnection, worker: psutil.Process, format_: Format, shorter: str
) -> list[str]:
    """One line: its rows a second, and the most memory that a tenth of it and all of it took."""
    path = f"/timeline.{format_.extension}"
    fetched(connection, worker, path_of(path, {"before": "0002"}))  # what is loaded once
    part = fetched(connection, worker, path_of(path, {"before": shorter}))
    whole = fetched(connection, worker, path)
    told = f"{whole.rows:,}", f"{whole.size:,.1f} MiB", f"{whole.rows / whole.seconds:,.0f}"
    grown = f"{whole.peak - part.peak:+.0f} MiB"
    return [format_.name, *told, f"{part.peak:.0f} MiB", f"{whole.peak:.0f} MiB", grown]


@dataclass(frozen=True)
class Fetched:
    """What a file took: rows as it says itself, sizes in MiB."""

    rows: int
    size: float
    seconds: float
    peak: float


def fetched(connection: HTTPConnection, worker: psutil.Process, path: str) -> Fetched:
    """Read a file to its end, piece by piece, while the memory of the server is watched."""
    begun = time.perf_counter()
    with Watched(worker) as seen:
        connection.request("GET", path)
        answer = connection.getresponse()
        size = sum(len(piece) for piece in iter(partial(answer.read, 1 << 16), b""))
    if answer.status != HTTPStatus.OK:
        raise RuntimeError(f"{path}: {answer.status}")
    rows, taken = int(answer.headers["X-Row-Count"]), time.perf_counter() - begun
    return Fetched(rows, size / _MIB, taken, max(seen.peaks) / _MIB)


def refusal(connection: HTTPConnection, format_: Format) -> str:
    """What is said to whoever asks for more than a format holds."""
    connection.request("GET", f"/timeline.{format_.extension}")
    answer = connection.getresponse()
    said = answer.read().decode()
    if answer.status != HTTPStatus.BAD_REQUEST:
        raise RuntimeError(f"{format_.name}: {answer.status} {said[:500]}")
    return said
