"""The counting rule of ``totals.sql``, for the index and for figures that are still being typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from incidents.codes import Measure, PersonStatus

PEOPLE = (Measure.KILLED, Measure.WOUNDED)
OF_ITEMS = (
    Measure.MUNITIONS,
    Measure.INTERCEPTED,
    Measure.DESTROYED,
    Measure.DAMAGED,
    Measure.SEIZED,
    Measure.MOVED,
)
"""What counts things of a kind: totals by item make sense, those across items seldom."""
THINGS = (*OF_ITEMS, Measure.SORTIES)
COUNTED_THING = f"""CASE WHEN f ->> 'measure' IN ({", ".join(f"'{name}'" for name in OF_ITEMS)})
        THEN concat_ws('/', f ->> 'measure', nullif(f ->> 'item', '')) ELSE f ->> 'measure' END"""
"""SQL for what a figure counts: people by measure, things by measure and item: munitions/rocket."""
SUMS = """sum(low) AS low,
        CASE WHEN count(best) = count(*) THEN sum(best) END AS best,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high"""
COUNTED = """
WITH doc AS MATERIALIZED (
    SELECT position, d FROM jsonb_to_recordset(%s::jsonb) AS typed (position bigint, d jsonb)
),
{totals}
SELECT position, measure, 'total', NULL::integer, low, best, high FROM total WHERE counted = ''
UNION ALL
SELECT position, measure, 'whole', NULL::integer, low, best, high FROM whole WHERE counted = ''
UNION ALL
SELECT position, measure, 'parts', axis, low, best, high FROM summed WHERE counted = ''
ORDER BY 1, 2, 3, 4"""


@dataclass(frozen=True)
class Count:
    """A count of people: the ``total``, or what it was made of, a ``whole`` or ``parts``.

    ``axis`` numbers what the parts are split by: 1 status, 2 age and sex, 3 nationality, 4 side,
    5 actor, 6 (of things only) item, 0 nothing.
    """

    document: int
    measure: str
    kind: str
    axis: int | None
    low: int | None
    best: int | None
    high: int | None


@cache
def totals_sql(*measures: str) -> str:
    """The CTEs from ``doc`` (position, d) to ``total``, of these measures or of all.

    A total has position, measure, counted (a person status or an item, empty for all), low, best,
    high.
    """
    text = (Path(__file__).parent / "totals.sql").read_text(encoding="utf-8")
    listed = ", ".join(f"'{measure}'" for measure in measures or Measure.values)
    wider = " ".join(
        f"WHEN '{status}' THEN '{status.parent}'" for status in PersonStatus if status.parent
    )
    return text.format(
        sums=SUMS,
        measures=listed,
        things=", ".join(f"'{measure}'" for measure in THINGS),
        of_items=", ".join(f"'{measure}'" for measure in OF_ITEMS),
        wider=f"CASE f ->> 'status' {wider} END",
    )


def counts(documents: Mapping[int, list[dict[str, Any]]]) -> list[Count]:
    """The totals of the figures of each document, and what they are made of; one statement."""
    given = [{"position": n, "d": {"figures": figures}} for n, figures in documents.items()]
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(totals=totals_sql(*PEOPLE)), [json.dumps(given)])
        return [Count(*row[:4], *map(whole_number, row[4:])) for row in cursor.fetchall()]


def whole_number(value: Any) -> int | None:
    """A sum comes from the database as a decimal."""
    return None if value is None else int(value)
