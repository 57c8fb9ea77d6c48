"""Reads a request to the list: which format, which page of which selection."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from incidents.api import cursors
from incidents.api.cursors import Cursor
from incidents.columns import COLUMNS, named
from incidents.cutting import MEMBERS
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import nearest_names, refused
from incidents.formats import Format, available, find, missing
from incidents.selection import Selection, select

DEFAULT_PAGE_SIZE = 100
LARGEST_PAGE = 1000
JSON = "json"
PARAMETERS = ("format", "page_size", "cursor")
"""What every list reads besides what `select` does."""
SHAPING = ("fields", "count", "bom")
"""What the list of incidents reads besides that."""
ONLY_OF_PAGES = {
    "page_size": "has all rows",
    "cursor": "has all rows",
    "count": "has its count in X-Row-Count",
}
"""What has no meaning in a file, and why."""
CHRONOLOGICAL = "date"
WITH_BOM = ("csv",)
DOCUMENTS = (JSON, "ndjson")
"""The formats whose fields are members of the document; those of the others are columns."""
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

Preference = Callable[[], str]
"""Names the format that the client accepts most, for a request without `format`."""


@dataclass(frozen=True)
class Question:
    """A request to the list; `format` is None for pages of JSON.

    `links` are the parameters that the addresses of neighbouring pages repeat.
    """

    selection: Selection
    format: Format | None
    page_size: int
    cursor: Cursor | None
    counted: bool = False
    bom: bool = False
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> tuple[object, ...]:
        """All that shapes the answer, besides the address and the position."""
        name = self.format and self.format.name
        narrowed = self.selection.members, [column.name for column in self.selection.columns]
        paged = self.page_size, self.cursor, self.counted, dict(self.links)
        return (self.selection, name, self.bom, *narrowed, *paged)


def offered(*, flat: bool = False) -> dict[str, Format]:
    """The formats that answer with all rows at once, by name: those that are data.

    With `flat`, only those that write any table.
    """
    data = (f for f in available(chronology=False) if f.name != JSON)
    return {f.name: f for f in data if f.flat or not flat}


def chronologies() -> dict[str, Format]:
    """The formats that tell all rows in order, by name.

    They are had by `format` alone: browsers accept HTML, and several of them are one media type.
    """
    return {f.name: f for f in available(chronology=True) if f.name != JSON}


def question(query: QueryDict, preferred: Preference) -> Question:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(query.lists()))
    name = scalars.read("format", format_name, JSON) if "format" in query else preferred()
    size = scalars.read("page_size", page_size, DEFAULT_PAGE_SIZE)
    cursor = scalars.read("cursor", cursors.read, None)
    names = scalars.read("fields", lambda text: fields(text, name), (), several=True)
    counted = scalars.read("count", _exact, default=False)
    bom = scalars.read("bom", _true_or_false, default=False)
    selection = _selection(scalars, cursor)
    format_ = None if name == JSON else find(name)
    if selection and format_ and format_.chronology:
        scalars.read("ordering", _chronological, None)
        selection = replace(selection, ordering=CHRONOLOGICAL)
    scalars.errors += without_pages(name, query)
    if cursor and selection:
        scalars.read("cursor", lambda _: cursor.check(selection), None)
    if scalars.errors or not selection:
        raise InvalidParameters(scalars.errors)
    links = {each: ",".join(query.getlist(each)) for each in ("format", "fields") if each in query}
    narrowed = _narrowed(selection, names, name) if names else selection
    return Question(narrowed, format_, size, cursor, counted, bom, links)


def fields(text: str, format_: str) -> tuple[str, ...]:
    """Names of members of the document, or of columns, as the format has the one or the other."""
    if format_ in chronologies():
        raise WrongValueError(f"fields has no meaning in {format_}, which tells incidents whole.")
    own = offered().get(format_)
    if own and own.fixed:
        raise WrongValueError(f"fields has no meaning in {format_}, whose columns are given.")
    known = MEMBERS if format_ in DOCUMENTS else [column.name for column in COLUMNS]
    asked = [name.strip() for name in text.split(",")]
    for name in asked:
        if name not in known:
            what = "member of a document" if format_ in DOCUMENTS else "column"
            near = nearest_names(name, known)
            meant = f"did you mean {' or '.join(near)}?" if near else f"write {', '.join(known)}."
            raise WrongValueError(f'"{shown(name)}" is no {what} in {format_}: {meant}', near)
    return tuple(dict.fromkeys(asked))


def _narrowed(selection: Selection, names: tuple[str, ...], format_: str) -> Selection:
    if format_ in DOCUMENTS:
        return replace(selection, members=names)
    return replace(selection, columns=named(names))


def _chronological(text: str) -> str:
    if text != CHRONOLOGICAL:
        message = "ordering has no meaning in a chronology, which begins with the first."
        raise WrongValueError(message, [CHRONOLOGICAL])
    return text


def _exact(text: str) -> bool:
    if text != "exact":
        raise WrongValueError(f'"{shown(text)}" is no way to count: write exact.', ["exact"])
    return True


def _true_or_false(text: str) -> bool:
    if text not in ("true", "false"):
        raise WrongValueError(f'"{shown(text)}" is neither true nor false.', ["true", "false"])
    return text == "true"


def format_name(text: str) -> str:
    """The name of a format that the list of incidents offers."""
    return named_format(text, {**offered(), **chronologies()})


def named_format(text: str, formats: Mapping[str, Format]) -> str:
    """The name of one of the formats, or of JSON."""
    if remedy := missing(text):
        raise WrongValueError(remedy)
    names = [JSON, *formats]
    if text not in names:
        message = f'"{shown(text)}" is not offered: write one of {", ".join(names)}.'
        raise WrongValueError(message, nearest_names(text, names))
    return text


def page_size(text: str) -> int:
    """Rows a page, 1 to 1000."""
    size = int(text) if _WHOLE_NUMBER.fullmatch(text) else 0
    if not 1 <= size <= LARGEST_PAGE:
        raise WrongValueError(f"page_size is a whole number from 1 to {LARGEST_PAGE}, in 0-9.")
    return size


def _selection(scalars: Scalars, cursor: Cursor | None) -> Selection | None:
    """The selection; a cursor pins it to its position unless `as_of` does."""
    given = dict(scalars.given)
    if cursor:
        given.setdefault("as_of", [str(cursor.position)])
    try:
        return select(given, allowing=(*PARAMETERS, *SHAPING))
    except InvalidParameters as error:
        scalars.errors += error.errors
        return None


def without_pages(format_: str, query: QueryDict) -> Iterator[ParameterError]:
    """One error for each parameter of pages in a format that has none, or that is not of it."""
    for name, why in ONLY_OF_PAGES.items() if format_ != JSON else ():
        if name in query:
            message = f"{name} has no meaning in {format_}, which {why}: leave it out."
            yield refused(name, str(query[name]), message)
    if query.get("bom") == "true" and format_ not in WITH_BOM:
        message = f"bom has no meaning in {format_}, only in {', '.join(WITH_BOM)}: leave it out."
        yield refused("bom", str(query["bom"]), message)
