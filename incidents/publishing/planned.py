"""A statement of one incident, planned once a connection instead of each time it is run.

The two big statements of the ledger are planned longer than they run for a single incident; for
many at once a plan of their own is worth its time.
"""

import hashlib
import re
from functools import cache
from typing import Any

from django.db.backends.utils import CursorWrapper

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
#: A plan that is kept must hold while tables grow: rows are found by index, however few they are.
_KEPT = "SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off"
_NOT_KEPT = "SET LOCAL plan_cache_mode = DEFAULT; SET LOCAL enable_seqscan = DEFAULT"


def execute_planned(cursor: CursorWrapper, sql: str, parameters: dict[str, Any]) -> int:
    """Run SQL with named parameters by the plan that its connection keeps; how many rows it wrote.

    It must be in a transaction. PostgreSQL is asked whether it has the statement, since behind a
    pooler the next transaction may be on another connection, and throws a plan away by itself
    once a table or its statistics change.
    """
    name, names, numbered = _prepared(sql)
    cursor.execute(
        "SELECT EXISTS (SELECT FROM pg_catalog.pg_prepared_statements WHERE name = %s)", [name]
    )
    ((kept,),) = cursor.fetchall()
    if not kept:
        cursor.execute(f"PREPARE {name} AS {numbered}", {})
    cursor.execute(_KEPT)
    given = ", ".join(f"%({each})s" for each in names)
    cursor.execute(f"EXECUTE {name} ({given})", {each: parameters[each] for each in names})
    count: int = cursor.rowcount
    cursor.execute(_NOT_KEPT)
    return count


@cache
def _prepared(sql: str) -> tuple[str, list[str], str]:
    """The name of a statement, its parameters in order, and its text with numbers for them."""
    names = list(dict.fromkeys(_PLACEHOLDER.findall(sql)))
    numbered = _PLACEHOLDER.sub(lambda found: f"${names.index(found[1]) + 1}", sql)
    digest = hashlib.sha256(sql.encode()).hexdigest()[:24]
    return f"planned_{digest}", names, numbered
