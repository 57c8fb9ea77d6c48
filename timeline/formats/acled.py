"""The 31 columns of ACLED, for programs that read its files: incidents that ACLED has words for."""

from collections.abc import Iterator

from incidents.acled.reading import rows_of
from incidents.acled.rows import COLUMNS
from incidents.copying import csv_chunks
from incidents.formats import Format, register
from incidents.selection import Selection


def stream(selection: Selection) -> Iterator[bytes]:
    """A header and a row for each incident that ACLED can say, as `/api/acled/read` says it.

    Cells are as they are: what reads ACLED's files must get back what it gave.
    """
    return csv_chunks(COLUMNS, rows_of(selection))


def count(selection: Selection) -> int:
    """How many rows there are: fewer than incidents, by those that ACLED has no way to say."""
    return sum(1 for _ in rows_of(selection))


register(
    Format(
        name="acled",
        media_type="text/x-acled+csv; charset=utf-8",
        extension="acled.csv",
        label="ACLED",
        stream=stream,
        counted=count,
        fixed=True,
    )
)
