"""A web of our own on 127.0.0.1, which the fetcher reaches as if it were the open internet."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore

from incidents.archiving.connecting import connect
from incidents.archiving.fetching import Fetcher

PUBLIC = "93.184.215.14"
PAGE = b"<!doctype html><title>Shells fall</title><p>Two people died."
Answering = Callable[[socket.socket], None]


def answer(
    body: bytes = PAGE, status: int = 200, length: int | None = None, **headers: str
) -> bytes:
    """An answer as it goes over the wire; ``length`` states another one than it has."""
    lines = [f"HTTP/1.1 {status} Words", f"Content-Length: {length or len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


@dataclass
class Web:
    """Pages by path, the addresses that names have, and what was asked of whom."""

    port: int
    pages: dict[str, bytes | Answering] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a name, one public one unless told otherwise."""
        self.resolved.append(host)
        return self.names.get(host, [PUBLIC])

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        """A connection to this server, whatever the address; which it was is kept."""
        self.connected.append((address, port))
        return connect("127.0.0.1", self.port, seconds)

    def fetcher(self, *, seconds: float = 5.0, largest: int = 100_000) -> Fetcher:
        """A fetcher of this web."""
        return Fetcher("test-archive/1", largest, seconds, self.resolve, self.connect)

    def serve(self, connection: socket.socket, secure: ssl.SSLContext | None) -> None:
        """Answer one question."""
        try:
            stream = secure.wrap_socket(connection, server_side=True) if secure else connection
            with stream:
                asked = stream.recv(65536).decode()
                self.asked.append(asked)
                page = self.pages.get(asked.split(" ")[1], answer(b"Not here", 404))
                if callable(page):
                    page(stream)
                else:
                    stream.sendall(page)
        except OSError:
            connection.close()


@contextmanager
def serving(secure: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server that listens while the test runs."""
    listener = socket.create_server(("127.0.0.1", 0))
    web = Web(listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=web.serve, args=(connection, secure)))
            threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield web
    finally:
        web.over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for each in threads:
            each.join()
