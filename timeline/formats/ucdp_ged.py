"""The 49 columns of UCDP GED, for programs that read its files: lethal incidents only."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from incidents.copying import in_chunks
from incidents.formats import Format, register
from incidents.selection import Selection
from incidents.ucdp.columns import COLUMNS
from incidents.ucdp.reading import rows_of


def stream(selection: Selection) -> Iterator[bytes]:
    """A header and a row for each incident that GED can say; numbers and days as UCDP has them.

    Cells are as they are: what reads GED is no spreadsheet, and must get back what it gave.
    """
    return in_chunks(_lines(selection))


def count(selection: Selection) -> int:
    """How many rows there are: fewer than incidents, by those that GED has no way to say."""
    return sum(1 for _ in rows_of(selection, Counter()))


def _lines(selection: Selection) -> Iterator[bytes]:
    line = io.StringIO()
    writer = csv.DictWriter(line, COLUMNS, lineterminator="\n")
    writer.writeheader()
    yield _taken(line)
    for row in rows_of(selection, Counter()):
        writer.writerow(row)
        yield _taken(line)


def _taken(line: Any) -> bytes:
    text: str = line.getvalue()
    line.seek(0)
    line.truncate()
    return text.encode()


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
