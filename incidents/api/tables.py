"""The tables of what the documents hold: claims, figures, locations, citations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api import caching, cursors, tables_description
from incidents.api.answers import (
    file_answer,
    headers_alone,
    link,
    linked,
    moment,
    state_headers,
)
from incidents.api.asking import (
    DEFAULT_PAGE_SIZE,
    JSON,
    PARAMETERS,
    Preference,
    Question,
    named_format,
    offered,
    page_size,
    without_pages,
)
from incidents.api.cursors import Cursor
from incidents.api.preference import JSON_TYPE, preferred
from incidents.api.table_pages import check, table_page
from incidents.api.views import ReadingView
from incidents.filters import InvalidParameters
from incidents.filters.scalars import Scalars
from incidents.formats import Format
from incidents.tables import TABLES, Kind, PartTable, parts


@dataclass(frozen=True)
class TableQuestion:
    """A request to a table; `format` is None for pages of JSON."""

    table: PartTable
    format: Format | None
    page_size: int
    cursor: Cursor | None
    links: Mapping[str, str] = field(default_factory=dict)


class TableView(ReadingView):
    """The rows of one table in the incidents that a filter finds."""

    kind: Kind

    def answer(self, request: Request) -> HttpResponseBase:
        """Answer a page of rows, or stream the file that `format` or Accept names."""
        http: HttpRequest = request._request
        asked = table_question(self.kind, http.GET, lambda: preferred(http, offered(flat=True)))
        shape = [(column.name, column.template) for column in self.kind.columns]
        said = asked.table.selection, asked.format and asked.format.name, asked.page_size
        tag = caching.etag(http, asked.table.position, *said, asked.cursor, shape)
        if known := caching.unchanged(http, tag):
            return known
        if asked.format is None:
            return caching.mark(_page_answer(http, asked), tag)
        return caching.mark(file_answer(http, asked.table, asked.format, self.kind.name), tag)


def table_view(name: str) -> type[TableView]:
    """The view of one table, with its own description."""

    class Table(TableView):
        kind = TABLES[name]

        @extend_schema(**tables_description.of(kind))
        def get(self, request: Request) -> HttpResponseBase:
            return self.answer(request)

    return Table


def table_question(kind: Kind, query: QueryDict, preferred_format: Preference) -> TableQuestion:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(query.lists()))
    name = (
        scalars.read("format", lambda text: named_format(text, offered(flat=True)), JSON)
        if "format" in query
        else preferred_format()
    )
    size = scalars.read("page_size", page_size, DEFAULT_PAGE_SIZE)
    cursor = scalars.read("cursor", cursors.read, None)
    table = _table(kind, scalars, cursor)
    scalars.errors += without_pages(name, query)
    if cursor and table:
        scalars.read("cursor", lambda _: check(cursor, table), None)
    if scalars.errors or not table:
        raise InvalidParameters(scalars.errors)
    return TableQuestion(table, offered(flat=True).get(name), size, cursor)


def _table(kind: Kind, scalars: Scalars, cursor: Cursor | None) -> PartTable | None:
    """The table; a cursor pins it to its position unless `as_of` does."""
    given = dict(scalars.given)
    if cursor:
        given.setdefault("as_of", [str(cursor.position)])
    try:
        return parts(kind, given, allowing=PARAMETERS)
    except InvalidParameters as error:
        scalars.errors += error.errors
        return None


def _page_answer(request: HttpRequest, asked: TableQuestion) -> HttpResponseBase:
    """`position, recorded_at, query, next, previous, results`; PostgreSQL has written the rows."""
    table, stated = asked.table, state_headers(asked.table)
    if request.method == "HEAD":
        return headers_alone(JSON_TYPE, stated)
    found = table_page(table, asked.page_size, asked.cursor)
    pages = Question(table.selection, None, asked.page_size, asked.cursor)
    next_, previous = (link(request, pages, each) for each in (found.next, found.previous))
    head = {
        "position": table.position,
        "recorded_at": moment(table.recorded_at),
        "query": table.query,
        "next": next_,
        "previous": previous,
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    text = f'{opening}, "results": [\n' + ",\n".join(found.rows) + "\n]}\n"
    return linked(HttpResponse(text, content_type=JSON_TYPE, headers=stated), next_, previous)
