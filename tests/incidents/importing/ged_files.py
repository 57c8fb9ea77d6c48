"""The rows of UCDP GED that tests import, and ways to change them."""

import csv
import io
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

FOLDER = Path(__file__).parent / "ucdp"
SYRIA, UKRAINE = FOLDER / "syria.csv", FOLDER / "ukraine-hdx.csv"


def rows(path: Path = SYRIA) -> list[dict[str, str]]:
    """Every row of a file, that of HXL tags left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["id"]]


def row(number: int | str, **changed: str) -> dict[str, str]:
    """The row of that id, with these cells instead."""
    every = [*rows(SYRIA), *rows(UKRAINE)]
    (found,) = (each for each in every if each["id"] == str(number))
    return {**found, **changed}


def written(path: Path, some: Iterable[Mapping[str, str]]) -> Path:
    """A file of these rows."""
    text = io.StringIO(newline="")
    listed = list(some)
    writer = csv.DictWriter(text, list(listed[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def run(path: Path | str, **options: Any) -> str:
    """Import a file; what the command said."""
    out = StringIO()
    told = {"format": "ucdp-ged", "create_missing": True, **options}
    call_command("import_incidents", str(path), stdout=out, stderr=StringIO(), **told)
    return out.getvalue()


def report(path: Path) -> list[dict[str, str]]:
    """The lines of a report, without its end mark."""
    with path.open(encoding="utf-8", newline="") as file:
        *lines, end = csv.DictReader(file)
    assert end["outcome"] == "end"
    return lines
