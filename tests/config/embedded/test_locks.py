"""Tests of locks between processes."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from config.embedded import locks

HOLDER = """
import sys, pathlib
from config.embedded import locks
with locks.held(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    input()
"""


def test_held_is_refused_to_a_second_one_by_the_first_ones_number(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with (
        locks.held(path, wait=False),
        pytest.raises(locks.LockedError) as refused,
        locks.held(path, wait=False),
    ):
        pass
    assert refused.value.pid == os.getpid()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_held_can_be_had_again(tmp_path: Path) -> None:
    for _ in range(2):
        with locks.held(tmp_path / "lock", wait=False):
            pass


def test_held_ends_with_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(locks.LockedError), locks.held(path, wait=False):
            pass
        holder.send_signal(signal.SIGKILL)
    with locks.held(path, wait=False):
        pass
