"""Rebuild what makes the ledger fast to find, from the ledger alone."""

from typing import Any

from django.core.management.base import BaseCommand

from incidents.publishing.index import reindex


class Command(BaseCommand):
    """Rebuild the index; the ledger is not touched and readers go on meanwhile."""

    help = "Rebuild the index beside the ledger (as the owner role); readers go on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        """Show progress batch by batch."""
        done = 0
        for done, last in reindex():
            self.stdout.write(f"{done} of {last} positions")
        self.stdout.write(f"The index is rebuilt up to position {done}.")
