"""The one statement that finds the nearest incidents, and what it answers."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from incidents.duplicates.agreeing import agreements
from incidents.duplicates.asked import Asked

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
    matches = (match(row) for row in rows)
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
        agrees=tuple(agreements(row)),
        score=round(float(row["score"]), 3),
    )


@cache
def statement() -> str:
    """The text of the statement."""
    return Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
