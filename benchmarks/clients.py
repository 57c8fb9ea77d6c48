"""One client, or several at once, that ask a server the same question again and again."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from statistics import median, quantiles

from benchmarks.report import timed
from benchmarks.server import get

CLIENTS = 8
BUDGET_S = 3.0
"""So long is each question asked, and at least `FEWEST` times by each client."""
FEWEST = 3


@dataclass(frozen=True)
class Latency:
    """The median and the 99th percentile of many answers, in milliseconds."""

    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: list[float]) -> "Latency":
        """Of what was measured."""
        return cls(median(seconds) * 1000, quantiles(seconds, n=100, method="inclusive")[98] * 1000)

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p99:.1f}"


def asked(port: int, path: str, clients: int = 1) -> Latency:
    """How long the answer takes, by a number of clients at once, each on a connection it keeps."""
    return at_once([partial(get, HTTPConnection("127.0.0.1", port), path) for _ in range(clients)])


def at_once(acts: list[Callable[[], object]]) -> Latency:
    """Each repeats its act, all at the same time.

    The first answer is not counted, unless it took so long that it is the only one.
    """
    with ThreadPoolExecutor(len(acts)) as clients:
        taken = list(clients.map(repeated, acts))
    return Latency.of([each for times in taken for each in times])


def repeated(act: Callable[[], object]) -> list[float]:
    """The times of one client until its budget is spent."""
    first = timed(act)
    if first > BUDGET_S:
        return [first, first]
    end = time.monotonic() + BUDGET_S
    taken = []
    while len(taken) < FEWEST or time.monotonic() < end:
        taken.append(timed(act))
    return taken
