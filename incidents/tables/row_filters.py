"""What narrows the rows of a table, beside the filters that choose its incidents.

Their names begin with `row_`, so that no filter of incidents is ever taken for one of rows: the
others mean on a table exactly what they mean on the list of incidents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Choices

from incidents.codes import Basis, Stance, Standing
from incidents.dates.errors import shown
from incidents.filters import ParameterError
from incidents.filters.public_rows import never_public
from incidents.filters.texts import nearest_names, refused


def values_of(*lists: type[Choices]) -> tuple[str, ...]:
    """The values of code lists together, each once."""
    return tuple(dict.fromkeys(str(value) for codes in lists for value in codes.values))


@dataclass(frozen=True)
class Coded:
    """Rows whose column has one of the values; they are known, used or not."""

    name: str
    column: str
    values: Sequence[str]
    meaning: str
    example: str
    condition = '"{column}" = ANY (%s::text[])'

    def terms(self, given: Sequence[str]) -> list[str]:
        """No term of the index tells which incidents have such rows."""
        return []

    def wrong(self, given: Sequence[str], using: str) -> Iterator[ParameterError]:
        """One error for each value that the list does not have."""
        for value in given:
            if value not in self.values:
                message = (
                    f'"{shown(value)}" is no such code: write one of {", ".join(self.values)}.'
                )
                yield refused(self.name, value, message, nearest_names(value, self.values))


#: Actors that have no part in an incident themselves, but are named in it, have *named* (in an
#: index not yet rebuilt *names*), places *names*.
_AXES = {
    "actor": ("actor", "named", "names"),
    "place": ("place", "names"),
    "source": ("source",),
    "publisher": ("publisher",),
}


@dataclass(frozen=True)
class Slugs:
    """Rows that name one of the slugs, or something that lies within it.

    `kind` is what the slugs are of; `also` are values that are no slugs. An incident with such a
    row has one of the index terms that begin with the axes of its kind.
    """

    name: str
    column: str
    kind: str
    meaning: str
    example: str
    also: Sequence[str] = ()
    condition = '"{column}" && %s::text[]'
    values: Sequence[str] = ()

    def terms(self, given: Sequence[str]) -> list[str]:
        """The terms of which every incident with such a row has at least one."""
        return [f"{axis}:{value}" for value in given for axis in _AXES[self.kind]]

    def wrong(self, given: Sequence[str], using: str) -> Iterator[ParameterError]:
        """One error for each slug that no published incident ever named."""
        named = [value for value in given if value not in self.also]
        return never_public(self.name, named, kind=self.kind, using=using)


RowFilter = Coded | Slugs

CLAIM_FILTERS: tuple[RowFilter, ...] = (
    Slugs("row_by", "by_chain", "actor", "On whose word the claim stands.", "united-states"),
    Coded("row_basis", "basis", values_of(Basis), "What the claim rests on.", "attributed"),
    Coded("row_stance", "stance", values_of(Stance), "How firmly it is put forward.", "hedges"),
    Coded(
        "row_standing", "standing", values_of(Standing), "What the desk makes of it.", "rejected"
    ),
    Slugs("row_source", "sources", "source", "Source that it cites.", "military-times-2020-01-02"),
    Slugs(
        "row_publisher",
        "publisher_slugs",
        "publisher",
        "Publisher of a source that it cites.",
        "military-times",
    ),
    Slugs(
        "row_speaker",
        "speaker_chain",
        "actor",
        "Who speaks in a passage that it cites, or on whose behalf.",
        "mark-milley",
    ),
)
"""What narrows claims of every kind."""


def pieces(values: Sequence[str]) -> tuple[str, ...]:
    """The values of one parameter, given repeatedly or joined by commas: each once, sorted."""
    return tuple(sorted({piece.strip() for value in values for piece in value.split(",")}))


def conditions(
    filters: Sequence[RowFilter], given: Mapping[str, Sequence[str]]
) -> tuple[str, list[list[str]]]:
    """The SQL of all that were given, AND-ed, with its parameters; true when none was."""
    asked = [each for each in filters if each.name in given]
    sql = " AND ".join(each.condition.format(column=each.column) for each in asked)
    return sql or "true", [list(given[each.name]) for each in asked]
