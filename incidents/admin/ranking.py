"""Finds rows by any of their names, misspelled ones too, the best first.

A name that is the term goes before one that begins with it, one that holds it, and one that is
spelled alike. Names are compared as ``fold()`` has them; columns and indexes of migration 0010
serve that. Only Latin letters have trigrams everywhere: other names are found by their parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from django.db import connection, models

from incidents.models import Actor, ActorName, Place, PlaceName

SHORTEST_PART = 3
"""A text shorter than this is looked for at the beginning of words only."""
SHORTEST_ALIKE = 4
LONGEST = 200
EXACT, BEGINS, HOLDS, ALIKE = range(4)
ROWS = "SELECT {key} AS id, {column} AS spelled, {folded} AS folded, {own} AS own FROM {table}"
SPELLED_ALIKE = "SELECT id, spelled, folded, own FROM {function}(%(term)s)"
RANKED = """
WITH asked AS MATERIALIZED (SELECT fold(%(term)s) AS term, fold(%(pattern)s) AS pattern),
best AS (
    SELECT DISTINCT ON (id) id, spelled, own, CASE
        WHEN folded = term THEN 0
        WHEN folded LIKE pattern || '%%' THEN 1
        WHEN folded LIKE '%%' || pattern || '%%' THEN 2 ELSE 3 END AS rank,
        similarity(folded, term) + word_similarity(term, folded) AS alike
    FROM ({rows}) AS spelled, asked ORDER BY id, rank, alike DESC, own DESC, spelled
)
SELECT id, rank, spelled, own FROM best JOIN {table} AS found USING (id)
ORDER BY rank, alike DESC, found.name, id LIMIT %(limit)s OFFSET %(offset)s"""


@dataclass(frozen=True)
class Names:
    """A model whose rows have names: columns of its own, and a model of other names."""

    model: type[models.Model]
    others: type[models.Model]
    key: str
    alike: str
    """The database's function that finds names spelled like a term."""
    more: tuple[str, ...] = ()

    def places(self) -> Iterator[dict[str, str]]:
        """Each place where names stand, in the words of ``ROWS``."""
        table, name = self.model._meta.db_table, {"column": "name", "folded": "folded"}
        yield {"table": table, "key": "id", "own": "true", **name}
        yield {"table": self.others._meta.db_table, "key": self.key, "own": "false", **name}
        for column in self.more:
            folded = f"lower({column})"
            yield {"table": table, "key": "id", "own": "false", "column": column, "folded": folded}


ACTORS = Names(Actor, ActorName, "actor_id", "actors_alike", ("acled_name",))
PLACES = Names(Place, PlaceName, "place_id", "places_alike")


class Match(NamedTuple):
    """A row that was found: how well, and by which of its names; ``own`` is its leading name."""

    pk: int
    rank: int
    spelled: str
    own: bool


def ranked(names: Names, term: str, limit: int, offset: int = 0) -> list[Match]:
    """The rows a term names, the best first; none for a term without a letter or digit.

    What is only spelled alike is looked for when the rest does not fill the page.
    """
    term = clean(term)
    if not term:
        return []
    found = matches(names, term, limit, offset)
    may_be_alike = len(term) >= SHORTEST_ALIKE and has_latin(term)
    if len(found) == limit or not may_be_alike:
        return found
    return matches(names, term, limit, offset, alike=True)


def matches(
    names: Names, term: str, limit: int, offset: int, *, alike: bool = False
) -> list[Match]:
    """One page, in one statement."""
    parts = [
        f"{ROWS.format(**place)} WHERE {condition(term, place['folded'])}"
        for place in names.places()
    ]
    parts += [SPELLED_ALIKE.format(function=names.alike)] if alike else []
    escaped = term.translate({ord(sign): f"\\{sign}" for sign in "\\%_"})
    asked: dict[str, str | int] = {"term": term, "pattern": escaped}
    asked |= {"limit": limit, "offset": offset}
    with connection.cursor() as cursor:
        cursor.execute(
            RANKED.format(rows=" UNION ALL ".join(parts), table=names.model._meta.db_table), asked
        )
        return [Match(*row) for row in cursor.fetchall()]


def condition(term: str, name: str) -> str:
    """What holds of the names that are found, in terms the indexes know."""
    if len(term) < SHORTEST_PART:
        word = f"{name} LIKE '%% ' || fold(%(pattern)s) || '%%'"
        return f"({name} LIKE fold(%(pattern)s) || '%%' OR {word})"
    return f"{name} LIKE '%%' || fold(%(pattern)s) || '%%'"


def has_latin(term: str) -> bool:
    """Whether there are letters or digits that every database makes trigrams of."""
    return any(sign.isascii() and sign.isalnum() for sign in normalize("NFKD", term))


def clean(term: str) -> str:
    """A term without what PostgreSQL cannot hold, in one line; empty if no letter is in it."""
    printable = "".join(sign if sign.isprintable() else " " for sign in term[:LONGEST])
    return " ".join(printable.split()) if any(sign.isalnum() for sign in printable) else ""
