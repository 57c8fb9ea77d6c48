"""The command that fills the queue: what it says, writes down and refuses."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from incidents.duplicates import finding
from incidents.models import DuplicatePair
from tests.incidents.merging.made import FIRST, stored

pytestmark = pytest.mark.django_db


def run(*args: str) -> str:
    out = StringIO()
    call_command("find_duplicates", *args, stdout=out)
    return out.getvalue()


def test_pairs_are_counted_and_written_down(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(finding, "BATCH", 10)
    for _ in range(2):
        stored(FIRST, title="=Twice")
    report = tmp_path / "pairs.csv"

    said = run("--minimum-score", "11", "--report", str(report))

    assert "10 of " in said
    assert "1 pairs in the queue, 1 of them new, 0 gone." in said
    head, row, end = csv.reader(report.read_text(encoding="utf-8").splitlines())
    pair = DuplicatePair.objects.get()
    assert (head[0], row[0], end) == ("score", str(pair.score), ["end", "1"])
    assert row[1:3] == [f"DRAFT-{pair.first_id}", "'=Twice"]
    assert row[5].startswith("same date; same place; same type")


@pytest.mark.parametrize("since", ["2026-13-01", "yesterday", "2026-02-30"])
def test_moment_that_there_is_not_is_refused(since: str) -> None:
    with pytest.raises(CommandError, match="write a day"):
        run("--since", since)


@pytest.mark.parametrize("since", ["2100-01-01", "2100-01-01T00:00:00+02:00"])
def test_nothing_new_is_quickly_looked_at(since: str) -> None:
    assert run("--since", since).startswith("0 incidents looked at")


def test_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        run("--report", str(tmp_path / "none" / "pairs.csv"))
