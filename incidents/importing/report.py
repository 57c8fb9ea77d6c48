"""What became of every row of a file: counted, and written down row by row."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from incidents.columns import harmless
from incidents.importing.near import NearMiss

COLUMNS = ("outcome", "line", "original_id", "column", "value", "rule")
END = "end"


class Outcome(StrEnum):
    """How a row, or something it names, may end."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"
    RETRACTED = "retracted"
    NOTED = "noted"
    MISSING = "missing"


@dataclass
class Report:
    """Counts by outcome; each line also goes to the file, if there is one, as it comes.

    `near` are names for people to decide; whoever asked for the import keeps them for that.
    """

    counts: Counter[str] = field(default_factory=Counter)
    near: Sequence[NearMiss] = ()
    _writer: Any = None

    def add(self, outcome: Outcome, line: int | str, original_id: str, **more: str) -> None:
        """One row, and which of its cells by which rule."""
        self.counts[outcome] += 1
        if self._writer:
            told: Mapping[str, Any] = {"outcome": outcome, "line": line, **more}
            told = {**told, "original_id": original_id}
            self._writer.writerow({name: harmless(str(cell)) for name, cell in told.items()})

    def summary(self) -> str:
        """The counts in words, in the order of the outcomes."""
        told = (f"{self.counts[each]} {each}" for each in Outcome if self.counts[each])
        return ", ".join(told) or "no rows"

    def end(self) -> None:
        """Mark the end: a report without it was cut."""
        if self._writer:
            self._writer.writerow({"outcome": END, "rule": self.summary()})


@contextmanager
def reporting(path: Path | None) -> Iterator[Report]:
    """A report, written to the file if one is named; whole when its last line is `end`."""
    if path is None:
        yield Report()
        return
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        report = Report(_writer=_writer(file))
        yield report
        report.end()


def _writer(file: TextIO) -> "csv.DictWriter[str]":
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    return writer
