"""Finding a place by any of its names, and telling it from others by what it lies in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, QuerySet

from incidents.codes import PlaceKind
from incidents.models import Place, PlaceAncestor

MOST_FOUND = 1000
LONGEST_TERM = 200
#: Every name of every place once folded, the best of each place, and those in order. Codes count
#: when they are typed in full; a misspelt name when a third of its groups of three letters agree.
#: The other name found is shown where the place's own one does not fit.
RANKED = """
    WITH asked AS MATERIALIZED (SELECT fold(%s) AS term),
    named AS MATERIALIZED (
        SELECT id, name, fold(name) AS folded, 0 AS other FROM incidents_place
        UNION ALL
        SELECT place_id, name, fold(name), 1 FROM incidents_placename
        UNION ALL
        SELECT id, '', lower(code), 0 FROM incidents_place,
            unnest(ARRAY[iso_alpha2, iso_alpha3, iso_3166_2, slug]) AS code
        WHERE lower(code) = (SELECT term FROM asked)
    ),
    ranked AS (
        SELECT id, name, other, similarity(folded, term) AS likeness,
            CASE WHEN term = '' THEN 0 ELSE length(name) END AS length,
            CASE WHEN folded = term THEN 0
                WHEN starts_with(folded, term) THEN 1
                WHEN strpos(folded, ' ' || term) > 0 THEN 2
                WHEN strpos(folded, term) > 0 THEN 3
                WHEN similarity(folded, term) >= 0.34 THEN 4 END AS rank
        FROM named, asked
    ),
    best AS (
        SELECT DISTINCT ON (id) *, bool_or(other = 0 AND rank < 4) OVER (PARTITION BY id) AS fits
        FROM ranked WHERE rank IS NOT NULL
        ORDER BY id, rank, other, likeness DESC, length, name
    )
    SELECT id, CASE WHEN other = 1 AND NOT fits THEN name ELSE '' END FROM best
    ORDER BY rank, other, likeness DESC, length, name, id LIMIT %s
"""


@dataclass(frozen=True)
class RankedPlaces(Sequence[Place]):
    """The places found, the best first; the rows of a page are read when it is asked for."""

    found: list[tuple[int, str]]

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, wanted: int) -> Place: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Place]: ...
    def __getitem__(self, wanted: int | slice) -> Place | list[Place]:
        if isinstance(wanted, int):
            return self.rows(self.found[wanted : wanted + 1 or None])[0]
        return self.rows(self.found[wanted])

    def __iter__(self) -> Iterator[Place]:
        return iter(self[:])

    @staticmethod
    def rows(found: list[tuple[int, str]]) -> list[Place]:
        """The rows in that order, each with its chain and the other name it was found by."""
        rows = with_chain(Place.objects.all()).in_bulk([pk for pk, _ in found])
        for pk, name in found:
            if pk in rows:
                rows[pk].found_by = name
        return [rows[pk] for pk, _ in found if pk in rows]


def ranked_places(term: str) -> RankedPlaces:
    """The places one of whose names fits: exactly, from its start, in part, or nearly."""
    asked = " ".join(term.replace("\x00", " ").split())[:LONGEST_TERM]
    with connection.cursor() as cursor:
        cursor.execute(RANKED, [asked, MOST_FOUND])
        return RankedPlaces(cursor.fetchall())


def chain_of(place: Any) -> ArraySubquery:
    """The names of what a place lies in, the nearest first, up to its country."""
    above = PlaceAncestor.objects.filter(descendant=OuterRef(place), depth__gt=0)
    above = above.exclude(ancestor__kind=PlaceKind.WORLD_REGION)
    return ArraySubquery(above.order_by("depth").values("ancestor__name"))


def with_chain(places: QuerySet[Place]) -> QuerySet[Any]:
    """The places, each knowing its chain."""
    return places.annotate(chain=chain_of("pk"))


def label_of(place: Any) -> str:
    """Name, the other name it was found by, kind, and what it lies in."""
    if not hasattr(place, "chain"):
        place.chain = with_chain(Place.objects.filter(pk=place.pk)).values_list("chain", flat=True)
        place.chain = next(iter(place.chain), [])
    found_by = getattr(place, "found_by", "")
    name = f"{place.name} ({found_by})" if found_by else place.name
    return " · ".join([name, place.get_kind_display().lower(), *place.chain])
