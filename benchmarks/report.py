"""Timing, and the lines of the report."""

import time
from collections.abc import Callable
from statistics import median

REPEATS = 25


def times(act: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """How long each of several runs takes, in seconds; one run before them is not counted."""
    act()
    return [timed(act) for _ in range(repeats)]


def timed(act: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def ms(taken: list[float]) -> str:
    """Median and best, in milliseconds."""
    return f"median {median(taken) * 1000:.1f} ms, best {min(taken) * 1000:.1f} ms"


def say(what: str, result: str) -> None:
    """One line of the report."""
    print(f"{what}: {result}", flush=True)


def table(heading: list[str], rows: list[list[str]]) -> None:
    """A table as Markdown has it, so that it can be put into a document."""
    for row in (heading, ["---"] * len(heading), *rows):
        print(f"| {' | '.join(row)} |", flush=True)
    print(flush=True)
