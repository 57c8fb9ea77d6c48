"""Searching incidents for words: of their texts, sources, actors and places, or a reference."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

MOST_WORDS = 12
FEW = 10_000
"""So many incidents are listed by number; more are looked for in the order of the list."""
REFERENCE = re.compile(r"INC-[0-9]{6,16}", re.IGNORECASE)
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')

MEANT = "SELECT nth, search_query(words, beginning)::text FROM unnest(%s::text[], %s::boolean[]) \
WITH ORDINALITY AS term (words, beginning, nth) ORDER BY nth"
NAMED = """
SELECT ARRAY(SELECT id FROM incidents_source WHERE search_words(title) @@ %(query)s::tsquery),
    ARRAY(SELECT id FROM incidents_actor WHERE search_words(name) @@ %(query)s::tsquery
          UNION SELECT actor_id FROM incidents_actorname
          WHERE search_words(name) @@ %(query)s::tsquery),
    ARRAY(SELECT id FROM incidents_place WHERE search_words(name) @@ %(query)s::tsquery
          UNION SELECT place_id FROM incidents_placename
          WHERE search_words(name) @@ %(query)s::tsquery)"""
IN_TEXT = "SELECT incident_id FROM incidents_incidentwords WHERE words @@ %s::tsquery"
IN_DATASET = "SELECT incident_id FROM incidents_origin WHERE original_id = %s"
PARTS = (
    ("incidents_citation", "source_id"),
    ("incidents_participation", "actor_id"),
    ("incidents_location", "place_id"),
)


class NoWords(Exception):
    """What was typed holds nothing to look for, or too much."""


@dataclass(frozen=True)
class Term:
    """A word or a quoted phrase; the last word typed may be the beginning of a longer one."""

    words: str
    beginning: bool = False


def terms_of(typed: str) -> list[Term]:
    """The terms of what was typed, in order; quotation marks of any kind hold a phrase."""
    found = _TERM.findall(typed.translate(_QUOTES).replace("\0", " "))
    terms = [Term(phrase or word) for phrase, word in found if (phrase or word).strip()]
    if terms and not found[-1][0]:
        terms[-1] = Term(terms[-1].words, beginning=True)
    return terms


def reference_in(typed: str) -> str | None:
    """The reference, when that is all that was typed."""
    plain = typed.strip()
    return plain.upper() if REFERENCE.fullmatch(plain) else None


def containing(incidents: QuerySet[Any], terms: Iterable[Term]) -> QuerySet[Any]:
    """Those that have every term; a term without a letter or digit says nothing.

    Raises ``NoWords`` when that is said of all of them, or when they are too many.
    """
    found = meant(list(terms))
    if not found:
        raise NoWords("there is no word in it; type letters or digits.")
    if len(found) > MOST_WORDS:
        raise NoWords(f"{len(found)} words are too many; type at most {MOST_WORDS}.")
    having = [Having(*each) for each in found]
    rare = [set(each.few) for each in having if len(each.few) <= FEW]
    common = [each for each in having if len(each.few) > FEW]
    if rare:
        numbers = set.intersection(*rare)
        for each in common:
            numbers &= each.among(numbers)
        return incidents.filter(pk__in=numbers)
    surely_many = len(common) == 1 and not incidents.query.where and common[0].in_many_texts
    for each in common:
        incidents = incidents.filter(each.test())
    incidents.query.surely_many = surely_many  # type: ignore[attr-defined]  # for the paginator
    return incidents


def meant(terms: list[Term]) -> list[tuple[Term, str]]:
    """Each term with what PostgreSQL looks for; one statement."""
    if not terms:
        return []
    asked = [[t.words for t in terms], [t.beginning for t in terms]]
    queries = [query for _, query in rows(MEANT, asked)]
    return [(term, query) for term, query in zip(terms, queries, strict=True) if query]


class Having:
    """The incidents that have a term, in one of the places where it may stand."""

    def __init__(self, term: Term, query: str) -> None:
        self.selects = [IN_TEXT, IN_DATASET]
        self.params: list[Any] = [query, term.words]
        for (part, column), ids in zip(PARTS, rows(NAMED, {"query": query})[0], strict=True):
            if ids:
                self.selects.append(f"SELECT incident_id FROM {part} WHERE {column} = ANY (%s)")
                self.params.append(ids)
        if term.words[:4].upper() == "INC-":
            self.selects.append("SELECT id FROM incidents_incident WHERE reference LIKE %s")
            self.params.append(re.sub(r"[%_\\]", "", term.words.upper()) + "%")
        self.all = " UNION ALL ".join(self.selects)
        self.few = [n for (n,) in rows(f"{self.all} LIMIT {FEW + 1}", self.params)]
        """Their numbers, or more than ``FEW`` when they are many."""

    @property
    def in_many_texts(self) -> bool:
        """Whether already the texts of more than ``FEW`` incidents have it."""
        return len(rows(f"{IN_TEXT} LIMIT {FEW + 1}", self.params[:1])) > FEW

    def among(self, numbers: set[int]) -> set[int]:
        """Those of the incidents that have it."""
        found = f"SELECT id FROM ({self.all}) AS found (id) WHERE id = ANY (%s)"
        return {n for (n,) in rows(found, [*self.params, list(numbers)])}

    def test(self) -> RawSQL:
        """Whether an incident is one of these; IS TRUE keeps the planner from joining them all."""
        test = f"(incidents_incident.id IN ({self.all})) IS TRUE"
        return RawSQL(test, self.params, BooleanField())


def rows(query: str, params: Any) -> list[tuple[Any, ...]]:
    """What a statement answers."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall())
