"""One timeline as JSON: head and sections first, then each entry as it comes, and an end."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.urls import reverse

from incidents.api.answers import moment
from incidents.columns import named
from incidents.copying import in_chunks
from timeline.desk import section_of
from timeline.saved.beside import absent
from timeline.saved.selection import SavedSelection, left_out
from timeline.saved.since import Since, since
from timeline.saved.told import Saved

COLUMNS = ("reference", "title", "type", "date", "earliest", "latest", "occurrence", "place")
"""What is told of each incident: columns of the data dictionary; its document has the rest."""


def written(http: HttpRequest, saved: Saved, selection: SavedSelection) -> Iterator[bytes]:
    """The whole object in pieces; memory grows with what the desk wrote, not with entries."""
    return in_chunks(_lines(http, saved, selection))


def _lines(http: HttpRequest, saved: Saved, selection: SavedSelection) -> Iterator[bytes]:
    changed = since(saved, selection)
    yield _json(_head(http, saved, selection, changed))[:-1] + b', "entries": [\n'
    told = 0
    table = replace(selection, columns=named(COLUMNS))
    for told, cells in enumerate(table.cells(), start=1):
        comma = b",\n" if told > 1 else b""
        yield comma + _json(_entry(http, saved, dict(zip(COLUMNS, cells, strict=True)), changed))
    end = {"count": told, "position": selection.position}
    yield b'\n], "end": ' + _json(end) + b"}\n"


def _head(
    http: HttpRequest, saved: Saved, selection: SavedSelection, changed: Mapping[str, Since]
) -> dict[str, Any]:
    return {
        "position": selection.position,
        "recorded_at": moment(selection.recorded_at),
        "query": selection.query,
        "count": selection.count(),
        "slug": saved.slug,
        "edition": saved.edition,
        "published_at": moment(saved.made_at),
        "title": saved.title,
        "introduction": saved.introduction,
        "author": saved.author,
        "filter": saved.query,
        "as_of": saved.as_of,
        "page": http.build_absolute_uri(reverse("saved-page", args=[saved.slug])),
        "left_out": left_out(saved, selection.position),
        "sections": [
            {"title": each.title, "from": each.start, "to": each.end, "text": each.text}
            for each in saved.sections
        ],
        "absent": [
            {"reference": each.reference, "since": _since(http, each.since)}
            for each in absent(saved, selection, changed)
        ],
    }


def _entry(
    http: HttpRequest, saved: Saved, cells: Mapping[str, Any], changed: Mapping[str, Since]
) -> dict[str, Any]:
    reference = cells["reference"]
    words = saved.pinned.get(reference)
    return {
        **cells,
        "section": section_of(saved.sections, cells["earliest"]),
        "pinned": words is not None,
        "headline": words.headline if words else "",
        "note": words.note if words else "",
        "since": _since(http, changed.get(reference)),
        "incident": http.build_absolute_uri(reverse("api-incident", args=[reference])),
    }


def _since(http: HttpRequest, became: Since | None) -> dict[str, Any] | None:
    if became is None:
        return None
    return {
        "seen": became.seen,
        "withdrawn": became.withdrawn,
        "into": became.into,
        "acts": [
            {
                "action": act.action,
                "position": act.position,
                "recorded_at": moment(act.recorded_at),
                "reason": act.reason,
            }
            for act in became.acts
        ],
        "diff": http.build_absolute_uri(became.diff),
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder).encode()
