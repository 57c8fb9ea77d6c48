"""A plain table for spreadsheets, made by PostgreSQL itself."""

from collections.abc import Iterator

from incidents.formats import Format, Table, register


def stream(table: Table) -> Iterator[bytes]:
    """The columns of docs/data-dictionary.md; what made the table stands outside it."""
    return table.copy_csv()


register(
    Format(
        name="csv",
        media_type="text/csv; charset=utf-8",
        extension="csv",
        label="CSV",
        stream=stream,
        flat=True,
    )
)
