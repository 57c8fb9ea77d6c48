"""Rebuild what makes the ledger fast to find, from the ledger alone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from incidents.publishing.index import reindex
from incidents.publishing.index_shape import is_current, note


class Command(BaseCommand):
    """Rebuild the index; the ledger is not touched and readers go on meanwhile."""

    help = "Rebuild the index beside the ledger (as the owner role); readers go on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        """After an upgrade there may be nothing to do."""
        text = "do nothing when the index is as this release fills it"
        parser.add_argument("--if-needed", action="store_true", help=text)

    def handle(self, *args: Any, **options: Any) -> None:
        """Show progress batch by batch."""
        if options["if_needed"] and is_current("owner"):
            note()
            self.stdout.write("The index is as this release fills it.")
            return
        done = 0
        for done, last in reindex():
            self.stdout.write(f"{done} of {last} positions")
        note()
        self.stdout.write(f"The index is rebuilt up to position {done}.")
