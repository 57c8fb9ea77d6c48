"""Parquet with typed columns and lists as lists; GeoParquet 1.1 where the rows have points."""

from collections.abc import Iterator
from importlib.util import find_spec

from incidents.formats import Format, Table, register, register_missing

REMEDY = (
    "parquet needs pyarrow, which is not installed here: install it beside the server with "
    "pip install pyarrow, then start the server again."
)


def stream(table: Table) -> Iterator[bytes]:
    """Row groups as they are made; the footer, without which no program opens it, is the end."""
    from timeline.geoparquet import pieces  # noqa: PLC0415  # only who asks for it waits for it

    return pieces(table)


def offer() -> None:
    """Offer it where its library is installed, else say what is missing."""
    if not find_spec("pyarrow"):
        register_missing("parquet", REMEDY)
        return
    register(
        Format(
            name="parquet",
            media_type="application/vnd.apache.parquet",
            extension="parquet",
            label="Parquet",
            stream=stream,
            flat=True,
            packed=True,
        )
    )


offer()
