"""A plain table for spreadsheets, one incident a row, made by PostgreSQL itself."""

from collections.abc import Iterator

from incidents.formats import Format, register
from incidents.selection import Selection


def stream(selection: Selection) -> Iterator[bytes]:
    """The columns of docs/data-dictionary.md; what made the table stands outside it."""
    return selection.copy_csv()


register(
    Format(
        name="csv",
        media_type="text/csv; charset=utf-8",
        extension="csv",
        label="CSV",
        stream=stream,
    )
)
