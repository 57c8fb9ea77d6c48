"""The web server as it is run, in processes of its own, and the memory it takes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import psutil
from django.conf import settings

PATIENCE_S = 30


@contextmanager
def running() -> Iterator[tuple[HTTPConnection, psutil.Process]]:
    """A kept connection to a fresh server with one worker, and that worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {**os.environ, "ANONYMOUS_READING": "on", "PORT": str(port), "WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn_conf"]
    server = subprocess.Popen([*command, "config.wsgi"], env=environ, cwd=settings.BASE_DIR)
    try:
        yield answering(port), psutil.Process(server.pid).children()[0]
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def answering(port: int) -> HTTPConnection:
    """A connection, once the server takes it and is ready."""
    give_up = time.monotonic() + PATIENCE_S
    while True:
        connection = HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        else:
            return connection


def get(connection: HTTPConnection, path: str) -> int:
    """Read an answer to its end, piece by piece; how many bytes it has."""
    connection.request("GET", path)
    answer = connection.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {answer.read(500)!r}")
    return sum(len(piece) for piece in iter(lambda: answer.read(1 << 16), b""))
