"""Take back what a returned sheet did."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from incidents.management.commands.import_sheet import add_user, user_named
from incidents.models import SheetBatch
from incidents.sheets.batches import ACTS
from incidents.sheets.undoing import NotUndone, told, undo


class Command(BaseCommand):
    """Each incident becomes exactly what it was; what was changed since holds all of it back."""

    help = "Undo what import_sheet or the desk did with one sheet, by the number of its batch."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which batch, and what is wished."""
        parser.add_argument("number", type=int, help="number of the batch")
        parser.add_argument(
            "--partly", action="store_true", help="undo the others where some changed since"
        )
        parser.add_argument("--reason", default="", help="why, for the history")
        parser.add_argument("--publish", choices=[*ACTS], help="publish what is public, too")
        add_user(parser)

    def handle(self, **options: Any) -> None:
        """Undo it; CommandError where nothing was, naming what stands in the way."""
        by = user_named(options["user"])
        batch = SheetBatch.objects.filter(pk=options["number"]).first()
        if batch is None:
            raise CommandError(f"There is no batch {options['number']}.")
        if options["publish"] == "corrected" and not options["reason"].strip():
            raise CommandError("--reason: a correction says why, and readers see it.")
        wishes = {name: options[name] for name in ("reason", "partly")}
        try:
            found = undo(batch, by=by, publish_as=options["publish"] or "", **wishes)
        except NotUndone as error:
            lines = [*error.messages, *told(error.undoing.refused)]
            if error.undoing.changes:
                lines.append(f"--partly would undo the other {len(error.undoing.changes)}.")
            raise CommandError("\n  ".join(lines)) from error
        except PermissionDenied as error:
            raise CommandError(str(error)) from error
        for line in told(found.refused):
            self.stdout.write(f"left: {line}")
        self.stdout.write(f"Undone: {len(found.changes)} incidents.")
