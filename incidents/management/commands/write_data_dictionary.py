"""Writes docs/data-dictionary.md from the table of columns."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from incidents.columns import COLUMNS, Column
from incidents.reference import KINDS
from incidents.tables import TABLES

OPENING = """# Data dictionary

Printed by `manage.py write_data_dictionary` from `incidents/columns.py`, `incidents/tables/` and
`incidents/reference/`; change those, not this.

Every row stands as it stood at the ledger position that the download names in its headers. The
encoding is UTF-8, the separator a comma, the end of a line a line feed; the first line names the
columns. The other formats use the same names.

- **empty** means not known or not applicable, never nought.
- **date** is `YYYY-MM-DD`, **time** is ISO 8601 in UTC.
- **code** is a value of a code list, see [the codebook](codebook.md).
- **list** holds several texts, separated by a semicolon and a blank; JSON has them as a list. The
  semicolons of a text itself are doubled where they stand before a blank or at its end: an odd one
  separates.
- **text** and **list** cells that a spreadsheet would run as a formula have an apostrophe in front:
  those that begin with `=`, `+`, `-`, `@`, a tab or a line end (also in full width), or with
  apostrophes and then one of these. To get the text back, drop one apostrophe from every cell that
  begins with apostrophes and then one of these.

## Incidents

One row is one incident. What an incident has several of is folded into one cell:

- `initiators`, `targets` and `actors` hold the names of **recommended** participations that are not
  denied, in the order of the document; who has no name stands there as described. Competing
  accounts and whose word it is are left out: [claims](#claims) has every one of them, a row each.
- `countries`, `publishers` and `sources` hold each value once, in alphabetical order; a source is
  its address, or its title when it has none.
- `place`, `latitude`, `longitude` and `where_precision` are of **one** location, the primary one or
  else the first where something happened. [Locations](#locations) has all.
- `killed_…` and `wounded_…` are **totals** by the counting rule: a recommended whole beats the sum
  of its parts. [Figures](#figures) has every number that was reported.
- A text that holds a semicolon itself is not told apart: use the tables for anything but reading.
"""
OF_TABLE = """
## {title}

One row is {meaning}.
"""
PASSAGES = """
The lists from `sources` to `credibility` have one entry for each number in `cites`, in its order,
with `—` (in JSON null) where a passage does not tell.
"""
HEADING = """
| Column | Kind | Meaning | Example |
| --- | --- | --- | --- |
"""


class Command(BaseCommand):
    """Overwrites the page; a test fails while the page and the table differ."""

    help = "Write docs/data-dictionary.md from the table of columns."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write the page and print its path."""
        page = Path(settings.BASE_DIR) / "docs" / "data-dictionary.md"
        page.write_text(data_dictionary(), encoding="utf-8")
        self.stdout.write(f"wrote {page}")


def data_dictionary() -> str:
    """The whole page in Markdown."""
    tables = (
        OF_TABLE.format(title=name.capitalize(), meaning=kind.meaning)
        + (PASSAGES if any(column.name == "cites" for column in kind.columns) else "")
        + _rows(kind.columns)
        for name, kind in TABLES.items()
    )
    lists = (
        OF_TABLE.format(title=name.capitalize(), meaning=kind.meaning) + _rows(kind.columns)
        for name, kind in KINDS.items()
    )
    return OPENING + _rows(COLUMNS) + "".join([*tables, *lists])


def _rows(columns: Sequence[Column]) -> str:
    lines = (f"| `{c.name}` | {c.kind} | {c.meaning} | {c.example} |\n" for c in columns)
    return HEADING + "".join(lines)
