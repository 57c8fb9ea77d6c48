"""Reads a request to the list: which format, which page of which selection."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from incidents.api import cursors
from incidents.api.cursors import Cursor
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import nearest_names, refused
from incidents.formats import Format, available
from incidents.selection import Selection, select

DEFAULT_PAGE_SIZE = 100
LARGEST_PAGE = 1000
JSON = "json"
PARAMETERS = ("format", "page_size", "cursor")
"""What the list reads besides what `select` does."""
ONLY_OF_PAGES = ("page_size", "cursor")
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

Preference = Callable[[], str]
"""Names the format that the client accepts most, for a request without `format`."""


@dataclass(frozen=True)
class Question:
    """A request to the list; `format` is None for pages of JSON."""

    selection: Selection
    format: Format | None
    page_size: int
    cursor: Cursor | None


def offered(*, flat: bool = False) -> dict[str, Format]:
    """The formats that answer with all rows at once, by name: those that are data.

    With `flat`, only those that write any table.
    """
    data = (f for f in available(chronology=False) if f.name != JSON)
    return {f.name: f for f in data if f.flat or not flat}


def question(query: QueryDict, preferred: Preference) -> Question:
    """Read everything; raises `InvalidParameters` with all that is wrong."""
    scalars = Scalars(dict(query.lists()))
    name = scalars.read("format", format_name, JSON) if "format" in query else preferred()
    size = scalars.read("page_size", page_size, DEFAULT_PAGE_SIZE)
    cursor = scalars.read("cursor", cursors.read, None)
    selection = _selection(scalars, cursor)
    scalars.errors += without_pages(name, query)
    if cursor and selection:
        scalars.read("cursor", lambda _: cursor.check(selection), None)
    if scalars.errors or not selection:
        raise InvalidParameters(scalars.errors)
    return Question(selection, offered().get(name), size, cursor)


def format_name(text: str) -> str:
    """The name of a format that the list of incidents offers."""
    return named_format(text, offered())


def named_format(text: str, formats: Mapping[str, Format]) -> str:
    """The name of one of the formats, or of JSON."""
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
        return select(given, allowing=PARAMETERS)
    except InvalidParameters as error:
        scalars.errors += error.errors
        return None


def without_pages(format_: str, query: QueryDict) -> Iterator[ParameterError]:
    """One error for each parameter of pages in a format that has none."""
    for name in ONLY_OF_PAGES if format_ != JSON else ():
        if name in query:
            message = f"{name} has no meaning in {format_}, which has all rows: leave it out."
            yield refused(name, str(query[name]), message)
