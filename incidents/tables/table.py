"""One table of what the documents of a selection hold: pinned, ordered, counted, streamed.

The order is that of the incidents, then the place of the row in its document, so that it is total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F

from incidents.columns import Column
from incidents.filters import InvalidParameters, ParameterError
from incidents.filters.texts import check_values
from incidents.filters.vocabulary import counts
from incidents.selection import ORDERINGS, READER, Selection, select
from incidents.tables.cells import as_object
from incidents.tables.kind import Kind
from incidents.tables.row_filters import conditions, pieces
from incidents.tables.shared_columns import INCIDENT, LEDGER
from incidents.tables.written import WrittenTable

FEW = 10_000
"""So many incidents are found by their terms and sorted sooner than met by reading in order."""
_OF_INCIDENT = tuple(column.name for column in (*INCIDENT, *LEDGER))
_FROM_INDEX = tuple(name for name in _OF_INCIDENT if name != "position")
#: OFFSET 0 keeps PostgreSQL from reading the document anew for every part of it.
_ROWS = """
SELECT {cells} FROM (
    SELECT found.*, part.* FROM {found} AS found (key, position, {of_incident})
    JOIN incidents_record AS record USING (position)
    CROSS JOIN LATERAL (SELECT record.document::jsonb AS d OFFSET 0) AS document
    CROSS JOIN LATERAL ({rows}) AS part
) AS row WHERE {condition}"""


@dataclass(frozen=True)
class PartTable(WrittenTable):
    """The rows of one kind of table in the incidents that a selection finds.

    The selection's parameters have those of the rows among them: they are one question.
    """

    kind: Kind
    selection: Selection
    narrowed: Mapping[str, Sequence[str]]

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, in order."""
        return self.kind.columns

    @property
    def query(self) -> str:
        """The filters of incidents and of rows in their normal form."""
        return self.selection.query

    @property
    def position(self) -> int:
        """The ledger position that the rows are pinned to."""
        return self.selection.position

    @property
    def recorded_at(self) -> datetime | None:
        """When that position was recorded; None before the first."""
        return self.selection.recorded_at

    def as_object(self) -> str:
        """The SQL of a row as JSON text: the columns by name, lists as lists."""
        return as_object(self.columns)

    def order(self, *, backwards: bool = False) -> str:
        """The ORDER BY of the table."""
        descending = ORDERINGS[self.selection.ordering].startswith("-") != backwards
        return f"ORDER BY key {_way(descending)}, nth {_way(backwards)}"

    def statement(self, cells: str, *, found: str = "", values: Sequence[Any] = ()) -> Any:
        """SELECT of these cells, and its parameters; `found` may stand in for all incidents."""
        condition, narrowing = conditions(self.kind.filters, self.narrowed)
        if not found:
            found, values = self.found()
        sql = _ROWS.format(
            cells=cells,
            found=f"({found})",
            of_incident=", ".join(_FROM_INDEX),
            rows=self.kind.rows,
            condition=condition,
        )
        return sql, [*values, *narrowing]

    def found(self, **more: Any) -> tuple[str, Sequence[Any]]:
        """SELECT of the incidents by their sort key, with what a row says of its incident."""
        column = ORDERINGS[self.selection.ordering].lstrip("-")
        rows = self.selection.rows().filter(**more).order_by()
        said = rows.values_list(F(column), F("record_id"), *map(F, _FROM_INDEX))
        sql, values = said.query.sql_with_params()
        return (f"{sql} OFFSET 0" if self.selection.at_most <= FEW else sql), values


def parts(
    kind: Kind, parameters: Mapping[str, Sequence[str]], *, allowing: Sequence[str] = ()
) -> PartTable:
    """Read the filters of incidents and rows; raises `InvalidParameters` with all that is wrong."""
    own = {each.name: each for each in kind.filters if each.name in parameters}
    errors: list[ParameterError] = []
    narrowed: dict[str, tuple[str, ...]] = {}
    for name, each in own.items():
        wrong = [*check_values(name, parameters[name], several=True)]
        narrowed[name] = pieces(parameters[name])
        errors += wrong or each.wrong(narrowed[name], READER)
    known = [each.name for each in kind.filters]
    try:
        selection = select(parameters, allowing=[*allowing, *known])
    except InvalidParameters as error:
        raise InvalidParameters([*error.errors, *errors]) from None
    if errors:
        raise InvalidParameters(errors)
    return PartTable(kind, _with_rows(selection, kind, narrowed), narrowed)


def _with_rows(
    selection: Selection, kind: Kind, narrowed: Mapping[str, tuple[str, ...]]
) -> Selection:
    """The selection of those incidents that can have such rows at all, by their index terms."""
    found, at_most = selection.found, selection.at_most
    asked = [each.terms(narrowed[each.name]) for each in kind.filters if each.name in narrowed]
    known = counts([term for terms in asked for term in terms], using=READER)
    for terms in filter(None, asked):
        found = found.naming(*terms)
        at_most = min(at_most, sum(known.get(term, 0) for term in terms))
    parameters = {**selection.parameters, **narrowed}
    return replace(selection, parameters=parameters, found=found, at_most=at_most)


def _way(descending: bool) -> str:
    return "DESC" if descending else "ASC"
