"""The lanes of the drawing: the values that most of the set have, and one lane for the rest.

They are those of the whole set, not of the window, so that they stay where they are while somebody
pans and zooms. Some are told by the terms of each incident alone, which cannot be read of millions
in a second: so many of those at most are looked at.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from incidents.api.kept import kept
from incidents.counting.dimensions import DIMENSIONS, Dimension
from incidents.counting.facets import counted_terms
from incidents.counting.names import names_of
from incidents.selection import Selection
from incidents.translatable import type_name

BY: Mapping[str, str | None] = {
    "none": None,
    "type": "type__exact",
    "actor": "actor__exact",
    "country": "country",
}
"""What the lanes may be by, and the dimension that each is."""
MOST_NAMED = 12
"""So many values have lanes of their own: more would be too low to read."""
MOST_READ = 100_000
"""So many incidents are read at most for what only their terms tell."""


@dataclass(frozen=True)
class Lane:
    """One value, what it is called, and how many incidents of the whole set have it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Lanes:
    """The named lanes, most incidents first; ``more`` values share the lane of the rest.

    ``ranked_by`` is how many of the newest incidents they were chosen by, None for all.
    """

    by: str
    named: tuple[Lane, ...] = ()
    more: int = 0
    ranked_by: int | None = None

    @property
    def dimension(self) -> Dimension | None:
        """What they are values of; None where there is but one lane."""
        name = BY[self.by]
        return DIMENSIONS[name] if name else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The values, in the order of the lanes."""
        return tuple(lane.key for lane in self.named)

    @property
    def slow(self) -> bool:
        """Whether only the terms of an incident tell in which lanes it is."""
        return self.dimension is not None and "terms" in self.dimension.values


def lanes_of(selection: Selection, by: str) -> Lanes:
    """Count the values in the whole set, once while nothing is published."""
    name = BY[by]
    if name is None:
        return Lanes(by)
    told = kept(selection, ("lanes", by), lambda: json.dumps(_counted(selection, name)))
    named, more, ranked_by = json.loads(told)
    lanes = tuple(
        Lane(key, type_name(called) if by == "type" else called, count)
        for key, called, count in named
    )
    return Lanes(by, lanes, more, ranked_by)


def _counted(selection: Selection, name: str) -> tuple[list[tuple[str, str, int]], int, int | None]:
    ranked_by = None
    if selection.parameters and selection.at_most > MOST_READ:
        newest = selection.rows().order_by("-record_id").values_list("record_id", flat=True)
        for oldest in newest[MOST_READ - 1 : MOST_READ]:
            recent = selection.found.filter(record_id__gte=oldest)
            selection, ranked_by = replace(selection, found=recent), MOST_READ
    counts = counted_terms(selection, {DIMENSIONS[name].axis: name})[name]
    most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST_NAMED]
    called = names_of({name: [value for value, _ in most]}, selection.position).get(name, {})
    named = [(v, (called[v].name if v in called else "") or v, n) for v, n in most]
    return named, len(counts) - len(named), ranked_by
