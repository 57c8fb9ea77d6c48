"""Importing a big release: how fast, with how much processor and memory; and the same again."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from psutil import Process

from benchmarks.ged_rows import write
from benchmarks.report import say
from config.embedded.cluster import Cluster

LIKE = settings.BASE_DIR / "tests" / "incidents" / "importing" / "ucdp" / "syria.csv"
MEGABYTE = 1024
"""What the system counts the memory of a process in is a thousandth of it."""


def measure(rows: int, like: Path | None, file: Path | None) -> None:
    """Import a file, or so many rows that are made like those of another, and import them again."""
    with tempfile.TemporaryDirectory() as folder:
        if file is None:
            file = Path(folder) / "ged.csv"
            write(file, like or LIKE, rows)
        say("file", f"{file.name}, {file.stat().st_size / 1e6:.0f} MB")
        for what in ("imported and published", "imported again"):
            _import(what, file)


def _import(what: str, file: Path) -> None:
    asked = ["--format", "ucdp-ged", "--create-missing", "--publish", str(file)]
    command = [sys.executable, "manage.py", "import_incidents", *asked]
    database, begun = _database_s(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    said = process.stdout.read().strip()
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - begun
    rows = sum(int(word) for word in said.split() if word.isdigit())
    say(
        f"{what} ({said})",
        f"{took:.1f} s, {rows / took:.0f} rows a second; processor: program "
        f"{used.ru_utime + used.ru_stime:.1f} s, database {_database_s() - database:.1f} s; "
        f"memory of the program at most {used.ru_maxrss / MEGABYTE:.0f} MB",
    )


def _database_s() -> float:
    """Processor seconds of the embedded database so far: of what runs, and of what has ended."""
    server = Cluster(settings.DATA_DIR).process()
    if server is None:
        return 0.0
    ended = server.cpu_times()
    return ended.children_user + ended.children_system + sum(map(_used, server.children()))


def _used(process: Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
