"""Writes docs/data-dictionary.md from the table of columns."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from incidents.columns import COLUMNS

OPENING = """# Data dictionary

Printed by `manage.py write_data_dictionary` from `incidents/columns.py`; change that, not this.

One row of a CSV is one incident, as it stood at the ledger position that the download names in its
headers. The encoding is UTF-8, the separator a comma, the end of a line a line feed; the first line
names the columns. The other formats use the same names.

- **empty** means not known or not applicable, never nought.
- **date** is `YYYY-MM-DD`, **time** is ISO 8601 in UTC.
- **code** is a value of a code list, see [the codebook](codebook.md).
- **list** holds several texts, separated by a semicolon and a blank. Semicolons of a text itself
  are doubled where they stand before a blank or at its end: an odd one separates.
- **text** and **list** cells that a spreadsheet would run as a formula have an apostrophe in front:
  those that begin with `=`, `+`, `-`, `@`, a tab or a line end (also in full width), or with
  apostrophes and then one of these. To get the text back, drop one apostrophe from every cell that
  begins with apostrophes and then one of these.

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
    rows = (f"| `{c.name}` | {c.kind} | {c.meaning} | {c.example} |\n" for c in COLUMNS)
    return OPENING + "".join(rows)
