"""One document a line, as the API returns it; the last line says that it is the last."""

import json
from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from django.core.serializers.json import DjangoJSONEncoder

from incidents.api.answers import moment
from incidents.copying import in_chunks
from incidents.formats import Format, Table, register


@runtime_checkable
class Documented(Protocol):
    """A table whose rows are documents, written as the text they are."""

    def copy_documents(self) -> Iterator[Any]:
        """Each document with a line feed."""


def stream(table: Table) -> Iterator[bytes]:
    """Documents, or rows as objects, then ``{"end": {...}}`` with count, position and filter."""
    return in_chunks(_lines(table))


def _lines(table: Table) -> Iterator[Any]:
    told = 0
    rows = table.copy_documents() if isinstance(table, Documented) else _objects(table)
    for told, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
        yield row
    end = {
        "count": told,
        "position": table.position,
        "recorded_at": moment(table.recorded_at),
        "query": table.query,
    }
    yield _written({"end": end})


def _objects(table: Table) -> Iterator[bytes]:
    for cells in table.cells():
        named = zip(table.columns, cells, strict=True)
        yield _written({column.name: _said(column.value(cell)) for column, cell in named})


def _said(value: Any) -> Any:
    return moment(value) if hasattr(value, "utcoffset") else value


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder).encode() + b"\n"


register(
    Format(
        name="ndjson",
        media_type="application/x-ndjson",
        extension="ndjson",
        label="NDJSON",
        stream=stream,
        flat=True,
    )
)
