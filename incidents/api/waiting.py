"""Lets a few requests wait for the ledger to move, without a transaction and never all threads."""

import select
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db import connections

from incidents.selection import READER

LOOK_EVERY_S = 0.25
_CLIENT_LEFT = getattr(select, "POLLRDHUP", select.POLLHUP)  # Linux tells of it, others at the end


class WaitingRoom:
    """So many may wait at once in this process; whoever finds no place is told so, not kept.

    `closed` is asked while they wait: a server that is to stop sends them home.
    """

    def __init__(self, places: int) -> None:
        self._places = threading.Semaphore(places)
        self.closed: Callable[[], bool] = lambda: False

    def wait(self, until: Callable[[], bool], seconds: float, environ: Mapping[str, Any]) -> bool:
        """Whether there was a place; it comes back when `until` holds or the time is over.

        It looks every quarter of a second, by one short statement. It also comes back when the
        client has gone, as far as the server shows us its socket.
        """
        if not self._places.acquire(blocking=False):
            return False
        try:
            _give_up_other_connections()
            deadline = time.monotonic() + seconds
            while not (self.closed() or until()) and (left := deadline - time.monotonic()) > 0:
                if _client_left(environ, min(left, LOOK_EVERY_S)):
                    break
        finally:
            self._places.release()
        return True


ROOM = WaitingRoom(settings.WAITING_AT_MOST)


def _client_left(environ: Mapping[str, Any], within_s: float) -> bool:
    """Whether the client hangs up within that time; the time is spent in any case but that."""
    socket = environ.get("gunicorn.socket")
    if socket is None:
        time.sleep(within_s)
        return False
    watch = select.poll()
    watch.register(socket, _CLIENT_LEFT)
    return bool(watch.poll(within_s * 1000))


def _give_up_other_connections() -> None:
    """Close what the sign-in was read through: only the reader's connection is needed now."""
    for connection in connections.all(initialized_only=True):
        if connection.alias != READER and not connection.in_atomic_block:
            connection.close()
