"""Finds the server process of a cluster and tells it from a stranger with the same number."""

from pathlib import Path

import psutil


def find(cluster: Path) -> psutil.Process | None:
    """Return the living server of `cluster`; None when there is none.

    A `postmaster.pid` left behind is removed when its number now belongs to a stranger, or to a
    process that ended and is not collected: PostgreSQL would otherwise refuse to start.
    """
    note = cluster / "postmaster.pid"
    try:
        process = psutil.Process(int(note.read_text(encoding="utf-8").split("\n", 1)[0]))
        command = process.cmdline()
    except psutil.ZombieProcess:
        command = ["ended"]
    except (OSError, ValueError, psutil.NoSuchProcess):
        return None
    if str(cluster) in command:
        return process
    if command and ("-D" in command or "postgres" not in Path(command[0]).name):
        note.unlink(missing_ok=True)
    return None


def alive(process: psutil.Process) -> bool:
    """Whether `process` still runs; one that ended and waits to be collected does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
