"""Names of a file that match nothing of ours exactly and something nearly; people decide them once.

Actors are compared with all of ours, places with those straight in the same place: letter by letter
here, by their trigrams in the database, a query a kind. Nothing is matched by being near: it is
only asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from rapidfuzz import fuzz, process

from incidents.importing.decided import LONGEST, Decided
from incidents.importing.names import key
from incidents.models import Actor, ActorName, NameDecision, NameVerdict, Place, PlaceName

Named = Mapping[str, Any]
ALIKE = 84
"""From this score of 100 on a name is nearly another: Kataib Hizballah, Kata'ib Hizbollah."""
OVERLAPPING = 0.6
"""Or from this share of trigrams on: words lack (Hizbollah Brigades) or are joined (Ansarallah)."""
MOST = 3
Alike = tuple[str, str, int]
_OVERLAPPING = {
    "actor": """
        SELECT asked.name, '', ours.slug, ours.name, round(100 * max(alike.score))::int
        FROM unnest(%s::text[], %s::text[]) AS asked (name, beside)
        CROSS JOIN LATERAL (
            SELECT id, similarity(folded, fold(asked.name)) AS score FROM actors_alike(asked.name)
        ) AS alike JOIN incidents_actor AS ours ON ours.id = alike.id
        WHERE alike.score >= %s GROUP BY asked.name, ours.slug, ours.name""",
    "place": """
        SELECT asked.name, asked.beside, ours.slug, ours.name, round(100 * max(alike.score))::int
        FROM unnest(%s::text[], %s::text[]) AS asked (name, beside)
        JOIN incidents_place AS around ON around.slug = asked.beside
        JOIN incidents_place AS ours ON ours.parent_id = around.id
        CROSS JOIN LATERAL (
            SELECT similarity(ours.folded, fold(asked.name)) AS score UNION ALL
            SELECT similarity(other.folded, fold(asked.name))
            FROM incidents_placename AS other WHERE other.place_id = ours.id
        ) AS alike
        WHERE alike.score >= %s GROUP BY asked.name, asked.beside, ours.slug, ours.name""",
}


@dataclass(frozen=True)
class NearMiss:
    """A name to be decided: of ours the most alike, the best first, as slug, name and score."""

    kind: str
    name: str
    beside: str
    candidates: Sequence[Alike]

    def __str__(self) -> str:
        told = ", ".join(f"{name} ({score} %)" for _, name, score in self.candidates)
        return f"it is nearly {told}: say under Names to decide whether it is, for the next import"


def near_misses(missing: Mapping[tuple[str, str], Named], decided: Decided) -> list[NearMiss]:
    """Those of what is missing that are nearly ours, and were not said to be new."""
    if not any(kind in ("actor", "place") for kind, _ in missing):
        return []
    found = []
    for kind, rows in (("actor", _actors()), ("place", _places())):
        asked = [
            (row["name"], _beside(row))
            for (of, _), row in missing.items()
            if of == kind and not decided.is_new(kind, row["name"], _beside(row))
        ]
        overlapping = _overlapping(kind, asked)
        for name, beside in asked:
            both = [*_alike(name, rows.get(beside, {})), *overlapping[name, beside]]
            if best := _best(both):
                found.append(NearMiss(kind, name, beside, best))
    return found


def _beside(row: Named) -> str:
    return str(row["within"][0]["slug"]) if row.get("within") else ""


Spelled = dict[str, tuple[str, str]]
"""By each comparable spelling the slug and the name of the one that is spelled so."""


def _actors() -> dict[str, Spelled]:
    rows = Actor.objects.values_list("name", "slug", "name")
    others = ActorName.objects.values_list("name", "actor__slug", "actor__name")
    return {"": {key(spelled): (slug, name) for spelled, slug, name in [*others, *rows]}}


def _places() -> dict[str, Spelled]:
    rows = Place.objects.values_list("parent__slug", "name", "slug", "name")
    others = PlaceName.objects.values_list(
        "place__parent__slug", "name", "place__slug", "place__name"
    )
    found: dict[str, Spelled] = {}
    for beside, spelled, slug, name in [*others, *rows]:
        found.setdefault(beside or "", {})[key(spelled)] = (slug, name)
    return found


def _overlapping(kind: str, asked: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[Alike]]:
    """Those that share most of their trigrams with each name: words that lack, or are joined."""
    found: dict[tuple[str, str], list[Alike]] = {each: [] for each in asked}
    if asked:
        names, besides = map(list, zip(*asked, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(_OVERLAPPING[kind], [names, besides, OVERLAPPING])
            for name, beside, slug, called, score in cursor.fetchall():
                found[name, beside].append((slug, called, score))
    return found


def _best(both: Sequence[Alike]) -> list[Alike]:
    """The few best of what both ways propose, each once with the better of its scores."""
    best: dict[str, Alike] = {}
    for each in sorted(both, key=lambda alike: (-alike[2], alike[0])):
        best.setdefault(each[0], each)
    return list(best.values())[:MOST]


def _alike(name: str, spelled: Spelled) -> list[Alike]:
    best = process.extract(
        key(name), spelled.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=10
    )
    alike: dict[str, Alike] = {}
    for text, score, _ in best:
        slug, called = spelled[text]
        alike.setdefault(slug, (slug, called, round(score)))
    return list(alike.values())


def keep_near(found: Sequence[NearMiss], dataset: str) -> int:
    """Put them into the list of names to decide, and leave those that are there; how many wait."""
    NameDecision.objects.bulk_create(
        (
            NameDecision(
                dataset=dataset,
                kind=each.kind,
                name=each.name[:LONGEST],
                key=key(each.name)[:LONGEST],
                beside=each.beside,
                candidates=[list(one) for one in each.candidates],
            )
            for each in found
        ),
        ignore_conflicts=True,
        batch_size=1000,
    )
    return NameDecision.objects.filter(dataset=dataset, verdict=NameVerdict.OPEN).count()
