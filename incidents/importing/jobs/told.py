"""What there is to say of an import: how far it is, and its report, page by page."""

import csv
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from incidents.columns import FORMULA_STARTS
from incidents.importing.report import COLUMNS, END, Outcome
from incidents.models import ImportJob, ImportState

Line = Mapping[str, str]
#: What somebody should look at.
REMARKABLE = (
    Outcome.REFUSED,
    Outcome.SKIPPED,
    Outcome.MISSING,
    Outcome.RETRACTED,
    Outcome.NOTED,
)


def percent(job: ImportJob) -> int | None:
    """How much of the present step is done; None where that is not known."""
    return min(100, job.done * 100 // job.total) if job.total else None


def in_words(job: ImportJob) -> str:
    """How far it is, in one line."""
    label = str(job.get_state_display())
    if job.state == ImportState.STORING:
        rows = _("%(done)s of %(total)s rows") % {
            "done": f"{job.done:,}",
            "total": f"{job.total:,}",
        }
        return f"{label}: {rows}"
    if job.state == ImportState.LOOKING:
        return f"{label}: {percent(job) or 0} %"
    return label


def page(path: Path, outcomes: Collection[str], first: int, most: int) -> tuple[list[Line], int]:
    """So many of the report's lines of these outcomes, from the first-th on, and how many it has.

    No report yet has none; what is still being written is read as far as it goes.
    """
    found: list[Line] = []
    count = 0
    for line in _lines(path):
        if line["outcome"] in outcomes:
            if first <= count < first + most:
                found.append({name: _plain(cell or "") for name, cell in line.items()})
            count += 1
    return found, count


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, restval=""):
            if line["outcome"] != END and all(name in COLUMNS for name in line):
                yield line


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running it."""
    start = cell.lstrip("'")[:1]
    return cell[1:] if cell[:1] == "'" and start and ord(start) in FORMULA_STARTS else cell
