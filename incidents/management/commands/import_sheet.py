"""Bring back a sheet that was edited in a spreadsheet program."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from incidents.importing.files import WrongFile
from incidents.management.commands.import_incidents import importer
from incidents.models import SheetBatch, User
from incidents.sheets.batches import (
    ACTS,
    NotApplied,
    apply,
    bring_back,
    look_through,
    obstacle,
    outcome,
)
from incidents.sheets.comparison import Comparison


class Command(BaseCommand):
    """Tells every difference and every wrong cell, then applies all of it or nothing."""

    help = "Bring back a sheet of export_sheet or of the desk: all of it is applied, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and what is wished."""
        parser.add_argument("file", type=Path, help="the .xlsx or .csv that was edited")
        parser.add_argument("--dry-run", action="store_true", help="store nothing, tell all")
        parser.add_argument("--clear-empty", action="store_true", help="an emptied cell clears")
        parser.add_argument(
            "--leave-conflicts",
            action="store_true",
            help="leave out rows of which others changed the same cells meanwhile",
        )
        parser.add_argument("--reason", default="", help="why, for the history")
        parser.add_argument("--publish", choices=[*ACTS], help="publish what was public, too")
        add_user(parser)

    def handle(self, **options: Any) -> None:
        """Do it; CommandError where nothing was applied, with why."""
        by, file = user_named(options["user"]), options["file"]
        if options["publish"] == "corrected" and not options["reason"].strip():
            raise CommandError("--reason: a correction says why, and readers see it.")
        try:
            wishes = {name: options[name] for name in ("clear_empty", "leave_conflicts")}
            batch = bring_back(file.read_bytes(), file.name, by=by, **wishes)
            self._bring(batch, by, options)
        except WrongFile as error:
            raise CommandError(str(error)) from error
        except NotApplied as error:
            raise CommandError(" ".join(error.messages)) from error
        except (OSError, PermissionDenied) as error:
            raise CommandError(str(error)) from error

    def _bring(self, batch: SheetBatch, by: User, options: dict[str, Any]) -> None:
        """Look through it, tell what was found, and apply it unless it is a dry run."""
        try:
            found = look_through(batch, by=by)
            self._tell(found)
            self.stdout.write(outcome(found))
            why = obstacle(found, leave_conflicts=batch.leave_conflicts)
            if why and (found.faults or found.conflicts or not options["dry_run"]):
                raise NotApplied(why)
            if options["dry_run"]:
                self.stdout.write("Nothing was stored.")
                return
            publish_as = options["publish"] or ""
            apply(batch, by=by, reason=options["reason"], seen=found.digest, publish_as=publish_as)
            self.stdout.write(f"Applied as number {batch.pk}: undo_batch {batch.pk} takes it back.")
        finally:
            SheetBatch.objects.filter(pk=batch.pk, state="waiting").delete()

    def _tell(self, found: Comparison) -> None:
        """Every difference, then what is left alone, then what is wrong."""
        for each in found.wanted:
            self.stdout.write(f"{each.row.number} {each.handle or 'new'} {each.title}")
            for name, before, after in each.changes:
                self.stdout.write(f"    {name}: {before or '–'} → {after or '–'}")
        for note in found.notes:
            self.stdout.write(f"left: {note.column}: {note.rule}")
        for conflict in found.conflicts:
            self.stderr.write(f"conflict: {conflict}")
        for fault in found.faults:
            shown = f" ({fault.value!r})" if fault.value else ""
            self.stderr.write(f"wrong: {fault.column}: {fault.rule}{shown}")


def add_user(parser: ArgumentParser) -> None:
    """In whose name it is done."""
    parser.add_argument("--user", help="user name of who does it; default: imports")


def user_named(name: str | None) -> User:
    """The open account of that name, or the one in whose name files are imported."""
    if name is None:
        return importer()
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"--user: there is no open account {name!r}.")
    return user
