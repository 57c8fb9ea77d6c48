"""One question to the published ledger: the filter, pinned to a position, in a total order.

The API, the pages, every export and every command ask through `select`, so that one question has
one answer everywhere.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from math import inf
from typing import Any
from urllib.parse import urlencode

from django.db.models.expressions import Combinable

from incidents.columns import COLUMNS, Column
from incidents.copying import copied_rows, fetched, in_chunks
from incidents.cutting import document_text
from incidents.dates import Period
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, filters, read_filters
from incidents.filters.asof import pin
from incidents.filters.texts import LONGEST, check_names, check_values, nearest_names, refused
from incidents.models import RecordIndex
from incidents.publishing import known_counts
from incidents.querysets import RecordIndexQuerySet

READER = "reader"
"""The connection of the role that can see nothing but the ledger."""
ORDERINGS = {
    "date": "chronology",
    "-date": "-chronology",
    "updated": "record_id",
    "-updated": "-record_id",
}
"""What may be asked for, and the unique column that orders it."""
DEFAULT_ORDERING = "-date"
OWN_PARAMETERS = ("ordering", "as_of")
"""What `select` reads besides the filters."""
_TEXT_LINES = r"FORMAT csv, QUOTE e'\x01', DELIMITER e'\x02'"


@dataclass(frozen=True)
class Selection:
    """The incidents a question finds, as they stood right after one ledger position.

    `parameters` is the filter in its normal form. What is asked of a selection later gives the same
    rows, whatever has been published since.
    """

    parameters: Mapping[str, tuple[str, ...]]
    position: int
    recorded_at: datetime | None
    ordering: str
    found: RecordIndexQuerySet = field(repr=False, compare=False)
    at_most: float = field(default=inf, repr=False, compare=False)
    """A bound on how many incidents there are now, from the counts of the vocabulary."""
    of: float = field(default=inf, repr=False, compare=False)
    """How many there are without the filter, from the same counts."""
    period: Period | None = field(default=None, repr=False, compare=False)
    """The period that the filter bounds the date by."""
    sole: str = field(default="", repr=False, compare=False)
    """The term of the index that is all the filter asks for."""
    as_asked: RecordIndexQuerySet | None = field(default=None, repr=False, compare=False)
    """What the filter found, of which `found` may have become a part since."""
    scattered: bool = field(default=False, repr=False, compare=False)
    """Whether the regions of the filter hold many, which no index gives in the order of a page."""
    columns: Sequence[Column] = field(default=COLUMNS, repr=False, compare=False)
    """What the flat formats say of each incident."""
    members: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The members that a document is cut to; all of them without any."""
    site: str = field(default="", repr=False, compare=False)
    """The address of this site, ending in a slash, for links in files; "" where it is not known."""

    @cached_property
    def query(self) -> str:
        """The filter as a query string: sorted, values joined by commas, defaults left out."""
        joined = {name: ",".join(values) for name, values in sorted(self.parameters.items())}
        return urlencode(joined, safe=",/:")

    @property
    def everything(self) -> bool:
        """Whether nothing has been left out, neither by a filter nor since."""
        return self.found is self.as_asked and not self.parameters

    def rows(self) -> RecordIndexQuerySet:
        """The rows of the index, in the order asked for."""
        return self.found.at_position(self.position).order_by(ORDERINGS[self.ordering])

    def count(self) -> int:
        """How many incidents there are."""
        known = self.known()
        return self.rows().count() if known is None else known[0]

    def known(self) -> known_counts.Known | None:
        """How many there are and how many of them are counted, where that is known already."""
        if self.found is not self.as_asked:
            return None
        if not self.parameters:
            return known_counts.every(self.position, READER)
        return known_counts.having(self.sole, self.position, READER) if self.sole else None

    def documents(self) -> Iterator[str]:
        """The JSON text of each document, in order, one in memory at a time."""
        for line in self.copy_documents():
            yield bytes(line)[:-1].decode()

    def copy_documents(self) -> Iterator[Any]:
        """The same as bytes that end with a line feed, made by PostgreSQL itself."""
        return self.copy_texts(document_text(self.members))

    def copy_texts(self, text: Combinable) -> Iterator[Any]:
        """What the expression makes of each incident: text without a line end, one line each."""
        return copied_rows(self.rows().values_list(text), _TEXT_LINES)

    def cells(self) -> Iterator[tuple[Any, ...]]:
        """The values of the columns for each incident, in order, a few thousand in memory."""
        fields = [column.field or column.name for column in self.columns]
        sql, values = self.rows().values_list(*fields).query.sql_with_params()
        return fetched(sql, values, using=READER)

    def copy_csv(self) -> Iterator[bytes]:
        """CSV with a header line, in pieces of 64 KiB or more, made by PostgreSQL itself."""
        yield (",".join(column.name for column in self.columns) + "\n").encode()
        cells = self.rows().values_list(*(column.expression() for column in self.columns))
        yield from in_chunks(copied_rows(cells, "FORMAT csv"))


def select(parameters: Mapping[str, Sequence[str]], *, allowing: Collection[str] = ()) -> Selection:
    """Read the filters, `ordering` and `as_of`; raises `InvalidParameters` with all that is wrong.

    `allowing` names parameters that the caller reads itself: they are known, and left alone here.
    """
    known = {*filters(), *OWN_PARAMETERS, *allowing}
    errors = [*check_names(parameters, known)]
    sound: dict[str, list[str]] = {}
    for name in (name for name in parameters if name in known and name not in allowing):
        several, longest = is_list(name), longest_value(name)
        wrong = [*check_values(name, parameters[name], several=several, longest=longest)]
        errors += wrong
        if not wrong:
            sound[name] = list(parameters[name])
    ordering, wrong_ordering = _ordering(sound.pop("ordering", [DEFAULT_ORDERING])[0])
    at, wrong_moment = pin(sound.pop("as_of", [None])[0], using=READER)
    reading = read_filters(sound, RecordIndex.objects.using(READER))
    errors += [*wrong_ordering, *wrong_moment, *reading.errors]
    if errors:
        raise InvalidParameters(errors)
    return Selection(
        reading.parameters,
        at.position,
        at.recorded_at,
        ordering,
        found=reading.found,
        as_asked=reading.found,
        at_most=reading.at_most,
        of=reading.of,
        period=reading.period,
        sole=reading.sole,
        scattered=reading.scattered,
    )


def is_list(name: str) -> bool:
    """Whether the parameter may be repeated, and its values joined by commas."""
    return name in filters() and filters()[name].several


def longest_value(name: str) -> int:
    """How many characters one value of the parameter may have."""
    return filters()[name].longest if name in filters() else LONGEST


def _ordering(value: str) -> tuple[str, list[ParameterError]]:
    if value in ORDERINGS:
        return value, []
    message = f'"{shown(value)}" is no order: write {" or ".join(ORDERINGS)}.'
    return value, [refused("ordering", value, message, nearest_names(value, ORDERINGS))]
