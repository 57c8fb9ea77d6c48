"""Tests of the web server's port and of what a killed run left behind."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import psutil
import pytest

from config import environment
from config.serving import webserver
from config.serving.webserver import WebServer, WebServerError


@pytest.fixture
def busy() -> Iterator[int]:
    """A port on which something listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def server(data_dir: Path, **given: str) -> WebServer:
    return WebServer(environment.read({"DATA_DIR": str(data_dir), **given}))


def test_check_port_taken_is_refused_by_name(tmp_path: Path, busy: int) -> None:
    with pytest.raises(
        WebServerError, match=rf"^PORT={busy} is taken by another program: set PORT"
    ):
        server(tmp_path, PORT=str(busy)).check_port()


def test_check_port_of_a_foreign_address_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(WebServerError, match=r"^HOST=192\.0\.2\.1 is no address of this machine"):
        server(tmp_path, HOST="192.0.2.1").check_port()


def test_check_port_free(tmp_path: Path, busy: int) -> None:
    server(tmp_path, HOST="127.0.0.2", PORT=str(busy)).check_port()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_address_is_one_a_browser_can_open(tmp_path: Path, host: str, address: str) -> None:
    assert server(tmp_path, HOST=host).address == address


def test_start_is_seen_whatever_is_answered_and_no_proxy_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as answering:
        Thread(target=answering.serve_forever, daemon=True).start()
        begun = server(tmp_path, PORT=str(answering.server_port))
        monkeypatch.setattr(begun, "has_ended", lambda: False)
        monkeypatch.setattr(webserver, "LONGEST_START_S", 5)
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        begun._wait_until_it_answers()
        answering.shutdown()


@pytest.fixture
def stranger() -> Iterator[psutil.Process]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield psutil.Process(process.pid)
        process.kill()


def note(data_dir: Path, process: psutil.Process, older_by_s: float = 0) -> None:
    born = process.create_time() - older_by_s
    text = json.dumps({"pid": process.pid, "born": born})
    (data_dir / "webserver.json").write_text(text, encoding="ascii")


def test_stop_ends_the_noted_process(tmp_path: Path, stranger: psutil.Process) -> None:
    note(tmp_path, stranger)

    assert server(tmp_path).stop()
    assert not server(tmp_path).stop()


def test_stop_spares_a_stranger_with_its_number(tmp_path: Path, stranger: psutil.Process) -> None:
    note(tmp_path, stranger, older_by_s=60)

    assert not server(tmp_path).stop()
    assert stranger.is_running()


@pytest.mark.parametrize("text", ["", "{}", '{"pid": 4194399, "born": 1.0}'])
def test_stop_with_a_note_of_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "webserver.json").write_text(text, encoding="ascii")
    assert not server(tmp_path).stop()
