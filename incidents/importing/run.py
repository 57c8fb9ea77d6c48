"""A file of rows into the database: looked through as a whole first, then stored batch by batch.

Each batch is stored and published in one transaction, so that a run broken off anywhere leaves
whole incidents and can be run again to the same end.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import IO, Any

from django.db import transaction

from incidents.importing.batches import Row, digests, store
from incidents.importing.creating import create
from incidents.importing.decided import LeftOut, OurOwn
from incidents.importing.files import FormFault, Record, WrongFile
from incidents.importing.garbage import seldom_collecting
from incidents.importing.near import near_misses
from incidents.importing.reading import rows_of
from incidents.importing.registry import Fault
from incidents.importing.related import Related
from incidents.importing.report import Outcome, Report
from incidents.importing.vanishing import check_vanished, retract_vanished
from incidents.importing.wish import Wish
from incidents.models import Incident
from incidents.publishing.lanes import Turn, in_lanes

BATCH = 2000
ENDS_OPEN = "no line end follows: if the file was cut there, this row's last cell was, too; kept"
Progress = Callable[[int, int], None]
Missing = Mapping[tuple[str, str], Mapping[str, Any]]
"""What rows name and is not here, by kind and slug."""


@dataclass
class Survey:
    """What a first look at every row found: ids, wrong rows, and all that the rows name.

    `left_out` are the lines that somebody decided not to import, and those of our own incidents.
    """

    related: Related
    ids: set[str] = field(default_factory=set)
    wrong: dict[int, list[Fault]] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    held: dict[str, str] = field(default_factory=dict)
    rows: int = 0


@seldom_collecting()
def run_import(file: IO[bytes], wish: Wish, report: Report, progress: Progress) -> None:
    """Import a file; raises `WrongFile` for one whose form is broken, before anything is stored.

    With a wrong row nothing is stored either, unless the wish is to leave those out: every one of
    them is in the report.
    """
    try:
        survey = look_through(file, wish, report)
    except WrongFile as error:
        for each in error.faults:
            told = {"column": each.column, "value": each.value, "rule": each.rule}
            report.add(Outcome.REFUSED, each.line, "", **told)
        report.end()
        raise
    missing = survey.related.missing()
    report.near = near_misses(missing, survey.related.decided)
    if survey.wrong and not wish.leaving_out:
        return
    tell_near(report)
    check_vanished(survey.held, survey.ids, wish)
    make_or_list_missing(missing, survey.related, wish, report)

    def store_one(rows: list[Row], turn: Turn) -> int:
        store(rows, wish, survey.related, report, turn)
        return len(rows)

    done = 0
    for count in in_lanes(_batches(_sound(file, wish, survey)), store_one):
        done += count
        progress(done, survey.rows)
    if wish.whole:
        retract_vanished(survey.ids, wish, report)


def look_through(file: IO[bytes], wish: Wish, report: Report) -> Survey:
    """Translate every row that is not held as it is, to know all that is wrong or named."""
    survey, broken = Survey(Related(wish.dataset.name), held=digests(wish.dataset)), []
    if wish.format.together:
        survey.related.together.note_held(wish.dataset.name, wish.format.together)
    for record in rows_of(file, wish.format):
        if isinstance(record, FormFault):
            broken.append(record)
        else:
            _look_at(record, survey, wish, report)
    if broken:
        raise WrongFile(broken)
    return survey


def _look_at(record: Record, survey: Survey, wish: Wish, report: Report) -> None:
    row = Row(record, record.cells[wish.format.id_column].strip())
    original_id, faults, left_out = row.original_id, [], None
    try:
        faults = _faults(row, survey, wish)
    except LeftOut as decided:
        left_out = decided
    if original_id in survey.ids:
        rule = "an earlier row has this id: keep one of them"
        faults = [*faults, Fault(wish.format.id_column, original_id, rule)]
    survey.ids.add(original_id)
    survey.rows += 1
    if wish.format.together:
        told = record.cells.get(wish.format.together, "")
        survey.related.together.note(original_id, told)
    if record.ends_open:
        report.add(Outcome.NOTED, record.line, original_id, rule=ENDS_OPEN)
    if faults:
        survey.wrong[record.line] = faults
        report_faults(record.line, original_id, faults, report)
    elif left_out:
        survey.left_out.add(record.line)
        rule = str(left_out)
        report.add(Outcome.SKIPPED, record.line, original_id, value=left_out.name, rule=rule)


def _faults(row: Row, survey: Survey, wish: Wish) -> list[Fault]:
    """What is wrong with a row, nothing with one that is held as it is; raises `LeftOut`."""
    held = survey.held.get(row.original_id)
    if held is None:
        refuse_our_own(row.record, wish)
    elif held == row.digest:
        return []
    return wish.format.faults(row.record.cells, survey.related, wish.dataset)


def refuse_our_own(record: Record, wish: Wish) -> None:
    """Raise `OurOwn` for what an export of ours in the columns of this dataset made of ours."""
    told = wish.format.reference(record.cells) if wish.format.reference else ""
    own = told and wish.dataset.name == wish.format.name
    if own and Incident.objects.filter(reference=told).exists():
        raise OurOwn(told)


def report_faults(line: int, original_id: str, faults: list[Fault], report: Report) -> None:
    """One line a wrong cell; the row counts once."""
    for fault in faults:
        report.add(
            Outcome.REFUSED,
            line,
            original_id,
            column=fault.column,
            value=fault.value,
            rule=fault.rule,
        )
    report.counts[Outcome.REFUSED] -= len(faults) - 1


def make_or_list_missing(missing: Missing, related: Related, wish: Wish, report: Report) -> None:
    """What the rows name and is not here is made, if that is wished, or else told."""
    if missing and wish.creating:
        with transaction.atomic():
            create(missing)
    elif missing:
        list_missing(missing, related, report)
    related.settle()


def tell_near(report: Report) -> None:
    """What is nearly ours: for people to decide before it is made."""
    for each in report.near:
        report.add(Outcome.NOTED, "", "", column=each.kind, value=each.name, rule=str(each))


def list_missing(missing: Missing, related: Related, report: Report) -> None:
    """What rows name and is not here, each with what here is called most like it."""
    for (kind, slug), row in missing.items():
        name = str(row.get("name") or row["title"])
        near = get_close_matches(name, related.names(kind), 1, 0.8) if kind != "source" else []
        like = f"; is it {near[0]}?" if near else ""
        rule = f"there is no such {kind}: --create-missing makes it{like}"
        report.add(Outcome.MISSING, "", slug, column=kind, value=name, rule=rule)


def _sound(file: IO[bytes], wish: Wish, survey: Survey) -> Iterator[Row]:
    out = survey.wrong.keys() | survey.left_out
    for record in rows_of(file, wish.format):
        if isinstance(record, Record) and record.line not in out:
            yield Row(record, record.cells[wish.format.id_column].strip())


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
