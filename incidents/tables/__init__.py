"""What the documents of the selected incidents hold, one row a part: claims, figures, and so on.

One file a table (`claims`, `figures`, `locations`, `citations`); `kind` says what a table is,
`table` pins one to a selection and streams it, `row_filters` narrows its rows.
"""

from incidents.tables.citations import CITATIONS
from incidents.tables.claims import CLAIMS
from incidents.tables.figures import FIGURES
from incidents.tables.kind import Kind
from incidents.tables.locations import LOCATIONS
from incidents.tables.table import PartTable, parts

TABLES: dict[str, Kind] = {kind.name: kind for kind in (CLAIMS, FIGURES, LOCATIONS, CITATIONS)}
"""Every table by its name, which is its address."""

__all__ = ["TABLES", "Kind", "PartTable", "parts"]
