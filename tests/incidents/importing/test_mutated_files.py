"""A thousand files with something wrong: each is taken whole, or refused whole and told where."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db import transaction

from incidents.importing.report import Outcome
from incidents.models import Actor, Incident, Origin, Place, Publisher, Record, Source, User
from tests.incidents.importing.ged_files import SYRIA, row, run, written
from tests.incidents.importing.mutated_files import MUTATIONS, mutated

pytestmark = pytest.mark.django_db
KINDS = (Actor, Incident, Origin, Place, Publisher, Record, Source)
FILES_A_KIND = 80
#: What becomes of a row, once for each row of a file.
ENDS = {Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.SKIPPED}


@pytest.fixture
def named(db: None) -> None:
    """What the rows name is there, so that a file needs little time."""
    run(SYRIA, dataset="another")


@contextmanager
def undone() -> Iterator[None]:
    """What is done in it is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored() -> list[int]:
    return [model.objects.count() for model in KINDS]


def lines_of(report: Path) -> list[dict[str, str]]:
    """The lines of a report that is whole; none where the file could not even be opened."""
    if not report.exists():
        return []
    with report.open(encoding="utf-8", newline="") as file:
        *lines, end = csv.DictReader(file)
    assert end["outcome"] == "end"
    return lines


def check_refused(said: str, lines: list[dict[str, str]]) -> None:
    """It says at least on which line; of a cell also in which column."""
    refused = [line for line in lines if line["outcome"] == Outcome.REFUSED]
    assert refused or "line " in said
    for line in refused:
        assert int(line["line"]) >= 1
        assert line["rule"]
        assert line["column"] or not line["original_id"]


def check_taken(before: list[int], lines: list[dict[str, str]]) -> None:
    """All its rows are there."""
    ended = [line for line in lines if line["outcome"] in ENDS]
    created = [line for line in ended if line["outcome"] == Outcome.CREATED]
    position = KINDS.index(Incident)
    assert len(created) == len(ended)
    assert stored()[position] == before[position] + len(created)
    assert not [line for line in lines if line["outcome"] == Outcome.REFUSED]


def check(file: Path, report: Path) -> bool:
    """Import it, and whether it was refused; all is as it was afterwards."""
    before = stored()
    report.unlink(missing_ok=True)
    with undone():
        try:
            run(file, publish=True, report=report)
        except CommandError as error:
            check_refused(str(error), lines_of(report))
            assert stored() == before
            return True
        check_taken(before, lines_of(report))
        return False


@pytest.mark.slow
@pytest.mark.parametrize("kind", MUTATIONS)
@pytest.mark.usefixtures("named")
def test_wrong_file_is_refused_whole_or_taken_whole(kind: str, tmp_path: Path) -> None:
    refused = 0
    User.objects.get(username="imports")
    for seed in range(FILES_A_KIND):
        file = tmp_path / f"{kind} {seed}"
        file.write_bytes(mutated(kind, seed))
        refused += check(file, tmp_path / "report.csv")
        file.unlink()
    assert refused > FILES_A_KIND / 4


@pytest.mark.parametrize(
    ("kind", "seed"), [("json_values", 3), ("strange", 1), ("gz", 2), ("cut", 5)]
)
@pytest.mark.usefixtures("named")
def test_some_of_them(kind: str, seed: int, tmp_path: Path) -> None:
    file = tmp_path / kind
    file.write_bytes(mutated(kind, seed))

    assert check(file, tmp_path / "report.csv")


@pytest.mark.parametrize("column", ["source_original", "id", "side_a", "extra"])
def test_half_a_character_is_refused_where_it_stands(column: str, tmp_path: Path) -> None:
    page, report = tmp_path / "page.json", tmp_path / "report.csv"
    page.write_text(json.dumps([row(318367), {**row(277081), column: "half \ud83d"}]))

    with pytest.raises(CommandError, match="1 row was refused, so nothing was imported"):
        run(page, report=report)
    (told,) = (line for line in lines_of(report) if line["outcome"] == Outcome.REFUSED)
    assert (told["line"], told["column"]) == ("2", column)


def test_last_row_without_a_line_end_is_told_and_kept(tmp_path: Path) -> None:
    file, report = written(tmp_path / "cut.csv", [row(318367), row(277081)]), tmp_path / "report"
    file.write_bytes(file.read_bytes().removesuffix(b"\n"))

    assert run(file, report=report).startswith("ucdp-ged: 2 created")
    noted = [line for line in lines_of(report) if line["outcome"] == Outcome.NOTED]
    (told,) = (line for line in noted if line["original_id"])
    assert (told["line"], told["original_id"]) == ("3", "277081")
    assert told["rule"].startswith("no line end follows: if the file was cut there")
