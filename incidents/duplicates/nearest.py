"""The one statement that finds the nearest incidents, and what it answers."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from incidents.duplicates.agreeing import agreements
from incidents.duplicates.asked import Asked
from incidents.duplicates.scoring import score

MOST = 10
LEAST_AGREEMENTS = 2
"""One alone is chance: many things happen on a day, or at a place."""


@dataclass(frozen=True, kw_only=True)
class Match:
    """An incident that may be the one typed; ``agrees`` says in words why it is offered."""

    pk: int
    title: str
    reference: str
    date: str
    state: str
    type: str
    agrees: tuple[str, ...]
    score: float


def nearest(asked: Asked) -> list[Match]:
    """At most ten incidents, the likeliest first; none while too little is typed.

    Judged pairs (``NotSame``), linked incidents, retracted and merged ones are never among them.
    """
    if not asked.by_days and not asked.spots:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement(), asked.parameters())
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    asked_for = {"asked_actors": asked.actors, "asked_figures": asked.figures}
    matches = sorted(
        (match({**row, **asked_for}) for row in rows), key=lambda each: (-each.score, -each.pk)
    )
    return [each for each in matches if len(each.agrees) >= LEAST_AGREEMENTS][:MOST]


def match(row: dict[str, Any]) -> Match:
    """One row of the answer."""
    return Match(
        pk=row["id"],
        title=row["title"],
        reference=row["reference"] or "",
        date=row["date"],
        state=row["state"],
        type=row["type"],
        agrees=tuple(agreements({**row, "names": named(row["names"])})),
        score=score(row),
    )


def named(names: Any) -> dict[int, str]:
    """The names of actors by their numbers, which JSON writes as texts."""
    return {int(pk): name for pk, name in (names or {}).items()}


@cache
def statement() -> str:
    """The text of the statement."""
    return Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
