"""Web servers as they are run, in processes of their own, and the memory one takes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psutil
from django.conf import settings

PATIENCE_S = 30
OURS = "config.wsgi"


@contextmanager
def running(
    application: str = OURS, workers: int = 1
) -> Iterator[tuple[HTTPConnection, psutil.Process]]:
    """A kept connection to a fresh gunicorn with an application, and its first worker."""
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn_conf", application]
    port = free_port()
    environ = {"ANONYMOUS_READING": "on", "PORT": str(port), "WORKERS": str(workers)}
    with served(gunicorn, port, environ) as (connection, server):
        yield connection, server.children()[0]


@contextmanager
def served(
    command: list[str], port: int, environ: dict[str, str]
) -> Iterator[tuple[HTTPConnection, psutil.Process]]:
    """A connection to whatever the command serves at the port, and its process."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environ = {**os.environ, "ANONYMOUS_RATE": "off", **environ, "PATH": path}
    server = subprocess.Popen(
        command, env=environ, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL
    )
    try:
        yield answering(port), psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answering(port: int) -> HTTPConnection:
    """A connection, once the server takes it and answers."""
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
    """Read an answer to its end, piece by piece; how many bytes it has.

    A connection that was not used for seconds has been closed by the server: it is opened anew.
    """
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
    except ConnectionError:
        connection.close()
        connection.request("GET", path)
        answer = connection.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {answer.read(500)!r}")
    return sum(len(piece) for piece in iter(lambda: answer.read(1 << 16), b""))
