"""The SQL of a column: as a value for programs, as a cell of a CSV, as a member of JSON."""

from collections.abc import Sequence

from incidents.columns import Column
from incidents.tables.shared_columns import NOTHING

#: As in the index, semicolons of the texts are doubled where they could be taken for those between.
_FOLDED = """CASE WHEN "{name}" IS NOT NULL THEN coalesce((SELECT string_agg(
    regexp_replace(coalesce(one, '{nothing}'), ';+(?= |$)', '\\&\\&', 'g'), '; ' ORDER BY nth)
    FROM unnest("{name}"::text[]) WITH ORDINALITY AS each (one, nth)), '') END"""


def value(column: Column) -> str:
    """Its value for programs: a list folded into one text."""
    if column.kind == "list":
        return _FOLDED.format(name=column.name, nothing=NOTHING)
    return f'"{column.name}"'


def cell(column: Column) -> str:
    """Its cell in a CSV."""
    of = value(column)
    return column.template % {"expressions": of} if column.template else of


def as_object(columns: Sequence[Column]) -> str:
    """A row as JSON text: the columns by name, lists as lists."""
    members = ", ".join(f'{_member(column)} AS "{column.name}"' for column in columns)
    return f"(SELECT row_to_json(told) FROM (SELECT {members}) AS told)::text"


def _member(column: Column) -> str:
    if column.kind in ("time", "number") and column.template:
        return column.template % {"expressions": f'"{column.name}"'}
    return f'"{column.name}"'
