"""Import incidents from a file of another dataset."""

import sys
import time
from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from incidents.importing.attempt import STOPPED, undone, why_stopped
from incidents.importing.files import opened
from incidents.importing.near import keep_near
from incidents.importing.registry import (
    Dataset,
    ImportFormat,
    UnknownImportFormat,
    available,
    find,
)
from incidents.importing.report import Outcome, Report, reporting
from incidents.importing.run import run_import
from incidents.importing.wish import Wish
from incidents.models import User

AGAIN = "run it again: what was imported is left alone, and the rest follows"


class Command(BaseCommand):
    """Every row ends as created, updated, unchanged, skipped or refused; a second run is idle."""

    help = "Import a file of another dataset (UCDP GED …); a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file of which dataset, and what is to be done with it."""
        names = ", ".join(each.name for each in available())
        parser.add_argument("file", type=Path, help="the file, plain or gz; - is standard input")
        parser.add_argument("--format", required=True, help=f"one of {names}")
        parser.add_argument("--mapping", type=Path, help="which column is which field, as YAML")
        parser.add_argument("--dataset", help="its name here; default: that of the format")
        parser.add_argument("--release", default="", help="which release of it, such as 25.1")
        parser.add_argument("--dry-run", action="store_true", help="store nothing, tell all")
        parser.add_argument("--publish", action="store_true", help="publish what is new or changed")
        parser.add_argument("--reason", default="", help="why, for corrections and retractions")
        parser.add_argument(
            "--create-missing", action="store_true", help="make actors, places, sources it names"
        )
        parser.add_argument(
            "--leave-out-refused", action="store_true", help="import the sound rows all the same"
        )
        parser.add_argument(
            "--release-of", metavar="DATASET", help="it is all of DATASET: retract what is gone"
        )
        parser.add_argument("--report", type=Path, help="write what became of each row, as CSV")

    def handle(self, **options: Any) -> None:
        """Import; CommandError for a file that cannot be, and where rows were refused."""
        path = None if str(options["file"]) == "-" else options["file"]
        try:
            with undone() if options["dry_run"] else nullcontext():
                wish = _wish(options)
                with (
                    opened(path, sys.stdin.buffer) as file,
                    reporting(options["report"]) as report,
                ):
                    run_import(file, wish, report, Progress(self.stderr))
        except STOPPED as error:
            raise CommandError(why_stopped(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError(f"broken off: {AGAIN}", returncode=130) from error
        except OperationalError as error:
            raise CommandError(f"the database broke off: {error}\n{AGAIN}") from error
        keep_near(report.near, wish.dataset.name)
        self._tell(report, dry=options["dry_run"], name=wish.dataset.name)

    def _tell(self, report: Report, *, dry: bool, name: str) -> None:
        would = "Nothing was stored; it would be: " if dry else ""
        self.stdout.write(f"{name}: {would}{report.summary()}")
        if report.near:
            self.stdout.write("Some names are nearly ours: see Names to decide in the admin.")
        if refused := report.counts[Outcome.REFUSED]:
            others = report.counts.total() > refused
            stored = "the others were imported" if others else "so nothing was imported"
            remedy = "--report FILE lists each with line, column and rule"
            told = "1 row was" if refused == 1 else f"{refused} rows were"
            raise CommandError(f"{told} refused, {stored}: {remedy}")


class Progress:
    """How far it is, how fast, and how long it will take, at most twice a second on one line."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._begun, self._told = stream, time.monotonic(), 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell it of so many rows done."""
        now = time.monotonic()
        if now - self._told < 0.5 and done < total:
            return
        self._told = now
        rate = done / max(now - self._begun, 0.001)
        left = (total - done) / max(rate, 0.001)
        tty = self._stream.isatty()
        line = f"{done:,} of {total:,} rows, {rate:,.0f} a second, {left:,.0f} s left"
        ending = "\n" if done >= total or not tty else "\r"
        self._stream.write(f"{line:<70}" if tty else line, ending=ending)


def _wish(options: dict[str, Any]) -> Wish:
    format_ = _format(options)
    whole, name = options["release_of"], options["dataset"] or format_.name
    if whole and options["dataset"] and whole != name:
        raise CommandError(f"--release-of {whole}, but --dataset {name}: name the same, or one.")
    return Wish(
        format=format_,
        dataset=Dataset(whole or name, options["release"], format_.licence),
        by=importer(),
        reason=options["reason"].strip(),
        publishing=options["publish"] and not options["dry_run"],
        creating=options["create_missing"],
        leaving_out=options["leave_out_refused"],
        whole=bool(whole),
    )


def _format(options: dict[str, Any]) -> ImportFormat:
    path = options["mapping"]
    try:
        return find(options["format"], path.read_text(encoding="utf-8") if path else "")
    except UnknownImportFormat as error:
        raise CommandError(f"--format: {error}") from None
    except (OSError, ValueError) as error:
        raise CommandError(f"--mapping: {error}") from None


def importer() -> User:
    """The account in whose name files are imported; nobody can sign in with it."""
    user, created = User.objects.get_or_create(
        username="imports", defaults={"first_name": "Imported files", "password": "!"}
    )
    if created:
        user.groups.add(Group.objects.get(name="editor"))
    return user
