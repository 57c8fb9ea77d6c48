"""A database that is slow, busy or gone is a 503 with the time to wait, and never a 500."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connections
from django.db.models import F, Func, Value
from django.test import Client
from psycopg.errors import QueryCanceled

from incidents import copying
from incidents.api.answers import Begun
from incidents.api.problems import answer_exception
from incidents.models import Incident, Record, User
from incidents.selection import READER
from tests.incidents.api.editorial.conftest import act, made, put, send
from tests.incidents.api.tokens import client_with, token_for
from tests.incidents.documents.made import ROCKETS

LIST = "/api/v1/incidents/"


@contextmanager
def busy(table: str, alias: str, limit: str = "statement_timeout") -> Iterator[None]:
    """Somebody holds a table, and the role of the alias waits for a moment only."""
    with connections["owner"].cursor() as other, connections[alias].cursor() as cursor:
        other.execute(f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(f"SET {limit} = 100")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            cursor.execute(f"RESET {limit}")


def unavailable(response: Any) -> str:
    assert (response.status_code, response["Content-Type"]) == (503, "application/problem+json")
    assert int(response["Retry-After"]) > 0
    return str(response.json()["detail"])


def test_list_and_file_that_cannot_begin_are_503(committed: None, settings: Any) -> None:
    settings.ANONYMOUS_READING = True

    for name in ("json", "csv", "ndjson"):
        with busy("incidents_recordindex", "reader"):
            assert "too long" in unavailable(Client().get(LIST, {"format": name}))


def slow_rows(seconds: float) -> Iterator[Any]:
    """The documents of the ledger, each of which takes its time."""
    slow = Func(Value(seconds), function="pg_sleep")
    rows = Record.objects.using(READER).annotate(slow=slow).values_list("document", "slow")
    return copying.copied_rows(rows.order_by(F("position")), "FORMAT csv")


def test_stream_that_cannot_begin_in_time_is_503(committed: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(copying, "LONGEST", "100ms")

    with pytest.raises(OperationalError) as refused:
        Begun(slow_rows(1))

    assert answer_exception(refused.value, {}).status_code == 503


def test_stream_whose_time_is_up_breaks_off(committed: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(copying, "LONGEST", "500ms")
    taken: list[Any] = []

    with pytest.raises(OperationalError) as broken:
        taken.extend(slow_rows(0.05))

    assert isinstance(broken.value.__cause__, QueryCanceled)
    assert 0 < len(taken) < Record.objects.count()


WRITES: dict[str, Callable[[Client, Any], Any]] = {
    "create": lambda client, one: send(client, ROCKETS, idempotency_key="k"),
    "list": lambda client, one: client.get("/api/v1/editorial/incidents/"),
    "replace": lambda client, one: put(client, one["url"], {**ROCKETS, "title": "N"}, one["etag"]),
    "publish": lambda client, one: act(client, one, "publish"),
    "delete": lambda client, one: client.delete(one["url"], headers={"if-match": one["etag"]}),
}


def test_write_that_has_to_wait_too_long_is_503_and_changes_nothing(
    committed: None, editor: User
) -> None:
    client = client_with(token_for(editor))
    one = made(client, ROCKETS)
    count = Incident.objects.count()

    for limit, said in (("statement_timeout", "too long"), ("lock_timeout", "Somebody else")):
        for name, write in WRITES.items():
            with busy("incidents_incident", "default", limit):
                assert said in unavailable(write(client, one)), name

    assert client.get(one["url"])["ETag"] == one["etag"]
    assert Incident.objects.count() == count
    assert send(client, ROCKETS, idempotency_key="k").status_code == 201


def test_publisher_who_waits_for_the_ledger_too_long_is_503(committed: None, editor: User) -> None:
    client = client_with(token_for(editor))
    one = made(client, ROCKETS)
    with connections["owner"].cursor() as other, connections["default"].cursor() as cursor:
        other.execute("BEGIN; SELECT lock_ledger()")
        cursor.execute("SET lock_timeout = 100")
        started = time.monotonic()
        said = unavailable(act(client, one, "publish"))
        other.execute("ROLLBACK")

    assert "Somebody else" in said
    assert time.monotonic() - started < 5
