"""The worker as it is run: until nothing waits, or until whoever started it ends."""

import os
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from incidents.management.commands import run_imports


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    told: list[float] = []
    monkeypatch.setattr("time.sleep", told.append)
    return told


def ran(monkeypatch: pytest.MonkeyPatch, *answers: Any) -> list[Any]:
    left = list(answers)

    def run_next() -> bool:
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return bool(answer)

    monkeypatch.setattr(run_imports, "run_next", run_next)
    return left


def test_once_runs_what_waits_and_ends(monkeypatch: pytest.MonkeyPatch, slept: list[float]) -> None:
    left = ran(monkeypatch, True, True, False, True)
    call_command("run_imports", "--once")
    assert (left, slept) == ([True], [0, 0])


def test_it_ends_with_whoever_started_it(
    monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    ran(monkeypatch, False, True)
    parents = iter([7, 7, 7, 1])
    monkeypatch.setattr("os.getppid", lambda: next(parents, 1))
    call_command("run_imports")
    assert slept == [run_imports.EVERY_S, 0]


@pytest.mark.django_db
def test_a_lost_database_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, slept: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    ran(monkeypatch, OperationalError("gone"), True)
    parents = iter([7, 7, 7, 1])
    monkeypatch.setattr("os.getppid", lambda: next(parents, 1))
    call_command("run_imports")
    assert slept == [run_imports.EVERY_S, 0]
    assert "the database is waited for: gone" in caplog.text
    ran(monkeypatch, OperationalError("gone"))
    with pytest.raises(OperationalError):
        call_command("run_imports", "--once")


def test_worker_whose_starter_is_gone_already_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_imports, "run_next", lambda: pytest.fail("it looked for imports"))

    call_command("run_imports", started_by=os.getpid())
