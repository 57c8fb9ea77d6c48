"""A worker killed in the midst of an import is followed by another that ends it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connections

from incidents.models import ImportJob, Origin, Record
from tests.incidents.importing.ged_files import row, written
from tests.incidents.importing.jobs.conftest import FEW, Ask


@pytest.fixture
def worker_process(committed: None) -> Iterator[Any]:
    """A worker as `serve` runs it, on the test database."""
    running: list[subprocess.Popen[bytes]] = []

    def start(data_dir: Path) -> "subprocess.Popen[bytes]":
        name = connections["owner"].settings_dict["NAME"]
        code = (
            "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings';"
            "django.setup(); from django.conf import settings;"
            f"[d.update(NAME={name!r}) for d in settings.DATABASES.values()];"
            f"from pathlib import Path; settings.DATA_DIR = Path({str(data_dir)!r});"
            "import incidents.importing.run as run; run.BATCH = 1;"
            "from django.core.management import call_command; call_command('run_imports')"
        )
        process = subprocess.Popen([sys.executable, "-c", code], cwd=django_settings.BASE_DIR)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_killed_worker_is_followed_by_another_that_ends_the_job(
    worker_process: Any, ask: Ask, tmp_path: Path
) -> None:
    job = ask(written(tmp_path / "all.csv", _many()).read_bytes(), dry=False, publishing=True)
    first = worker_process(tmp_path)
    _wait(lambda: Origin.objects.filter(dataset="ged").count() > 3)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    left = Origin.objects.filter(dataset="ged").count()
    assert 3 < left < len(_many())
    worker_process(tmp_path)

    _wait(lambda: not ImportJob.objects.get(pk=job.pk).is_open)
    found = ImportJob.objects.get(pk=job.pk)
    assert (found.state, found.attempts) == ("done", 2)
    assert Record.objects.filter(incident__origins__dataset="ged").count() == len(_many())


def _many() -> list[dict[str, str]]:
    return [row(FEW[0], id=str(number)) for number in range(1, 121)]


def _wait(met: Any) -> None:
    end = time.monotonic() + 60
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)
