"""Tests of telling the server of a cluster from a stranger with its number."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from config.embedded import postmaster


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "postmaster.pid"


def test_find_without_a_note(tmp_path: Path) -> None:
    assert postmaster.find(tmp_path) is None


@pytest.mark.parametrize("text", ["", "no number\n", "4194399\n"])
def test_find_a_note_of_nobody(note: Path, text: str) -> None:
    note.write_text(text, encoding="utf-8")
    assert postmaster.find(note.parent) is None


def test_find_the_server_of_this_cluster(note: Path) -> None:
    command = [sys.executable, "-c", "input()", "-D", str(note.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as server:
        note.write_text(f"{server.pid}\n{note.parent}\n", encoding="utf-8")
        found = postmaster.find(note.parent)
        assert found is not None
        assert found.pid == server.pid
        assert postmaster.alive(found)
        server.kill()
    assert not postmaster.alive(found)


@pytest.mark.parametrize("arguments", [[], ["-D", "/srv/other"]])
def test_find_a_stranger_with_its_number_removes_the_note(note: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-c", "input()", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as stranger:
        note.write_text(f"{stranger.pid}\n", encoding="utf-8")
        assert postmaster.find(note.parent) is None
        stranger.kill()
    assert not note.exists()


def test_find_a_server_that_is_dead_but_not_collected_removes_the_note(note: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    note.write_text(f"{process.pid}\n", encoding="utf-8")

    assert postmaster.find(note.parent) is None
    assert not postmaster.alive(psutil.Process(process.pid))
    assert not note.exists()
    process.wait()
