"""A sheet as CSV: UTF-8 with the mark by which Excel knows it, cells harmless as everywhere."""

import csv
import io

from incidents.columns import harmless
from incidents.sheets.columns import COLUMNS
from incidents.sheets.exporting import HandedOut

MEDIA_TYPE = "text/csv; charset=utf-8"
_NUMBERS = {"number", "degrees"}


def write(handed_out: HandedOut) -> bytes:
    """The whole file."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)  # programs may keep quoted cells as text
    writer.writerow(column.name for column in COLUMNS)
    plain = [column.kind in _NUMBERS for column in COLUMNS]
    for row in handed_out.rows():
        writer.writerow(
            cell if is_number else harmless(cell)
            for cell, is_number in zip(row, plain, strict=True)
        )
    return file.getvalue().encode("utf-8-sig")
