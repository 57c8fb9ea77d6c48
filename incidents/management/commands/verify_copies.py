"""Read every kept copy, and say which is not what was kept."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from incidents.archiving import store
from incidents.archiving.bulk import unowned, unsound
from incidents.archiving.keeping import let_go
from incidents.management.commands.import_incidents import Progress

YOUNG = timedelta(days=1)
"""A file that no copy needs yet may belong to a form that somebody still has open."""


class Command(BaseCommand):
    """Ends with an error when a file is missing or changed: run it after every restore."""

    help = "Read all kept copies and compare each with its SHA-256."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to take away what nobody needs."""
        parser.add_argument(
            "--remove-unowned",
            action="store_true",
            help="remove files that belong to no copy and are older than a day",
        )

    def handle(self, **options: Any) -> None:
        """Read all; CommandError when something is not sound."""
        wrong = 0
        for each in unsound(Progress(self.stderr)):
            wrong += 1
            self.stderr.write(f"{each.error} It is the copy of {', '.join(each.sources)}.")
        left = list(unowned())
        gone = [digest for digest in left if options["remove_unowned"] and let_go_if_old(digest)]
        if left:
            told = f"{len(left)} files belong to no copy, {len(gone)} were removed."
            self.stdout.write(told)
        if wrong:
            raise CommandError(f"{wrong} files are not what was kept: see above.")
        self.stdout.write("Every kept copy is what was kept.")


def let_go_if_old(digest: str) -> bool:
    """Remove a file that no copy needs, unless it came within the last day; whether it went."""
    old = store.kept_at(digest) < now() - YOUNG
    return old and let_go(digest)
