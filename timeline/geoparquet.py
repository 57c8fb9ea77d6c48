"""Writes a table as Parquet by pyarrow, which only those who want the format have."""

import json
from collections.abc import Iterator, Sequence
from io import RawIOBase
from itertools import islice
from struct import pack
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from incidents.api.answers import moment
from incidents.columns import Column
from incidents.formats import Table

ROW_GROUP = 5_000
"""Rows that are held in memory and written together."""
_POINT = ("longitude", "latitude")
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def pieces(table: Table) -> Iterator[bytes]:
    """Row groups as they are made; the footer, without which no program opens it, is the end."""
    schema, sink, count = _schema(table.columns), _Sink(), 0
    rows = iter(table.cells())
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROW_GROUP)):
            count += len(group)
            writer.write_batch(_batch(table.columns, group, schema))
            del group  # not held while the next one is read
            yield sink.taken()
        writer.add_key_value_metadata({"export": json.dumps(_facts(table, count))})
    yield sink.taken()


class _Sink(RawIOBase):
    """Takes what the writer writes, until it is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        taken = bytes(self._held)
        self._held.clear()
        return taken


def _schema(columns: Sequence[Column]) -> Any:
    types = {
        "list": pa.list_(pa.string()),
        "date": pa.date32(),
        "time": pa.timestamp("us", tz="UTC"),
        "number": pa.int64(),
    }
    fields = [
        pa.field(
            column.name,
            pa.float64() if column.real else types.get(column.kind, pa.string()),
            metadata={"description": column.meaning},
        )
        for column in columns
    ]
    if not _has_points(columns):
        return pa.schema(fields)
    fields.append(pa.field("geometry", pa.binary()))
    return pa.schema(fields, metadata={"geo": json.dumps(_GEO)})


def _batch(columns: Sequence[Column], rows: list[tuple[Any, ...]], schema: Any) -> Any:
    values = [
        [column.value(cell) for cell in cells]
        for column, cells in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    if _has_points(columns):
        names = [column.name for column in columns]
        x, y = (values[names.index(name)] for name in _POINT)
        values.append([_point(*both) for both in zip(x, y, strict=True)])
    arrays = [pa.array(column, field.type) for column, field in zip(values, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def _has_points(columns: Sequence[Column]) -> bool:
    return {*_POINT} <= {column.name for column in columns}


def _point(longitude: float | None, latitude: float | None) -> bytes | None:
    """Well-known binary, little-endian."""
    if longitude is None or latitude is None:
        return None
    return pack("<BIdd", 1, 1, longitude, latitude)


def _facts(table: Table, count: int) -> dict[str, Any]:
    return {
        "count": count,
        "position": table.position,
        "recorded_at": moment(table.recorded_at),
        "query": table.query,
    }
