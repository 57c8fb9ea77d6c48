"""Looks for incidents that are entered twice, and fills the queue of pairs to look at."""

import csv
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware

from incidents.columns import harmless
from incidents.duplicates.finding import MINIMUM_SCORE, Pair, find
from incidents.models import Incident

HEAD = ("score", "first", "first_title", "second", "second_title", "agrees", "differs")


class Command(BaseCommand):
    """Score pairs of incidents near each other; run it after an import, or every night."""

    help = "Find incidents that may be one and the same, for the queue in the admin."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to look at, how alike they must be, and where to write it down besides."""
        since = "only incidents entered since this day or time, against all others"
        parser.add_argument("--since", type=moment, help=since)
        least = f"points a pair needs to be kept (default: {MINIMUM_SCORE:g})"
        parser.add_argument("--minimum-score", type=float, default=MINIMUM_SCORE, help=least)
        parser.add_argument("--report", metavar="FILE", help="also write the pairs to a CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find, and say what came of it."""
        began = time.monotonic()
        found = find(since=options["since"], least=options["minimum_score"], progress=self.progress)
        took = time.monotonic() - began
        if options["report"]:
            self.write(Path(options["report"]), found.kept)
        rate = found.looked_at / took if took else 0
        self.stdout.write(
            f"{found.looked_at} incidents looked at in {took:.1f} s ({rate:.0f} a second): "
            f"{found.pairs} pairs in the queue, {found.new} of them new, {found.gone} gone."
        )

    def progress(self, done: int, total: int) -> None:
        """How far it is."""
        if total > done:
            self.stdout.write(f"{done} of {total} incidents")

    def write(self, path: Path, pairs: list[Pair]) -> None:
        """The pairs, the likeliest first; the last line says how many, so that a cut is seen."""
        numbers = {pk for pair in pairs for pk in (pair.first, pair.second)}
        titles = {
            pk: (reference or f"DRAFT-{pk}", title)
            for pk, reference, title in Incident.objects.filter(pk__in=numbers).values_list(
                "pk", "reference", "title"
            )
        }
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(HEAD)
                for pair in sorted(pairs, key=lambda each: (-each.score, each.first, each.second)):
                    told = [*titles[pair.first], *titles[pair.second]]
                    why = ["; ".join(pair.agrees), "; ".join(pair.differs)]
                    writer.writerow([pair.score, *(harmless(cell) for cell in [*told, *why])])
                writer.writerow(["end", len(pairs)])
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error


def moment(text: str) -> datetime:
    """A day or a time with its offset; a day begins in UTC."""
    try:
        day = parse_date(text)
        found = datetime.combine(day, datetime.min.time()) if day else parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"--since {text}: write a day such as 2026-01-31, or a time.")
    return make_aware(found) if is_naive(found) else found
