"""Tests of the running project from outside: served, interrupted, killed, served again."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from config.embedded.cluster import Cluster

pytestmark = pytest.mark.slow
LONGEST_S = 120


class Site:
    """A `manage.py serve` of its own DATA_DIR and port."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.said = ""

    def manage(self, *arguments: str) -> "subprocess.Popen[str]":
        environ = {**os.environ, "DATA_DIR": str(self.data_dir), "PORT": str(self.port)}
        environ.pop("DJANGO_SETTINGS_MODULE")  # the tests' own, which would begin a throwaway
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def start(self) -> "subprocess.Popen[str]":
        """Start it and wait until it says that it is ready."""
        process = self.manage("serve")
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Ready at"):
                break
        self.said = "".join(lines)
        assert "Ready at" in self.said, self.said
        return process

    def kill(self, process: "subprocess.Popen[str]") -> None:
        """End it without a chance to stop its children, who keep its output open."""
        process.kill()
        process.wait(timeout=LONGEST_S)
        assert process.stdout is not None
        process.stdout.close()

    def end(self, process: "subprocess.Popen[str]", how: signal.Signals) -> str:
        process.send_signal(how)
        rest, _ = process.communicate(timeout=LONGEST_S)
        return rest

    def get(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return int(answer.status)

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this DATA_DIR."""
        marks = (str(self.data_dir), "config/gunicorn_conf.py", "run_imports")
        return [
            process
            for process in psutil.process_iter(["environ", "cmdline"])
            if process.status() != psutil.STATUS_ZOMBIE
            and any(mark in " ".join(process.info["cmdline"] or []) for mark in marks)
            and str(self.data_dir)
            in " ".join(
                [*(process.info["cmdline"] or []), *(process.info["environ"] or {}).values()]
            )
        ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("served"))
    # A script that runs the tests in its background has them ignore it, and what they start.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield site
    site.manage("stop").communicate(timeout=LONGEST_S)
    signal.signal(signal.SIGINT, former)
    assert site.processes() == []


def test_serve_from_nothing_to_a_page_and_back(site: Site) -> None:
    process = site.start()
    assert site.get("/readyz") == 200
    assert site.get("/") == 200
    passwords = re.findall(r"Account (\w+), password \S{16} ", site.said)
    steps = re.findall(r"^(\w+(?: \w+)?) +\.* \d+\.\d s$", site.said, re.MULTILINE)

    assert "Stopped." in site.end(process, signal.SIGINT)
    assert process.returncode == 0
    assert site.processes() == []
    assert passwords in ([], ["analyst", "editor"])
    assert steps == ["database", "migrations", "index", "content", "static files", "web server"]


def test_serve_again_has_the_data_and_is_quick(site: Site) -> None:
    site.end(site.start(), signal.SIGTERM)

    began = time.monotonic()
    process = site.start()
    took = time.monotonic() - began
    site.end(process, signal.SIGTERM)

    assert "Account" not in site.said
    assert took < 10  # under 5 on a machine that does nothing else


def test_serve_twice_for_one_folder_is_refused_by_name(site: Site) -> None:
    process = site.start()
    refused, _ = site.manage("serve").communicate(timeout=LONGEST_S)
    site.end(process, signal.SIGHUP)

    assert f"DATA_DIR={site.data_dir} is already being served, by process {process.pid}" in refused


def test_serve_on_a_busy_port_is_refused_before_anything_slow(site: Site) -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", site.port))
        listener.listen()
        refused, _ = site.manage("serve").communicate(timeout=LONGEST_S)

    assert f"PORT={site.port} is taken" in refused
    assert "database" not in refused


def test_serve_after_a_kill_of_everything_recovers(site: Site) -> None:
    killed = site.start()
    for process in site.processes():
        process.kill()
    site.kill(killed)

    process = site.start()
    assert site.get("/readyz") == 200
    site.end(process, signal.SIGTERM)


def test_serve_after_a_kill_of_itself_ends_what_it_left_behind(site: Site) -> None:
    site.kill(site.start())
    assert len(site.processes()) > 1

    process = site.start()
    assert "left behind" in site.said
    site.end(process, signal.SIGTERM)


def test_serve_starts_a_database_again_that_was_killed(site: Site) -> None:
    process = site.start()
    database = Cluster(site.data_dir).process()
    assert database is not None
    database.kill()

    give_up = time.monotonic() + LONGEST_S
    while (again := Cluster(site.data_dir).process()) is None or again.pid == database.pid:
        assert time.monotonic() < give_up
        time.sleep(0.1)
    assert "started again" in site.end(process, signal.SIGTERM)


def test_stop_ends_a_living_serve_and_then_has_nothing_to_do(site: Site) -> None:
    process = site.start()

    said = [site.manage("stop").communicate(timeout=LONGEST_S)[0].strip() for _ in range(2)]

    assert said == ["Stopped.", "Nothing ran."]
    assert process.wait(timeout=LONGEST_S) == 0
    process.communicate()


def test_serve_where_nothing_can_be_written_names_the_setting() -> None:
    refused, _ = Site(Path("/proc/kept")).manage("serve").communicate(timeout=LONGEST_S)
    assert re.fullmatch(r"error: .+ DATA_DIR to a folder you can write to\.\n", refused)


def test_stop_where_nothing_ever_ran(tmp_path: Path) -> None:
    said, _ = Site(tmp_path / "new").manage("stop").communicate(timeout=LONGEST_S)
    assert said.strip() == "Nothing ran."
