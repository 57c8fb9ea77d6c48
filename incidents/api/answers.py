"""Writes the answers: documents go out as the text they are, exports as they come."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from incidents.api.asking import DEFAULT_PAGE_SIZE, Question
from incidents.api.cursors import Cursor, Pinned
from incidents.api.pages import page
from incidents.formats import Format, Table
from incidents.selection import DEFAULT_ORDERING


def page_answer(request: HttpRequest, asked: Question) -> HttpResponseBase:
    """`position, recorded_at, query, …, results`; nothing is parsed or serialised.

    A page is not made for HEAD: its headers say all but the links.
    """
    stated = state_headers(asked.selection)
    if request.method == "HEAD":
        return headers_alone("application/json", stated)
    found = page(asked.selection, asked.page_size, asked.cursor)
    next_, previous = (link(request, asked, each) for each in (found.next, found.previous))
    head = {
        "position": asked.selection.position,
        "recorded_at": moment(asked.selection.recorded_at),
        "query": asked.selection.query,
        **({"count": asked.selection.count()} if asked.counted else {}),
        "next": next_,
        "previous": previous,
    }
    opening = f'{json.dumps(head, ensure_ascii=False)[:-1]}, "results": [\n'.encode()
    pieces = [piece for document in found.documents for piece in (b",\n", document)]
    body = b"".join((opening, *pieces[1:], b"\n]}\n"))  # half a megabyte, copied once
    response = HttpResponse(body, content_type="application/json", headers=stated)
    return linked(response, next_, previous)


class Paged(Protocol):
    """A request for one page of a question."""

    @property
    def selection(self) -> Pinned:
        """The question."""

    @property
    def page_size(self) -> int:
        """Rows a page."""

    @property
    def links(self) -> Mapping[str, str]:
        """What else its neighbours are asked with."""


def link(request: HttpRequest, asked: Paged, cursor: Cursor | None) -> str | None:
    """The address of a neighbouring page: the same question, pinned by the cursor."""
    if cursor is None:
        return None
    selection = asked.selection
    more: dict[str, object] = {**asked.links, "cursor": cursor.text()}
    if asked.page_size != DEFAULT_PAGE_SIZE:
        more = {"page_size": asked.page_size, **more}
    if selection.ordering != DEFAULT_ORDERING:
        more = {"ordering": selection.ordering, **more}
    query = "&".join(filter(None, [selection.query, urlencode(more, safe=",")]))
    return request.build_absolute_uri(f"{request.path}?{query}")


def linked(response: HttpResponse, next_: str | None, previous: str | None) -> HttpResponse:
    """The same links in the header `Link` (RFC 8288), for clients that look there."""
    links = {"next": next_, "prev": previous}
    told = [f'<{address}>; rel="{name}"' for name, address in links.items() if address]
    if told:
        response["Link"] = ", ".join(told)
    return response


def headers_alone(content_type: str, headers: dict[str, str]) -> HttpResponseBase:
    """The answer to HEAD where no body is made: its length is not known, and so not nought."""
    return StreamingHttpResponse((), content_type=content_type, headers=headers)


def state_headers(table: Table) -> dict[str, str]:
    """What an answer was made of, for all that look at headers."""
    return {
        "X-Ledger-Position": str(table.position),
        "X-Recorded-At": moment(table.recorded_at) or "",
        "X-Query": table.query,
    }


def file_answer(
    request: HttpRequest,
    table: Table,
    format_: Format,
    name: str = "incidents",
    *,
    bom: bool = False,
) -> HttpResponseBase:
    """All rows as a download that says what it holds in its headers.

    `bom` puts a byte order mark first, by which Excel knows that a CSV is UTF-8.
    """
    count = format_.rows(table)
    format_.check_rows(count)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{table.position}'
        f'.{format_.extension}"',
        "X-Row-Count": str(count),
        **state_headers(table),
    }
    if request.method == "HEAD":
        return headers_alone(format_.media_type, headers)
    pieces = format_.stream(table)
    begun = Begun(_with_bom(pieces) if bom else pieces)
    return StreamingHttpResponse(begun, content_type=format_.media_type, headers=headers)


def _with_bom(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The mark belongs to the first piece, which is made before anything is sent."""
    yield BOM_UTF8 + next(pieces, b"")
    yield from pieces


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
