"""Hands incidents out as a sheet, and keeps every cell of it to compare with what comes back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now

from incidents.models import Sheet, User
from incidents.sheets.columns import COLUMNS, SHEET
from incidents.sheets.held import held, packed

MOST_ROWS = 20_000
#: A sheet that never came back is forgotten after this time; one that did is kept.
KEPT_FOR = timedelta(days=180)


class TooMany(ValueError):
    """More incidents than one sheet holds."""

    def __init__(self) -> None:
        super().__init__(f"A sheet holds at most {MOST_ROWS:,} incidents: narrow the filter.")


@dataclass(frozen=True)
class HandedOut:
    """A sheet and its rows, each a cell for every column."""

    sheet: Sheet
    cells: list[dict[str, str]]

    def rows(self) -> Iterator[list[str]]:
        """The cells in the order of the columns."""
        for each in self.cells:
            told = {SHEET: str(self.sheet.token), **each}
            yield [told[column.name] for column in COLUMNS]


def hand_out(incidents: Iterable[int], *, by: User | None, question: str) -> HandedOut:
    """Make a sheet of these incidents, in this order; ``question`` says how they were found.

    Raises `TooMany`, and ``PermissionDenied`` for whoever may not see incidents.
    """
    if by is not None and not by.has_perm("incidents.view_incident"):
        raise PermissionDenied(f"{by} may not see incidents.")
    numbers = list(incidents)
    if len(numbers) > MOST_ROWS:
        raise TooMany
    rows = {each.pk: each.cells for each in held(numbers)}
    with transaction.atomic():
        forget_old()
        sheet = Sheet.objects.create(
            made_by=by, question=question[:2000], rows=len(rows), cells=packed(rows)
        )
    return HandedOut(sheet, list(rows.values()))


def forget_old() -> None:
    """Take away the sheets that are old and never came back."""
    Sheet.objects.filter(made_at__lt=now() - KEPT_FOR, batches__isnull=True).delete()
