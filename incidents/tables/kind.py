"""What a table is: its columns in order, the SQL of its rows, and what narrows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.columns import Column
from incidents.tables.row_filters import RowFilter


@dataclass(frozen=True)
class Kind:
    """One table of what documents hold.

    `rows` is a SELECT that reads the document `d` and gives `nth`, the unique place of a row in it,
    every column that is not about the incident, and the columns that the filters look at. In a list
    it gives an array.
    """

    name: str
    meaning: str
    rows: str
    columns: Sequence[Column]
    filters: Sequence[RowFilter]
