"""Writes the answers: documents go out as the text they are, exports as they come."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from incidents.api.asking import DEFAULT_PAGE_SIZE, Question
from incidents.api.cursors import Cursor, Pinned
from incidents.api.pages import page
from incidents.formats import Format, Table
from incidents.selection import DEFAULT_ORDERING


def page_answer(request: HttpRequest, asked: Question) -> HttpResponse:
    """`position, recorded_at, query, next, previous, results`; nothing is parsed or serialised."""
    found = page(asked.selection, asked.page_size, asked.cursor)
    head = {
        "position": asked.selection.position,
        "recorded_at": moment(asked.selection.recorded_at),
        "query": asked.selection.query,
        "next": link(request, asked, found.next),
        "previous": link(request, asked, found.previous),
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    text = f'{opening}, "results": [\n' + ",\n".join(found.documents) + "\n]}\n"
    return HttpResponse(text, content_type="application/json")


class Paged(Protocol):
    """A request for one page of a question."""

    @property
    def selection(self) -> Pinned:
        """The question."""

    @property
    def page_size(self) -> int:
        """Rows a page."""


def link(request: HttpRequest, asked: Paged, cursor: Cursor | None) -> str | None:
    """The address of a neighbouring page: the same question, pinned by the cursor."""
    if cursor is None:
        return None
    selection = asked.selection
    more: dict[str, object] = {"cursor": cursor.text()}
    if asked.page_size != DEFAULT_PAGE_SIZE:
        more = {"page_size": asked.page_size, **more}
    if selection.ordering != DEFAULT_ORDERING:
        more = {"ordering": selection.ordering, **more}
    query = "&".join(filter(None, [selection.query, urlencode(more)]))
    return request.build_absolute_uri(f"{request.path}?{query}")


def file_answer(
    request: HttpRequest, table: Table, format_: Format, name: str = "incidents"
) -> HttpResponseBase:
    """All rows of the table as a download that says what it holds in its headers."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{table.position}'
        f'.{format_.extension}"',
        "X-Ledger-Position": str(table.position),
        "X-Recorded-At": moment(table.recorded_at) or "",
        "X-Row-Count": str(table.count()),
        "X-Query": table.query,
    }
    if request.method == "HEAD":
        return HttpResponse(content_type=format_.media_type, headers=headers)
    begun = Begun(format_.stream(table))
    return StreamingHttpResponse(begun, content_type=format_.media_type, headers=headers)


class Begun:
    """A stream whose first piece has been made, so that a refusal can still be a refusal.

    Closing it ends the statement behind it, even when nobody has taken the first piece.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._first: bytes | None = next(pieces, b"")

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        first, self._first = self._first, None
        return next(self._pieces) if first is None else first

    def close(self) -> None:
        """End it; Django calls this when the client has everything, or has gone."""
        close = getattr(self._pieces, "close", None)
        if close:
            close()


def moment(recorded_at: datetime | None) -> str | None:
    """A ledger time to the microsecond, so that it can be given back as `as_of`."""
    if recorded_at is None:
        return None
    utc = recorded_at.astimezone(UTC)
    return utc.isoformat(timespec="microseconds").replace("+00:00", "Z")
