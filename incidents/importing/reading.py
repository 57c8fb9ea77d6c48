"""The rows of a file in whichever form it comes: CSV, or pages of JSON."""

from collections.abc import Iterator
from typing import IO

from incidents.importing.files import FormFault, Record, records
from incidents.importing.pages import is_json, page_records
from incidents.importing.registry import ImportFormat


def rows_of(file: IO[bytes], format_: ImportFormat) -> Iterator[Record | FormFault]:
    """Each row, or what is wrong with its form; raises `WrongFile` where none can be read."""
    if format_.rows:
        return format_.rows(file)
    if format_.rows_in and is_json(file):
        return page_records(file, format_.columns, format_.rows_in)
    return records(file, format_.columns)
