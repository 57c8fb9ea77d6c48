"""One document a line, as the API returns it; the last line says that it is the last."""

import json
from collections.abc import Iterator

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head, in_pieces


def stream(selection: Selection) -> Iterator[bytes]:
    """Documents in order, then ``{"end": {...}}`` with the count and the ledger position."""
    return in_pieces(_lines(selection))


def _lines(selection: Selection) -> Iterator[str]:
    head = Head.of(selection)
    told = 0
    for document in selection.documents():
        told += 1
        yield document + "\n"
    end = {
        "count": told,
        "position": head.position,
        "recorded_at": head.timestamp or None,
        "query": head.query,
    }
    yield json.dumps({"end": end}) + "\n"


register(
    Format(
        name="ndjson",
        media_type="application/x-ndjson",
        extension="ndjson",
        label="NDJSON",
        stream=stream,
    )
)
