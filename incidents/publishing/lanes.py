"""Batches one after the other, and yet two at a time: one is made ready while another is published.

Each batch is one transaction in a connection of its own, and passes two gates in the order of the
batches: what comes out is the same as if each had waited for the one before it.
"""

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from math import inf
from threading import Condition
from typing import Self, TypeVar

from django.db import connection, connections

Batch = TypeVar("Batch")
Result = TypeVar("Result")
LANES = 2


class Abandoned(RuntimeError):
    """An earlier batch failed, so this one must not come before it."""


class Gate:
    """Lets batches through by their number, each when the one before it is through."""

    def __init__(self) -> None:
        self._next, self._failed, self._moved = 0, inf, Condition()

    def wait(self, number: int) -> None:
        """Wait for one's turn; raises `Abandoned` when it will not come."""
        with self._moved:
            self._moved.wait_for(lambda: self._failed < number or self._next >= number)
            if self._failed < number:
                raise Abandoned

    def leave(self, number: int, *, failed: bool) -> None:
        """Let the next one through; after one that failed nobody, but all that came before it."""
        with self._moved:
            if failed:
                self._failed = min(self._failed, number)
            else:
                self._next = max(self._next, number + 1)
            self._moved.notify_all()


class Turn:
    """One batch's way through both gates: it has the first when it begins."""

    def __init__(self, number: int, beginning: Gate, publishing: Gate) -> None:
        self._number, self._beginning, self._publishing = number, beginning, publishing

    @classmethod
    def of_the_only_one(cls) -> Self:
        """There is nobody to wait for."""
        return cls(0, Gate(), Gate())

    def let_next_begin(self) -> None:
        """What the next batch has to find is there; it is begun beside this one."""
        self._beginning.leave(self._number, failed=False)

    def wait(self) -> None:
        """Wait until the batch before is public."""
        self._publishing.wait(self._number)

    def take(self, batch: Batch, work: Callable[[Batch, "Turn"], Result]) -> Result:
        """Do the work on a batch, between both gates."""
        failed = True
        try:
            self._beginning.wait(self._number)
            result = work(batch, self)
            failed = False
        finally:
            self._beginning.leave(self._number, failed=failed)
            self._publishing.leave(self._number, failed=failed)
        return result


def in_lanes(batches: Iterable[Batch], work: Callable[[Batch, Turn], Result]) -> Generator[Result]:
    """What comes of each batch, in their order; `work` waits for its turn before it publishes.

    What it raises ends all. In somebody else's transaction, as a dry run is, one waits for another.
    """
    if connection.in_atomic_block:
        for batch in batches:
            yield work(batch, Turn.of_the_only_one())
        return
    beginning, publishing = Gate(), Gate()
    with ExitStack() as stack:
        lanes = [stack.enter_context(_Lane()) for _ in range(LANES)]
        coming: list[Future[Result]] = []
        for number, batch in enumerate(batches):
            if len(coming) == LANES:
                yield coming.pop(0).result()
            turn = Turn(number, beginning, publishing)
            coming.append(lanes[number % LANES].submit(turn.take, batch, work))
        for future in coming:
            yield future.result()


class _Lane(ThreadPoolExecutor):
    """A thread with connections of its own, which it closes."""

    def __init__(self) -> None:
        super().__init__(max_workers=1)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End it, its connections first."""
        self.submit(connections.close_all)
        super().shutdown(wait, cancel_futures=cancel_futures)
