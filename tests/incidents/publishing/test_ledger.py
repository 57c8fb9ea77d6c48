"""The ledger under several writers at once: its order is the order of commits."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, connections, transaction

from incidents.documents.load import load
from incidents.models import Incident, Record, RecordIndex, User
from incidents.publishing import publish, update
from tests.incidents.documents.made import ROCKETS

PATIENCE = 20


def made(count: int) -> list[Incident]:
    return [load({**ROCKETS, "title": f"Number {n}"}, by=None) for n in range(count)]


def publish_one(incident: Incident, by: User) -> None:
    try:
        publish(incidents=Incident.objects.filter(pk=incident.pk), by=by)
    finally:
        connection.close()


@contextmanager
def follower() -> Iterator[Any]:
    """A reader that follows the ledger by position, in a connection of its own."""
    parameters = connections["reader"].get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters, autocommit=True) as reader:
        yield reader


def after(reader: Any, position: int) -> list[int]:
    rows = reader.execute(
        "SELECT position FROM incidents_record WHERE position > %s ORDER BY position", [position]
    )
    return [row[0] for row in rows.fetchall()]


def test_second_publisher_waits_until_the_first_has_committed(
    committed: None, editor: User
) -> None:
    # Without the lock the second commits a higher position first, and a follower, having read it,
    # never sees the lower one that comes after.
    first, second = made(2)
    seen: list[int] = []
    with follower() as reader, ThreadPoolExecutor(1) as pool:
        start = max(after(reader, 0))
        with transaction.atomic():
            publish(incidents=Incident.objects.filter(pk=first.pk), by=editor)
            other = pool.submit(publish_one, second, editor)
            wait_for_lock_or_end(reader, other)
            seen += after(reader, max([start, *seen]))
        other.result(PATIENCE)
        seen += after(reader, max([start, *seen]))
        assert seen == after(reader, start)
        assert len(seen) == 2


def wait_for_lock_or_end(reader: Any, other: Any) -> None:
    """Until the other publisher waits for the ledger lock, or was not held up at all."""
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    pause = threading.Event()
    for _ in range(PATIENCE * 50):
        if other.done() or reader.execute(waiting).fetchone()[0]:
            return
        pause.wait(0.02)
    raise AssertionError("the other publisher neither waited nor ended")


def test_follower_misses_nothing_of_many_publishers(committed: None, editor: User) -> None:
    incidents = made(24)
    seen: list[int] = []
    done = threading.Event()

    def follow() -> None:
        with follower() as reader:
            position = start
            while True:
                last_round = done.is_set()
                rows = after(reader, position)
                seen.extend(rows)
                position = max([position, *rows])
                if last_round:
                    return

    with follower() as reader:
        start = max(after(reader, 0))
    thread = threading.Thread(target=follow)
    thread.start()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda incident: publish_one(incident, editor), incidents))
    done.set()
    thread.join(PATIENCE)

    with follower() as reader:
        assert seen == after(reader, start)
    assert len(seen) == 24


def test_times_rise_with_positions(committed: None, editor: User) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda incident: publish_one(incident, editor), made(8)))

    times = list(Record.objects.order_by("position").values_list("recorded_at", flat=True))
    acts = sorted(set(times))
    assert times == sorted(times)
    assert len(acts) >= 9  # the seeds in one act, then eight


def test_two_publishers_of_one_incident_publish_it_once(committed: None, editor: User) -> None:
    (incident,) = made(1)

    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(publish_one, incident, editor) for _ in range(2)]
    refused = [one.exception() for one in tries if one.exception()]

    assert len(refused) == 1
    assert Record.objects.filter(incident=incident).count() == 1


def test_writing_without_the_lock_is_refused(committed: None) -> None:
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState) as refused:
        insert_raw(lock=False)

    assert "call lock_ledger()" in str(refused.value)


def test_writing_in_another_isolation_is_refused(committed: None) -> None:
    with pytest.raises(psycopg.errors.InvalidTransactionState, match="READ COMMITTED only"):
        insert_raw(lock=True, isolation="REPEATABLE READ")


def insert_raw(*, lock: bool, isolation: str = "READ COMMITTED") -> None:
    """An INSERT as anybody with the app's password might try it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {isolation}")
            if lock:
                cursor.execute("SELECT lock_ledger()")
            cursor.execute(
                "INSERT INTO incidents_record "
                "(incident_id, reference, version, action, reason, schema_version, document) "
                "SELECT incident_id, reference, version, action, reason, schema_version, document "
                "FROM incidents_record LIMIT 1"
            )
    except Exception as error:
        raise error.__cause__ or error from None


@pytest.mark.parametrize("column", ["position", "recorded_at"])
def test_position_and_time_are_never_passed_in(committed: None, column: str) -> None:
    statement = (
        f"INSERT INTO incidents_record ({column}, incident_id, reference, version, action, "
        f"reason, schema_version, document) SELECT {column}, incident_id, reference, version, "
        "action, reason, schema_version, document FROM incidents_record LIMIT 1"
    )

    with pytest.raises(ProgrammingError, match="permission denied"):
        write(statement)


def write(statement: str) -> None:
    """Run a statement as the app, with the ledger lock."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT lock_ledger()")
        cursor.execute(statement)


@pytest.mark.django_db
def test_ledger_as_of_a_position_is_what_it_was_then(editor: User) -> None:
    (incident,) = made(1)
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    position = Record.objects.latest("position").position
    then = set(RecordIndex.objects.at_position(position).values_list("reference", "title"))

    Incident.objects.filter(pk=incident.pk).update(title="Later")
    update(incidents=Incident.objects.filter(pk=incident.pk), by=editor)

    assert set(RecordIndex.objects.at_position(position).values_list("reference", "title")) == then
    now = RecordIndex.objects.at_position(position + 1000)
    assert now.get(incident_id=incident.pk).title == "Later"
