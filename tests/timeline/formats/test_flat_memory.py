"""Flat formats hold no more in memory for many rows than for few."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psutil
import pytest

from incidents.formats import available, find
from tests.timeline.formats.flat import MadeTable, row

MEGABYTE = 2**20
NOT_MADE_BY_POSTGRESQL = [f.name for f in available(chronology=False) if f.flat and f.name != "csv"]


@dataclass
class LongTable(MadeTable):
    """As many rows as wanted, one in memory at a time."""

    times: int = 1

    def count(self) -> int:
        return self.times

    def cells(self) -> Iterator[tuple[Any, ...]]:
        for number in range(self.times):
            yield row(number, title=f"Title {number} " * 20)


def held_most(name: str, times: int) -> int:
    """The most that the process holds while it writes, in bytes; what it writes is dropped."""
    process = psutil.Process()
    return max(
        int(process.memory_info().rss) for _ in find(name).stream(LongTable([], times=times))
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", NOT_MADE_BY_POSTGRESQL)
def test_memory_does_not_grow_with_rows(name: str):
    before = held_most(name, 25_000)

    assert held_most(name, 100_000) - before < 30 * MEGABYTE  # the rows take more
