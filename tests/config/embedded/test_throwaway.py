"""Tests of the database that is gone after the tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config import environment
from config.embedded import throwaway

RUN = """
import os
from config.embedded import throwaway
throwaway.ensure()
print(os.environ["DATA_DIR"], os.environ.get("PORT"))
"""


def test_ensure_is_what_these_tests_run_on() -> None:
    assert settings.DATA_DIR.parent == throwaway.FOLDER


def test_ensure_in_a_child_takes_the_parents() -> None:
    before = os.environ["DATA_DIR"]
    throwaway.ensure()
    assert os.environ["DATA_DIR"] == before


def test_ensure_takes_no_setting_from_the_shell_and_leaves_nothing() -> None:
    shell = {**os.environ, "DATA_DIR": "/srv/kept", "PORT": "nonsense"}
    result = subprocess.run(
        [sys.executable, "-c", RUN], env=shell, capture_output=True, text=True, check=True
    )
    data_dir, port = result.stdout.split()

    assert Path(data_dir).parent == throwaway.FOLDER
    assert port == "None"
    assert not Path(data_dir).exists()


def test_sweep_removes_only_what_dead_runs_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throwaway, "FOLDER", tmp_path)
    monkeypatch.delenv("DATA_DIR")
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/given")
    for pid in (os.getppid(), 4194399):
        (tmp_path / str(pid)).mkdir()

    throwaway.ensure()

    left = {path.name for path in tmp_path.iterdir()}
    assert left == {str(os.getppid()), str(os.getpid())}
    assert environment.read().data_dir == tmp_path / str(os.getpid())
