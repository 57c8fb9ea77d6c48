"""UCDP → here → UCDP gives back every value, for every strange row there is."""

import csv
import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents.formats import find
from incidents.selection import select
from incidents.ucdp.columns import COLUMNS
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, rows, run

FULL = os.environ.get("GED_FILES", "")
DAYS = ("date_start", "date_end")


def same(column: str, given: str, told: str) -> bool:
    """Whether two cells say the same: midnights aside, numbers as numbers."""
    given = given.strip()
    if column in DAYS:
        return given[:10] == told
    if given == told:
        return True
    try:
        return float(given) == float(told)
    except ValueError:
        return False


def exported() -> dict[str, dict[str, str]]:
    """Every row of the export by its id."""
    pieces = find("ucdp-ged").stream(select({"dataset": ["ucdp-ged"]}))
    text = b"".join(pieces).decode()
    return {row["id"]: row for row in csv.DictReader(text.splitlines(keepends=True))}


def differences(given: list[dict[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Every cell that does not come back."""
    told = exported()
    for row in given:
        for column in COLUMNS:
            if not same(column, row[column], told[row["id"]][column]):
                yield row["id"], column, row[column], told[row["id"]][column]


def test_every_value_comes_back(committed: None) -> None:
    for path in (SYRIA, UKRAINE):
        run(path, publish=True, release="19.1")

    assert list(differences([*rows(SYRIA), *rows(UKRAINE)])) == []
    assert len(exported()) == 77


@pytest.mark.slow
@pytest.mark.skipif(not FULL, reason="GED_FILES names no folder with the whole files")
def test_every_value_of_the_whole_files_comes_back(committed: None, tmp_path: Path) -> None:
    for path in sorted(Path(FULL).glob("*.csv.gz")):
        run(path, publish=True)
        plain = tmp_path / path.stem
        plain.write_bytes(gzip.decompress(path.read_bytes()))
        assert list(differences([row for row in rows(plain) if row["id"].isdecimal()])) == []
