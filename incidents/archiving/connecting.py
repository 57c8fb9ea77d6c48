"""Connections to public addresses alone, each for a bounded time.

A name is resolved once, every address it has is checked, and the connection is made to an address
that was checked: whatever the name answers a moment later, nobody asks it again. Proxies that the
environment names are not used, since what they reach is not what was checked.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore

from incidents.archiving.addresses import is_public
from incidents.archiving.refusals import NotFetched, Why, forbidden, unanswered

CONNECT_SECONDS = 10.0
MOST_TRIED = 4
Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], httpcore.NetworkStream]


class Deadline:
    """When all that belongs to one fetch has to be over."""

    def __init__(self, url: str, seconds: float) -> None:
        self.url, self.seconds = url, seconds
        self.end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that are left, or fewer if told; NotFetched when there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left if most is None else min(left, most)

    def over(self) -> NotFetched:
        """It took too long."""
        return unanswered(self.url, f"it was not here within {self.seconds:g} seconds")


class Bounded(httpcore.NetworkStream):
    """A stream each of whose waits ends with the fetch, however little comes at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, waiting no longer than the fetch may take."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send, waiting no longer than the fetch may take."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same, encrypted."""
        left = self._deadline.left(timeout)
        return Bounded(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the stream tells of itself."""
        return self._stream.get_extra_info(info)


class Guarded(httpcore.NetworkBackend):
    """Connects to the host of a URL by an address of it that was found to be public."""

    def __init__(self, deadline: Deadline, resolve: Resolve, connect: Connect) -> None:
        self._deadline, self._resolve, self._connect = deadline, resolve, connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that takes one."""
        refused: Exception | None = None
        for address in self.addresses(host, port)[:MOST_TRIED]:
            try:
                stream = self._connect(address, port, self._deadline.left(CONNECT_SECONDS))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
            else:
                return Bounded(stream, self._deadline)
        raise unanswered(self._deadline.url, f"{host} takes no connection ({refused})")

    def addresses(self, host: str, port: int) -> list[str]:
        """Every address of the host, once all of them are known to be public."""
        found = self.resolved(host, port)
        local = [address for address in found if not is_public(address)]
        if local:
            at = host if host == local[0] else f"{host} is at {local[0]}, which"
            raise forbidden(
                self._deadline.url,
                f"{at} is no address of the open internet",
                "Such an address is never asked from here: save the page and upload it.",
            )
        return found

    def resolved(self, host: str, port: int) -> list[str]:
        """What the name service says, waited for no longer than the fetch may take."""
        answer: SimpleQueue[list[str] | OSError] = SimpleQueue()
        Thread(target=lambda: answer.put(tried(self._resolve, host, port)), daemon=True).start()
        try:
            found = answer.get(timeout=self._deadline.left())
        except Empty:
            raise self._deadline.over() from None
        if isinstance(found, OSError) or not found:
            raise unknown_host(self._deadline.url, host, found)
        return found


def tried(resolve: Resolve, host: str, port: int) -> list[str] | OSError:
    """The answer of the name service, or what it failed with."""
    try:
        return resolve(host, port)
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(str(error))


def unknown_host(url: str, host: str, error: Any) -> NotFetched:
    """A host without an address: there is none, or the name service does not answer now."""
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return unanswered(url, f"the name service does not answer for {host}")
    remedy = "Correct the address, or look for the page in a public web archive."
    return NotFetched(url, f"there is no host {host}", remedy, Why.GONE)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order in which this machine would try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to an address, which is a number and so is not looked up again."""
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)
