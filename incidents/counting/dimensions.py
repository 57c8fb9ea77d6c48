"""By what incidents can be grouped and counted: one line each."""

from collections.abc import Collection
from dataclasses import dataclass

from incidents.filters import filters
from incidents.filters.claims import NEEDS, Participant
from incidents.filters.fields import Codes

UNITS = ("year", "month", "day")
"""The periods; one of them at most in one question."""
FORMS = {"year": "YYYY", "month": "YYYY-MM", "day": "YYYY-MM-DD"}
"""How a period is written, for PostgreSQL."""

BINDING = ("actor_via", *NEEDS)
"""The filters that bind to one participation."""


@dataclass(frozen=True)
class Dimension:
    """Values that an incident has none, one or several of: the terms of one axis of the index.

    ``column`` is SQL for the same values as an array, of columns that are quicker to read.
    ``single`` promises one value at most. ``own`` are the filters that choose among its values.
    """

    name: str
    axis: str
    own: tuple[str, ...]
    column: str = ""
    single: bool = False

    @property
    def values(self) -> str:
        """SQL for the array of values of a row of the index."""
        return self.column or (
            f"ARRAY(SELECT substr(term, {len(self.axis) + 2}) FROM unnest(terms) AS term"
            f" WHERE starts_with(term, '{self.axis}:'))"
        )

    def binding(self, parameters: Collection[str]) -> list[str]:
        """The filters given that ask something of the one participation of a value.

        Beside them no count of its terms is how many the list would find with that value.
        """
        bound = isinstance(filters().get(self.name), Participant)
        return [name for name in BINDING if bound and name in parameters]

    def labels(self) -> dict[str, str] | None:
        """What each code is called, for a code list; None where documents tell."""
        chosen = filters().get(self.name)
        if not isinstance(chosen, Codes) or chosen.codes is None:
            return None
        return {member.value: str(member.label) for member in chosen.codes}


_TYPE, _ACTOR, _PLACE = (
    ("type", "type__exact"),
    ("actor", "actor__exact"),
    ("place", "place__exact"),
)
_COUNTRIES = "string_to_array(nullif(lower(countries), ''), '; ')"
DIMENSIONS: dict[str, Dimension] = {
    each.name: each
    for each in (
        Dimension("type", "type", _TYPE, "types"),
        Dimension("type__exact", "=type", _TYPE, "types[1:1]", single=True),
        Dimension("actor", "actor", _ACTOR),
        Dimension("actor__exact", "=actor", _ACTOR),
        Dimension("initiator", "initiator", ("initiator",)),
        Dimension("target", "target", ("target",)),
        Dimension("country", "country", ("country",), _COUNTRIES),
        Dimension("area1", "area1", _PLACE),
        Dimension("area2", "area2", _PLACE),
        Dimension("place", "place", _PLACE),
        Dimension("place__exact", "=place", _PLACE),
        Dimension("means", "means", ("means",)),
        Dimension("target_kind", "target_kind", ("target_kind",)),
        Dimension("occurrence", "occurrence", ("occurrence",), "ARRAY[occurrence]", single=True),
        Dimension("grain", "grain", ("grain",), "ARRAY[grain]", single=True),
        Dimension("tag", "tag", ("tag",)),
        Dimension("source", "source", ("source",)),
        Dimension("publisher", "publisher", ("publisher",)),
    )
}
"""By name. A value counts an incident where the filter of that name finds it; the areas have no
filter of their own and are places."""
NAMES = (*UNITS, *DIMENSIONS)
