"""The web server: a gunicorn of our own, and the one a killed run may have left behind."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address

import psutil

from config.embedded.postmaster import alive
from config.environment import BASE_DIR, Environment

LONGEST_STOP_S = 20
LONGEST_START_S = 60
WORKERS_NOTICE_S = 3
CLOCK_DRIFT_S = 5  # the clock may have been set since


class WebServerError(Exception):
    """The web server cannot run; the message says why and what to do."""


class WebServer:
    """The gunicorn of one DATA_DIR, which notes its process there."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._note = environment.data_dir / "webserver.json"
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        host = self._own_host()
        return f"http://{f'[{host}]' if ':' in host else host}:{self._environment.port}"

    def _own_host(self) -> str:
        """The host to ask from here: of all addresses, that of the machine itself."""
        host = self._environment.host
        with suppress(ValueError):  # a name is asked by its name
            if ip_address(host).is_unspecified:
                return "::1" if ":" in host else "127.0.0.1"
        return host

    def check_port(self) -> None:
        """Refuse a port that cannot be had, before anything slow is done.

        Workers whose master was killed notice it within a second; they are waited for.
        """
        host, port = self._environment.host, self._environment.port
        give_up = time.monotonic() + (WORKERS_NOTICE_S if self._note.exists() else 0)
        while error := _listening_error(host, port):
            if time.monotonic() > give_up:
                raise WebServerError(_why_not(error, host, port))
            time.sleep(0.1)

    def start(self) -> None:
        """Start it and wait until it answers."""
        environ = {
            "ANONYMOUS_READING": "on",
            "ANONYMOUS_RATE": "off",
            "USER_RATE": "off",
            **os.environ,
            "DATA_DIR": str(self._environment.data_dir),
        }
        command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn_conf.py", "config.wsgi"]
        self._child = subprocess.Popen(command, cwd=BASE_DIR, env=environ, start_new_session=True)
        born = psutil.Process(self._child.pid).create_time()
        self._note.write_text(json.dumps({"pid": self._child.pid, "born": born}), encoding="ascii")
        self._wait_until_it_answers()

    def has_ended(self) -> bool:
        """Whether the server we started is gone."""
        return self._child is None or self._child.poll() is not None

    def stop(self) -> bool:
        """End the server of this DATA_DIR, whoever started it; False when none runs."""
        process = self._noted()
        if process is not None:
            process.send_signal(signal.SIGTERM)
            self._wait_for_end(process)
            self._note.unlink(missing_ok=True)
        return process is not None

    def _noted(self) -> psutil.Process | None:
        """Return the noted process if it is still the same one, not a stranger with its number."""
        try:
            note = json.loads(self._note.read_text(encoding="ascii"))
            process = psutil.Process(note["pid"])
            same = alive(process) and abs(process.create_time() - note["born"]) < CLOCK_DRIFT_S
        except (OSError, ValueError, KeyError, psutil.NoSuchProcess):
            return None
        return process if same else None

    def _wait_until_it_answers(self) -> None:
        """Any answer will do, if only that this host name is not served; no proxy is asked."""
        give_up = time.monotonic() + LONGEST_START_S
        while not self.has_ended() and time.monotonic() < give_up:
            host, port = self._own_host(), self._environment.port
            with closing(HTTPConnection(host, port, timeout=5)) as connection:
                try:
                    connection.request("GET", "/healthz")
                    connection.getresponse()
                except (OSError, HTTPException):
                    time.sleep(0.05)
                else:
                    return
        raise WebServerError("The web server did not start; what it wrote stands above.")

    def _wait_for_end(self, process: psutil.Process) -> None:
        give_up = time.monotonic() + LONGEST_STOP_S
        while alive(process):
            if self._child is not None:
                self._child.poll()
            if time.monotonic() > give_up:
                _kill_with_workers(process)
            time.sleep(0.02)


def _listening_error(host: str, port: int) -> OSError | None:
    """Try to listen; return what is in the way."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen(1)
        except OSError as error:
            return error
    return None


def _kill_with_workers(process: psutil.Process) -> None:
    with suppress(psutil.NoSuchProcess):
        for each in [*process.children(recursive=True), process]:
            each.kill()


def _why_not(error: OSError, host: str, port: int) -> str:
    free = f"set PORT to a free one, for example PORT={min(port + 1, 65535)}"
    match error.errno:
        case errno.EADDRINUSE:
            return f"PORT={port} is taken by another program: {free}, or stop that program."
        case errno.EACCES:
            return (
                f"PORT={port} may be used by root only: {free if port > 1023 else 'set PORT=8000'}."
            )
        case errno.EADDRNOTAVAIL:
            return f"HOST={host} is no address of this machine: set HOST=127.0.0.1."
        case _:
            return f"HOST={host} PORT={port} cannot be listened on: {error.strerror}."
