"""Ask whether the addresses of sources still lead to them."""

import csv
from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from incidents.archiving.bulk import check_links, unchecked_since
from incidents.archiving.fetching import NotAllowed
from incidents.archiving.politeness import Pauses
from incidents.columns import harmless
from incidents.management.commands.import_incidents import Progress
from incidents.models import LinkCheck, LinkState

COLUMNS = ["source", "state", "status", "url", "moved_to", "archive_url", "said", "checked_at"]
LONGEST_DAYS = 36_500


class Command(BaseCommand):
    """Every answer is kept at once: a run that was stopped goes on where it was."""

    help = "Check the links of sources, one host after the other; no address is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which sources, and where to write what is not in order."""
        parser.add_argument(
            "--older-than",
            type=int,
            default=30,
            metavar="DAYS",
            help="leave out what was checked within so many days (30); 0 leaves out none",
        )
        parser.add_argument(
            "--report", type=Path, help="write every link that does not simply work, as CSV"
        )

    def handle(self, **options: Any) -> None:
        """Check; CommandError where the operator does not allow asking."""
        moment = now() - timedelta(days=days(options["older_than"]))
        states: Counter[str] = Counter()
        try:
            for check in check_links(unchecked_since(moment), Pauses(), Progress(self.stderr)):
                states[check.state] += 1
            if options["report"]:
                write(options["report"])
        except (NotAllowed, OSError) as error:
            raise CommandError(str(error)) from error
        told = ", ".join(f"{states[each]} {each.label.lower()}" for each in LinkState)
        self.stdout.write(f"{states.total()} links checked: {told}.")


def days(number: int) -> int:
    """A number of days from the command line."""
    if not 0 <= number <= LONGEST_DAYS:
        raise CommandError(f"--older-than {number}: write 0 to {LONGEST_DAYS} days.")
    return number


def write(path: Path) -> None:
    """Every link that does not simply work, whenever it was checked; whole with its last line."""
    found = LinkCheck.objects.exclude(state=LinkState.WORKS).order_by("state", "source__slug")
    lines = [cells(check) for check in found.select_related("source").defer("source__text")]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(map(harmless, line) for line in lines)
        writer.writerow(["end", f"{len(lines)} rows"])


def cells(check: LinkCheck) -> list[str]:
    """One line of the report, in the order of its columns."""
    status = "" if check.status is None else str(check.status)
    found = [check.source.slug, check.state, status, check.url, check.moved_to]
    return [*found, check.source.archive_url, check.said, check.checked_at.isoformat()]
