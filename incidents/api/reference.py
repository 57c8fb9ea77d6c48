"""Reference data: the actors, places, types and sources that published incidents name."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from incidents.api import caching, cursors, place_features, reference_description
from incidents.api.answers import file_answer, link, linked, moment, state_headers
from incidents.api.asking import (
    DEFAULT_PAGE_SIZE,
    JSON,
    PARAMETERS,
    named_format,
    offered,
    page_size,
    without_pages,
)
from incidents.api.cursors import Cursor, Direction, fingerprint
from incidents.api.preference import JSON_TYPE, preferred
from incidents.api.views import ReadingView
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names
from incidents.formats import Format
from incidents.reference import KINDS, Listing, ReferenceKind, ask
from incidents.reference.detail import detail

ONE = ("at", "as_of", "format")
"""What the address of one row reads."""


@dataclass(frozen=True)
class ListQuestion:
    """A request to a list of reference data; `format` is None for pages of JSON."""

    selection: Listing
    format: Format | None
    page_size: int
    cursor: Cursor | None
    links: Mapping[str, str] = field(default_factory=dict)


class ReferenceList(ReadingView):
    """The rows of one kind that a question finds, page by page, or all of them as a file."""

    kind: ReferenceKind

    def answer(self, request: Request) -> HttpResponseBase:
        """Answer a page of rows, or stream the file that `format` or Accept names."""
        http: HttpRequest = request._request
        asked = _question(self.kind, http)
        said = asked.selection.query, asked.format and asked.format.name, asked.page_size
        shape = [(column.name, column.template) for column in self.kind.columns]
        tag = caching.etag(http, asked.selection.position, *said, asked.cursor, shape)
        if known := caching.unchanged(http, tag):
            return known
        if asked.format is None:
            return caching.mark(_page_answer(http, asked), tag)
        file = file_answer(http, asked.selection, asked.format, self.kind.name)
        return caching.mark(file, tag)


class ReferenceDetail(ReadingView):
    """One row by its slug."""

    kind: ReferenceKind

    def answer(self, request: Request, slug: str) -> HttpResponseBase:
        """Answer all that is told of it; 404 when no published incident ever named it."""
        http: HttpRequest = request._request
        listing = _one(self.kind, http.GET)
        if "format" not in http.GET and not http.accepts(JSON_TYPE):
            raise NotAcceptable(f"Accept {JSON_TYPE}, or ask with format={JSON}.")
        told = {**_head(listing), **detail(listing, slug)}
        tag = caching.etag(http, listing.position, listing.query)
        if known := caching.unchanged(http, tag):
            return known
        text = json.dumps(told, ensure_ascii=False) + "\n"
        return caching.mark(HttpResponse(text, content_type=JSON_TYPE), tag)


def list_view(name: str) -> type[ReferenceList]:
    """The view of one list, with its own description."""

    class List(ReferenceList):
        kind = KINDS[name]

        @extend_schema(**reference_description.of_list(kind, formats(kind)))
        def get(self, request: Request) -> HttpResponseBase:
            return self.answer(request)

    return List


def detail_view(name: str) -> type[ReferenceDetail]:
    """The view of one row of a list, with its own description."""

    class Detail(ReferenceDetail):
        kind = KINDS[name]

        @extend_schema(**reference_description.of_detail(kind))
        def get(self, request: Request, slug: str) -> HttpResponseBase:
            return self.answer(request, slug)

    return Detail


def formats(kind: ReferenceKind) -> Mapping[str, Format]:
    """The formats of all rows at once; places can be drawn."""
    own = {place_features.GEOJSON.name: place_features.GEOJSON} if kind.name == "places" else {}
    return {**offered(flat=True), **own}


def _question(kind: ReferenceKind, http: HttpRequest) -> ListQuestion:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(http.GET.lists()))
    known = formats(kind)
    name = (
        scalars.read("format", lambda text: named_format(text, known), JSON)
        if "format" in http.GET
        else preferred(http, known)
    )
    size = scalars.read("page_size", page_size, DEFAULT_PAGE_SIZE)
    cursor = scalars.read("cursor", cursors.read, None)
    given = dict(scalars.given)
    if cursor:
        given.setdefault("as_of", [str(cursor.position)])
    listing = _listing(kind, given, scalars)
    scalars.errors += without_pages(name, http.GET)
    if cursor and listing:
        scalars.read("cursor", lambda _: _check(cursor, listing), None)
    if scalars.errors or not listing:
        raise InvalidParameters(scalars.errors)
    return ListQuestion(listing, known.get(name), size, cursor)


def _listing(
    kind: ReferenceKind, given: Mapping[str, Sequence[str]], scalars: Scalars
) -> Listing | None:
    try:
        return ask(kind, given, allowing=PARAMETERS)
    except InvalidParameters as error:
        scalars.errors += error.errors
        return None


def _one(kind: ReferenceKind, query: QueryDict) -> Listing:
    """The list that the one row is looked for in, pinned to its position and day."""
    scalars = Scalars(dict(query.lists()))
    scalars.read("format", lambda text: named_format(text, {}), JSON)
    allowed = [name for name in ONE if name != "at" or name in kind.own]
    given = {name: values for name, values in query.lists() if name in allowed}
    errors = [*scalars.errors, *check_names(scalars.given, allowed)]
    try:
        listing = ask(kind, given, allowing=["format"])
    except InvalidParameters as error:
        raise InvalidParameters([*errors, *error.errors]) from None
    if errors:
        raise InvalidParameters(errors)
    return listing


def _check(cursor: Cursor, listing: Listing) -> None:
    """Raise `WrongValueError` unless the cursor belongs to the list and its question."""
    cursor.check(listing)
    if str(cursor.key).partition("|")[0] != listing.kind.name:
        name = listing.kind.name
        raise WrongValueError(f"cursor belongs to another list than {name}: follow the links.")


def _head(listing: Listing) -> dict[str, object]:
    return {
        "position": listing.position,
        "recorded_at": moment(listing.recorded_at),
        "query": listing.query,
    }


def _page_answer(http: HttpRequest, asked: ListQuestion) -> HttpResponse:
    """`position, recorded_at, query, next, previous, results`; PostgreSQL has written the rows."""
    cursor, listing = asked.cursor, asked.selection
    backwards = cursor is not None and cursor.direction == "previous"
    after = str(cursor.key).partition("|")[2] if cursor else None
    found = listing.page(asked.page_size + 1, after, backwards=backwards)
    more = len(found) > asked.page_size
    found = found[-asked.page_size :] if backwards else found[: asked.page_size]
    before = cursor is not None and (more or not backwards)
    following = _cursor(listing, "next", found[-1:]) if more or backwards else None
    previous = _cursor(listing, "previous", found[:1]) if before else None
    next_, previous_ = (link(http, asked, each) for each in (following, previous))
    head = {**_head(listing), "next": next_, "previous": previous_}
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    rows = ",\n".join(text for _, text in found)
    text = f'{opening}, "results": [\n{rows}\n]}}\n'
    response = HttpResponse(text, content_type=JSON_TYPE, headers=state_headers(listing))
    return linked(response, next_, previous_)


def _cursor(listing: Listing, direction: Direction, at: list[tuple[str, str]]) -> Cursor | None:
    if not at:
        return None
    key = f"{listing.kind.name}|{at[0][0]}"
    return Cursor(listing.position, fingerprint(listing), direction, key)
