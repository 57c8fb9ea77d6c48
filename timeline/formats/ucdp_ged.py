"""The 49 columns of UCDP GED, for programs that read its files: lethal incidents only."""

from collections import Counter
from collections.abc import Iterator

from incidents.copying import csv_chunks
from incidents.formats import Format, register
from incidents.selection import Selection
from incidents.ucdp.columns import COLUMNS
from incidents.ucdp.reading import rows_of


def stream(selection: Selection) -> Iterator[bytes]:
    """A header and a row for each incident that GED can say; numbers and days as UCDP has them.

    Cells are as they are: what reads GED is no spreadsheet, and must get back what it gave.
    """
    return csv_chunks(COLUMNS, rows_of(selection, Counter()))


def count(selection: Selection) -> int:
    """How many rows there are: fewer than incidents, by those that GED has no way to say."""
    return sum(1 for _ in rows_of(selection, Counter()))


register(
    Format(
        name="ucdp-ged",
        media_type="text/x-ucdp-ged+csv; charset=utf-8",
        extension="ged.csv",
        label="UCDP GED",
        stream=stream,
        counted=count,
        fixed=True,
    )
)
