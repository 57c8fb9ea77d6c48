"""An import that is killed, interrupted or cut off from its database, and then run again.

Whatever the moment, the end is the same as if nothing had happened: row by row, to the number.
"""

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from incidents.models import Entity, Incident, Record, Source, Term
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, rows, written

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed")]
PATIENCE_S = 120
TIMES = ("recorded_at", "entered_at")
COPIES = 3
End = dict[str, Any]
#: How an import ends that nothing happens to, and how long it takes; found once.
_whole: list[tuple[End, float]] = []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Every strange row, several times under other ids."""
    every = [*rows(SYRIA), *rows(UKRAINE)]
    copies = [
        {**each, "id": f"{number}{int(each['id']):08}"}
        for number in range(1, COPIES + 1)
        for each in every
    ]
    columns = set(every[0]) & set(every[-1])
    return written(
        tmp_path / "many.csv", [{name: each[name] for name in columns} for each in copies]
    )


def address(alias: str) -> str:
    """Where a process of its own finds the database of this test."""
    told = connections[alias].settings_dict
    where = f"host={told['HOST']}&port={told['PORT']}"
    return f"postgresql://{told['USER']}@/{told['NAME']}?{where}"


@contextmanager
def importing(file: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has begun to import."""
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": address("owner"),
        "DATABASE_APP_URL": address("default"),
        "DATABASE_READER_URL": address("reader"),
    }
    asked = ["--format", "ucdp-ged", "--create-missing", "--publish", str(file)]
    module = "tests.incidents.importing.in_small_batches"
    process = subprocess.Popen(
        [sys.executable, "-m", module, *asked],
        cwd=settings.BASE_DIR,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield process


def imported(file: Path) -> str:
    """Import it to its end; what was said."""
    with importing(file) as process:
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, said
    return said


def exported(file: Path) -> list[dict[str, str]]:
    """The rows of a whole export, but for the times."""
    call_command("export_timeline", format="csv", output=file, stdout=StringIO())
    with file.open(encoding="utf-8", newline="") as opened:
        every = list(csv.DictReader(opened))
    return [{name: cell for name, cell in row.items() if name not in TIMES} for row in every]


def end(folder: Path) -> End:
    """All that readers can ask for, but for the times, and what stands behind it."""
    connections.close_all()
    table = exported(folder / "export.csv")
    return {
        "table": table,
        "terms": sorted(Term.objects.values_list("term", "count", "newest")),
        "entities": sorted(Entity.objects.values_list("kind", "slug", "position")),
        "positions": sorted(Record.objects.values_list("position", "reference", "version")),
        "drafts": Incident.objects.drafts().count(),
        "sources": Source.objects.count(),
    }


def whole(file: Path) -> tuple[End, float]:
    """How it ends when nothing happens; the database is as it was then."""
    if not _whole:
        begun = time.monotonic()
        imported(file)
        _whole.append((end(file.parent), time.monotonic() - begun))
    return _whole[0]


def test_nothing_happens(file: Path) -> None:
    expected, _ = whole(file)

    assert expected["drafts"] == 0
    assert len(expected["table"]) > COPIES * 70


def stopped_by(how: str, process: "subprocess.Popen[str]") -> None:
    """Do it to a process; to its database connections if no signal is named."""
    if how != "cut off":
        process.send_signal(signal.Signals[how])
        return
    with psycopg.connect(address("owner"), autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s "
            "AND datname = current_database()",
            [connections["default"].settings_dict["USER"]],
        )


#: How often each is tried; `KILLS=30` takes minutes.
KILLS = int(os.environ.get("KILLS", "8"))
MOMENTS = [
    *(("SIGKILL", seed) for seed in range(KILLS)),
    *((how, seed) for how in ("SIGINT", "SIGTERM", "cut off") for seed in range(-(-KILLS // 8))),
]


@pytest.mark.parametrize(("how", "seed"), MOMENTS)
def test_run_again_it_ends_as_if_nothing_had_happened(how: str, seed: int, file: Path) -> None:
    if not _whole:
        whole(file)
        pytest.skip("this process had to see first how it ends when nothing happens")
    expected, duration = whole(file)
    connections.close_all()

    with importing(file) as process:
        time.sleep(Random(f"{how} {seed}").random() * duration)
        stopped_by(how, process)
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0 or "Traceback" not in said, said
    imported(file)

    found = end(file.parent)
    for name, part in expected.items():
        assert found[name] == part, name
