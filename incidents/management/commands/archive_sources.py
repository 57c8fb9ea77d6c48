"""Fetch copies of many sources."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from incidents.archiving.bulk import Tried, archive, uncopied, uncopied_since
from incidents.archiving.fetching import NotAllowed
from incidents.archiving.politeness import Pauses
from incidents.management.commands.check_links import days
from incidents.management.commands.import_incidents import Progress


class Command(BaseCommand):
    """Every copy is kept at once: a run that was stopped goes on where it was."""

    help = "Fetch and keep copies of sources, one host after the other."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Those without a copy, or without a young one."""
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--missing", action="store_true", help="sources without a copy")
        which.add_argument(
            "--older-than",
            type=int,
            metavar="DAYS",
            help="sources without a copy of the last so many days",
        )

    def handle(self, **options: Any) -> None:
        """Fetch; CommandError where the operator does not allow it, or the disk does not."""
        wanted = (
            uncopied()
            if options["missing"]
            else uncopied_since(now() - timedelta(days=days(options["older_than"])))
        )
        kept = failed = 0
        try:
            for tried in archive(wanted, Pauses(), Progress(self.stderr)):
                kept, failed = kept + bool(tried.copy), failed + (not tried.copy)
                self.tell(tried)
        except (NotAllowed, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{kept} copies kept, {failed} not.")

    def tell(self, tried: Tried) -> None:
        """Why there is no copy, if there is none."""
        if not tried.copy:
            self.stderr.write(f"{tried.source.slug}: {tried.error}")
