"""The process that runs imports is started, kept alive and ended."""

import os
import subprocess
from typing import Any

import pytest

from config.environment import Environment, read
from config.serving import import_worker
from config.serving.import_worker import ImportWorker


class Process:
    """A child that ends when it is told to, or only when it is killed."""

    def __init__(self, command: list[str], **options: Any) -> None:
        self.command, self.options = command, options
        self.ended: int | None = None
        self.stubborn = False
        self.signals: list[str] = []

    def poll(self) -> int | None:
        return self.ended

    def terminate(self) -> None:
        self.signals.append("TERM")

    def kill(self) -> None:
        self.signals.append("KILL")
        self.ended = -9

    def wait(self, timeout: float | None = None) -> None:
        if self.stubborn and timeout is not None:
            raise subprocess.TimeoutExpired("worker", timeout)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    made: list[Process] = []

    def start(command: list[str], **options: Any) -> Process:
        made.append(Process(command, **options))
        return made[-1]

    monkeypatch.setattr("subprocess.Popen", start)
    return made


@pytest.fixture
def environment() -> Environment:
    return read({"DATA_DIR": "/srv/data"})


def test_it_runs_once_for_this_folder(started: list[Process], environment: Environment) -> None:
    worker = ImportWorker(environment)
    worker.keep_alive()
    worker.keep_alive()

    (process,) = started
    assert process.command[1:4] == ["manage.py", "run_imports", "--skip-checks"]
    assert process.command[4:] == ["--started-by", str(os.getpid())]
    assert process.options["env"]["DATA_DIR"] == "/srv/data"


def test_one_that_ended_is_started_again_but_not_at_once(
    started: list[Process], environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    worker = ImportWorker(environment)
    worker.keep_alive()
    started[0].ended = 1
    worker.keep_alive()
    assert len(started) == 1
    now[0] += import_worker.BETWEEN_STARTS_S
    worker.keep_alive()
    assert len(started) == 2


@pytest.mark.parametrize("stubborn", [False, True])
def test_it_is_ended_even_if_it_does_not_want_to(
    started: list[Process], environment: Environment, stubborn: bool
) -> None:
    worker = ImportWorker(environment)
    worker.stop()
    worker.keep_alive()
    started[0].stubborn = stubborn
    worker.stop()

    assert started[0].signals == ["TERM", "KILL"]
