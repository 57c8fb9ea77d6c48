"""Batches overlap and yet come out in their order; none comes before one that failed."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from incidents.publishing.lanes import Abandoned, Gate, Turn, in_lanes

BATCHES = [[number] for number in range(9)]
PATIENCE_S = 20
Told = list[tuple[str, int]]


def noted(told: Told, *, stores: float = 0, publishes: float = 0) -> Callable[..., list[int]]:
    """A batch that notes when it is stored and when it is published; every other one is slow."""

    def store(batch: list[int], turn: Turn) -> list[int]:
        (number,) = batch
        time.sleep(stores * (number % 2))
        told.append(("stored", number))
        publish_next(turn)
        time.sleep(publishes * (1 - number % 2))
        told.append(("published", number))
        return batch

    return store


def publish_next(turn: Turn) -> None:
    turn.let_next_begin()
    turn.wait()


def numbers(told: Told, what: str) -> list[int]:
    return [number for each, number in told if each == what]


@pytest.mark.parametrize("stores", [0, 0.05])
@pytest.mark.parametrize("publishes", [0, 0.05])
def test_gates_are_passed_in_order_however_long_it_takes(stores: float, publishes: float) -> None:
    told: Told = []

    batches = in_lanes(BATCHES, noted(told, stores=stores, publishes=publishes))
    assert list(batches) == BATCHES
    assert numbers(told, "stored") == numbers(told, "published") == list(range(9))


def test_next_one_is_stored_while_one_is_published() -> None:
    both = threading.Barrier(2, timeout=10)

    def store(batch: list[int], turn: Turn) -> list[int]:
        if batch == [1]:
            both.wait()
        publish_next(turn)
        if batch == [0]:
            both.wait()
        return batch

    assert list(in_lanes(BATCHES[:2], store)) == BATCHES[:2]


@pytest.mark.parametrize("after", ["stored", "published"])
def test_nothing_is_published_after_one_that_failed(after: str) -> None:
    told: Told = []
    note = noted(told)

    def store(batch: list[int], turn: Turn) -> list[int]:
        if batch == [3] and after == "stored":
            raise ConnectionError
        note(batch, turn)
        if batch == [3]:
            raise ConnectionError
        return batch

    with pytest.raises(ConnectionError):
        list(in_lanes(BATCHES, store))
    assert max(numbers(told, "published")) == (2 if after == "stored" else 3)


def test_who_waits_behind_one_that_failed_is_abandoned() -> None:
    gate = Gate()
    gate.leave(0, failed=True)

    with pytest.raises(Abandoned):
        gate.wait(1)


def test_who_came_before_one_that_failed_still_has_its_turn_and_no_sooner() -> None:
    gate, through = Gate(), threading.Event()
    gate.leave(3, failed=True)

    def wait() -> None:
        gate.wait(2)
        through.set()

    waiting = threading.Thread(target=wait)
    waiting.start()

    assert not through.wait(0.1)
    gate.leave(0, failed=False)
    gate.leave(1, failed=False)
    assert through.wait(10)
    waiting.join()


def test_what_is_published_is_done_when_somebody_stops_listening() -> None:
    told: Told = []
    done = in_lanes(BATCHES, noted(told))
    next(done)
    done.close()

    assert numbers(told, "stored") == numbers(told, "published")


@pytest.mark.django_db
def test_in_somebodys_transaction_all_is_done_in_it() -> None:
    threads = set()

    def store(batch: list[int], turn: Turn) -> list[int]:
        publish_next(turn)
        threads.add((threading.get_ident(), connection.in_atomic_block))
        return batch

    with transaction.atomic():
        assert list(in_lanes(BATCHES, store)) == BATCHES
    assert threads == {(threading.get_ident(), True)}


@pytest.mark.usefixtures("committed")
def test_connections_of_the_lanes_are_closed() -> None:
    opened = []

    def store(batch: list[int], turn: Turn) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            opened.append(cursor.fetchone()[0])
        publish_next(turn)
        return batch

    list(in_lanes(BATCHES[:4], store))
    assert len(set(opened)) == 2
    give_up = time.monotonic() + PATIENCE_S  # a backend takes a moment to end
    while still_there(opened) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert still_there(opened) == 0


def still_there(backends: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY (%s)", [backends])
        return int(cursor.fetchone()[0])
