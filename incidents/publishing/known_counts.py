"""How many incidents there are, and how many have one term: known without counting them.

Tallies and vocabulary know it of now; what was published since a position is taken back.
"""

from typing import Any

from django.db import connections

from incidents.publishing.tally import (
    COUNTED,
    PUBLISHED_SINCE,
    SUPERSEDED_SINCE,
    moved_since,
)

NEAR = 50_000
"""So many records back: beyond, counting is as quick as taking back."""
_SINCE = "(SELECT max(position) FROM incidents_record) - %(at)s <= %(near)s"
_EVERY = f"""
SELECT sum(count), sum(count) FILTER (WHERE {COUNTED}) FROM (
    SELECT count, occurrence, grain FROM incidents_tally
    UNION ALL SELECT count, occurrence, grain FROM ({moved_since("%(at)s")}) AS moved
) AS told WHERE {_SINCE}"""
_HAVING = f"""
SELECT sum(n), sum(counted) FROM (
    SELECT count AS n, counted FROM incidents_term WHERE term = %(term)s
    UNION ALL SELECT -1, -({COUNTED})::integer FROM incidents_recordindex
    WHERE {PUBLISHED_SINCE.format(at="%(at)s")} AND %(term)s = ANY (terms)
    UNION ALL SELECT 1, ({COUNTED})::integer FROM incidents_recordindex
    WHERE {SUPERSEDED_SINCE.format(at="%(at)s")} AND %(term)s = ANY (terms)
) AS told WHERE {_SINCE}"""

Known = tuple[int, int]
"""How many incidents, and how many of them are counted."""


def every(at: int, using: str) -> Known | None:
    """Of all right after a position; None where they must be counted."""
    return _known(_EVERY, {"at": at}, using)


def having(term: str, at: int, using: str) -> Known | None:
    """Of those that have a listed term; None where they must be counted."""
    return _known(_HAVING, {"at": at, "term": term}, using)


def _known(sql: str, asked: dict[str, Any], using: str) -> Known | None:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, {**asked, "near": NEAR})
        count, counted = cursor.fetchone()
    return None if count is None else (int(count), int(counted or 0))
