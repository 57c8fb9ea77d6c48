"""How the history of many changes is written: by hash, however few the first ones were.

The trigger that keeps changed rows joins what they were with what they are. PostgreSQL plans that
once a connection, by the first change it sees there, which is of one row or of none; that plan
compares each row with each, and takes seconds for a few thousand.
"""

from typing import Any

from django.db import connections

_FUNCTIONS = """
SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger AS trigger
JOIN pg_class ON pg_class.oid = tgrelid
WHERE relnamespace = current_schema()::regnamespace AND tgname LIKE 'pgtrigger\\_update\\_%'"""


def plan_for_many(*, using: str, **_signal: Any) -> None:
    """Take the plan that compares each with each from all of these triggers; may be run again.

    It stands in the function itself, which a migration may make anew: so it is done after each.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(_FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"ALTER FUNCTION {function} SET enable_nestloop = off")
