"""Names of a file that match nothing of ours exactly and something nearly; people decide them once.

Actors are compared with all of ours, places with those straight in the same place. Nothing is
matched by being near: it is only asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from incidents.importing.decided import LONGEST, Decided
from incidents.importing.names import key
from incidents.models import Actor, ActorName, NameDecision, NameVerdict, Place, PlaceName

Named = Mapping[str, Any]
ALIKE = 84
"""From this score of 100 on a name is nearly another: Kataib Hizballah, Kata'ib Hizbollah."""
MOST = 3


@dataclass(frozen=True)
class NearMiss:
    """A name to be decided: of ours the most alike, the best first, as slug, name and score."""

    kind: str
    name: str
    beside: str
    candidates: Sequence[tuple[str, str, int]]

    def __str__(self) -> str:
        told = ", ".join(f"{name} ({score} %)" for _, name, score in self.candidates)
        return f"it is nearly {told}: say under Names to decide whether it is, for the next import"


def near_misses(missing: Mapping[tuple[str, str], Named], decided: Decided) -> list[NearMiss]:
    """Those of what is missing that are nearly ours, and were not said to be new."""
    if not any(kind in ("actor", "place") for kind, _ in missing):
        return []
    found = []
    for kind, rows in (("actor", _actors()), ("place", _places())):
        named = (row for (of, _), row in missing.items() if of == kind)
        for row in named:
            beside = _beside(row)
            if decided.is_new(kind, row["name"], beside):
                continue
            if alike := _alike(row["name"], rows.get(beside, {})):
                found.append(NearMiss(kind, row["name"], beside, alike))
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


def _alike(name: str, spelled: Spelled) -> list[tuple[str, str, int]]:
    best = process.extract(
        key(name), spelled.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=10
    )
    alike: dict[str, tuple[str, str, int]] = {}
    for text, score, _ in best:
        slug, called = spelled[text]
        alike.setdefault(slug, (slug, called, round(score)))
    return list(alike.values())[:MOST]


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
