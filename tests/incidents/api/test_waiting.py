"""Waiting for the ledger: how long, how many, and for whom no longer."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection, connections
from django.test import Client

from incidents.api import changes
from incidents.api.changes import PAUSE_S
from incidents.api.waiting import WaitingRoom
from incidents.models import Incident, User
from incidents.publishing import update

LONG_S = 20
CHANGES = "/api/v1/changes/"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> WaitingRoom:
    """A room with one place, in the place of the server's own."""
    made = WaitingRoom(1)
    monkeypatch.setattr(changes, "ROOM", made)
    return made


def never() -> bool:
    return False


def waited(
    room: WaitingRoom, seconds: float = LONG_S, until: Any = never, client: Any = None
) -> float:
    """How long it took; there has to be a place."""
    begun = time.monotonic()
    assert room.wait(until, seconds, {"gunicorn.socket": client})
    return time.monotonic() - begun


class Signal:
    """A condition that comes to hold after it was looked at some times."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def __call__(self) -> bool:
        self.looks -= 1
        return self.looks < 0


class TestRoom:
    def test_time_is_over_at_its_end(self):
        assert 0.3 <= waited(WaitingRoom(1), 0.3) < LONG_S

    def test_what_holds_already_is_not_waited_for(self):
        signal = Signal(0)

        assert waited(WaitingRoom(1), until=signal) < LONG_S / 2

    def test_waiting_ends_when_it_comes_to_hold(self):
        signal = Signal(2)

        assert waited(WaitingRoom(1), until=signal) < LONG_S / 2
        assert signal.looks == -1

    def test_who_finds_no_place_is_told_at_once(self):
        assert not WaitingRoom(0).wait(never, LONG_S, {})

    def test_place_is_given_back_even_by_who_fails(self):
        room = WaitingRoom(1)

        with pytest.raises(ZeroDivisionError):
            room.wait(lambda: bool(1 / 0), LONG_S, {})

        assert room.wait(lambda: True, LONG_S, {})

    def test_server_that_stops_sends_everybody_home(self):
        room = WaitingRoom(1)
        room.closed = Signal(1)

        assert waited(room) < LONG_S / 2

    def test_client_that_hangs_up_is_waited_for_no_longer(self):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            threading.Timer(0.1, theirs.close).start()

            assert waited(WaitingRoom(1), client=ours) < LONG_S / 2

    def test_client_that_says_something_more_has_not_hung_up(self):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            theirs.sendall(b"GET / HTTP/1.1")
            signal = Signal(3)

            assert waited(WaitingRoom(1), until=signal, client=ours) > 0.5

    def test_half_of_the_threads_are_left_for_others(self):
        places = configured.WAITING_AT_MOST

        assert places == configured.ENVIRONMENT.threads // 2 > 0


def ask(url: str) -> Any:
    """One request on a thread of its own, with connections of its own."""
    try:
        return Client().get(url)
    finally:
        connections.close_all()


def publish() -> None:
    editor = User.objects.get(username="editor")
    update(incidents=Incident.objects.filter(reference="INC-000001"), by=editor)
    connection.close()


def states_of_readers() -> list[str]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT usename || ' ' || state FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname = current_database() AND backend_type = 'client backend'"
        )
        return [state for (state,) in cursor.fetchall()]


class TestFeed:
    def test_waiting_ends_with_the_next_entry(self, committed, room, editor: User):
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(ask, f"{CHANGES}?after=24&wait=20")
            time.sleep(0.6)
            assert not asked.done()
            begun = time.monotonic()
            publish()
            response = asked.result(LONG_S)

        page = response.json()
        assert time.monotonic() - begun < LONG_S / 2
        assert [row["action"] for row in page["results"]] == ["updated"]
        assert (page["position"], page["pause"], response["X-Ledger-Position"]) == (25, 0, "25")
        assert page["next"].endswith("&wait=20")

    def test_waiting_gives_up_the_connection_of_the_sign_in(self, committed):
        default = connections["default"]
        default.ensure_connection()

        assert waited(WaitingRoom(1), until=lambda: default.connection is None) < LONG_S / 2

    def test_waiting_holds_no_transaction(self, committed, room):
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(ask, f"{CHANGES}?after=24&wait=2")
            time.sleep(0.8)
            states = states_of_readers()
            asked.result(LONG_S)

        assert [state for state in states if "transaction" in state] == []
        assert states.count("incidents_reader idle") >= 1

    def test_who_waits_in_vain_is_answered_with_nothing(self, committed, room):
        page = ask(f"{CHANGES}?after=24&wait=1").json()

        assert (page["results"], page["more"], page["pause"]) == ([], False, 0)

    def test_what_is_there_needs_no_place(self, committed, room):
        room._places.acquire()

        page = ask(f"{CHANGES}?after=20&wait=20").json()

        assert (len(page["results"]), page["pause"]) == (4, 0)

    def test_who_finds_no_place_is_told_how_long_to_pause(self, committed, room):
        room._places.acquire()

        page = ask(f"{CHANGES}?after=24&wait=20").json()

        assert (page["results"], page["pause"]) == ([], PAUSE_S)

    def test_answer_known_already_is_304_after_the_wait(self, committed, room):
        url = f"{CHANGES}?after=24&wait=1"
        etag = ask(url)["ETag"]

        assert Client().get(url, headers={"if-none-match": etag}).status_code == 304
