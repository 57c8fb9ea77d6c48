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
IN_TEXT = ("incidents_incidentwords", "words @@ %s::tsquery")
IN_DATASET = ("incidents_origin", "original_id = %s")
REFERENCES = "(SELECT id AS incident_id, reference FROM incidents_incident) AS held"
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
    numbers, are_all = together(having)
    if are_all:
        return incidents.filter(pk__in=numbers)
    surely_many = not incidents.query.where and len(numbers) > FEW
    for each in having:
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
        self.query = query
        self.places = [IN_TEXT, IN_DATASET]
        self.params: list[Any] = [query, term.words]
        for (part, column), ids in zip(PARTS, rows(NAMED, {"query": query})[0], strict=True):
            if ids:
                self.places.append((part, f"{column} = ANY (%s)"))
                self.params.append(ids)
        self.all = " UNION ALL ".join(
            f"SELECT incident_id FROM {part} WHERE {condition}" for part, condition in self.places
        )
        if term.words[:4].upper() == "INC-":
            self.places.append((REFERENCES, "reference LIKE %s"))
            self.params.append(re.sub(r"[%_\\]", "", term.words.upper()) + "%")
            self.all += " UNION ALL SELECT id FROM incidents_incident WHERE reference LIKE %s"
        self.few = [n for (n,) in rows(f"{self.all} LIMIT {FEW + 1}", self.params)]
        """Their numbers, or more than ``FEW`` when they are many."""

    @property
    def is_rare(self) -> bool:
        """Whether ``few`` are all of them."""
        return len(self.few) <= FEW

    def among(self, numbers: set[int]) -> set[int]:
        """Those of the incidents that have it."""
        found = f"SELECT id FROM ({self.all}) AS found (id) WHERE id = ANY (%s)"
        return {n for (n,) in rows(found, [*self.params, list(numbers)])}

    def test(self) -> RawSQL:
        """Whether an incident is one of these, looked up for each row."""
        return RawSQL(self.of("incidents_incident.id"), self.params, BooleanField())

    def of(self, number: str) -> str:
        """SQL: whether the incident of that number has it.

        The OFFSET keeps the planner from gathering all that have it into one hash.
        """
        tests = (
            f"EXISTS (SELECT FROM {part} WHERE incident_id = {number} AND {condition} OFFSET 0)"
            for part, condition in self.places
        )
        return f"({' OR '.join(tests)})"


def together(having: list[Having]) -> tuple[set[int], bool]:
    """Incidents that have every term, and whether these are all; if not, there may be many more.

    Where no term is rare, their texts are asked for all of them at once; if that gives few, those
    that have the first term are looked at until they are many.
    """
    if rare := [set(each.few) for each in having if each.is_rare]:
        numbers = set.intersection(*rare)
        for each in having:
            numbers = numbers if each.is_rare else each.among(numbers)
        return numbers, True
    first, *others = having
    if not others:
        return set(first.few), False
    table, condition = IN_TEXT
    query = " & ".join(f"({each.query})" for each in having)
    asked = f"SELECT incident_id FROM {table} WHERE {condition} LIMIT {FEW + 1}"
    in_texts = {n for (n,) in rows(asked, [query])}
    if len(in_texts) > FEW:
        return in_texts, False
    tests = " AND ".join(each.of("found.id") for each in others)
    asked = f"SELECT id FROM ({first.all}) AS found (id) WHERE {tests} LIMIT {FEW + 1}"
    found = [n for (n,) in rows(asked, [value for each in having for value in each.params])]
    return set(found), len(found) <= FEW


def rows(query: str, params: Any) -> list[tuple[Any, ...]]:
    """What a statement answers."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall())
