"""The timeline as one JSON object: the words of each entry beside the document they tell."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Chronology, in_pieces
from timeline.entries import Entry
from timeline.telling.wording import DEFAULT


def stream(selection: Selection, style: str = DEFAULT) -> Iterator[bytes]:
    """Members in this order: title, filter, count …, entries, sources, and `end` as the last."""
    return in_pieces(_told(Chronology(selection, style)))


def _told(chronology: Chronology) -> Iterator[str]:
    head = chronology.head
    opening = {
        "title": head.title,
        "query": head.query,
        "count": head.count,
        "position": head.position,
        "recorded_at": head.timestamp or None,
        "program": head.program,
        "style": chronology.wording.name,
        **chronology.desk.said(),
    }
    yield _written(opening)[:-1] + ', "entries": ['
    for told, document in chronology.with_documents():
        comma = "," if chronology.told > 1 else ""
        yield f'{comma}\n{_written(_entry(told))[:-1]}, "document": {document}}}'
    yield '\n], "sources": ' + _written([asdict(source) for source in chronology.sources])
    yield ', "end": ' + _written({"count": chronology.told, "position": head.position}) + "}\n"


def _entry(told: Entry) -> dict[str, Any]:
    return asdict(told)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


register(
    Format(
        name="json",
        media_type="application/json",
        extension="json",
        label="JSON",
        stream=stream,
        chronology=True,
        worded=True,
    )
)
