"""Hand incidents out as a sheet to be edited in a spreadsheet program."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from incidents.codes import State
from incidents.filters import InvalidParameters
from incidents.models import Incident
from incidents.selection import select
from incidents.sheets import as_csv, as_workbook
from incidents.sheets.exporting import TooMany, hand_out

FORMS = {".csv": as_csv.write, ".xlsx": as_workbook.write}


class Command(BaseCommand):
    """Writes a workbook or CSV by the ending of the file; what is held, not what is published."""

    help = "Write incidents to a .xlsx or .csv to be edited and brought back by import_sheet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which incidents, and where to."""
        parser.add_argument("file", type=Path, help="where to write it: a .xlsx or a .csv")
        parser.add_argument(
            "--filter", default="", help="published ones by the API's filter: type=protest"
        )
        parser.add_argument("--drafts", action="store_true", help="all drafts instead")

    def handle(self, **options: Any) -> None:
        """Write it; CommandError for a wrong filter, another ending or too many incidents."""
        file: Path = options["file"]
        if file.suffix not in FORMS:
            raise CommandError(f"{file}: name a file that ends in {' or '.join(FORMS)}.")
        if options["drafts"] and options["filter"]:
            raise CommandError("--drafts: filters are of published ones, leave one of both out.")
        question = "drafts" if options["drafts"] else options["filter"]
        numbers = _drafts() if options["drafts"] else _published(options["filter"])
        try:
            handed_out = hand_out(numbers, by=None, question=question)
            file.write_bytes(FORMS[file.suffix](handed_out))
        except TooMany as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror or error}") from error
        self.stderr.write(f"{file}: {handed_out.sheet.rows} incidents, sheet {handed_out.sheet}")


def _drafts() -> list[int]:
    drafts = Incident.objects.filter(state=State.DRAFT)
    return list(drafts.values_list("pk", flat=True))


def _published(text: str) -> list[int]:
    """The published ones that the filter finds, in its order."""
    try:
        selection = select(
            {name: list(values) for name, values in QueryDict(text.removeprefix("?")).lists()}
        )
    except InvalidParameters as error:
        lines = "\n".join(f"  {each.name}={each.value}: {each.message}" for each in error.errors)
        raise CommandError(f"The filter cannot be used:\n{lines}") from None
    return list(selection.rows().values_list("incident_id", flat=True))
