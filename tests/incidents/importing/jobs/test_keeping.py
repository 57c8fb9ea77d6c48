"""Files are kept once, under their digest, where only the project looks."""

import hashlib
import os
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from incidents.importing.jobs.keeping import file_of, folder, keep, report_of, tidy
from incidents.importing.jobs.worker import run_next
from incidents.models import ImportState
from tests.incidents.importing.jobs.conftest import Ask


def test_a_file_is_kept_once_under_its_digest() -> None:
    told = keep([b"a,", b"b\n"])

    assert told == (hashlib.sha256(b"a,b\n").hexdigest(), 4)
    assert keep([b"a,b\n"]) == told
    assert [each.name for each in folder().iterdir()] == [told[0]]
    assert (folder() / told[0]).read_bytes() == b"a,b\n"
    assert folder().stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_file_goes_with_the_last_import_of_it(
    ask: Ask, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = ask(), ask()
    report_of(first).write_text("x")
    report, file = report_of(first), file_of(first)
    with django_capture_on_commit_callbacks(execute=True):
        first.delete()
    assert (report.exists(), file.exists()) == (False, True)
    with django_capture_on_commit_callbacks():
        second.delete()
    assert file.exists()
    with django_capture_on_commit_callbacks(execute=True):
        ask().delete()
    assert not file.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days_ago", "ended", "stays"),
    [(200, {"days": 91}, False), (200, {"days": 89}, True), (200, None, True)],
)
def test_a_file_goes_when_its_last_import_has_ended_long_ago(
    days_ago: int, ended: dict[str, int] | None, stays: bool, ask: Ask
) -> None:
    done = {"state": ImportState.DONE, "ended_at": now() - timedelta(days=150)}
    old = ask(**done)
    report_of(old).write_text("x")
    ask(**({**done, "ended_at": now() - timedelta(**ended)} if ended else {}))
    brought = (now() - timedelta(days=days_ago)).timestamp()
    for path in folder().iterdir():
        os.utime(path, (brought, brought))
    (folder() / "coming").write_text("x")

    assert run_next() is (ended is None)
    tidy()
    assert file_of(old).exists() is stays
    assert report_of(old).exists()
    assert (folder() / "coming").exists()


@pytest.mark.django_db
def test_the_worker_tidies_when_an_import_has_ended(ask: Ask) -> None:
    (orphan := folder() / "half").write_text("x")
    os.utime(orphan, (0, 0))
    ask()
    assert run_next()
    assert not orphan.exists()
