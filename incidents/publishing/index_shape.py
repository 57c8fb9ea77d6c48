"""Tells whether the index was filled by the SQL of this release; what asks it must not guess."""

from hashlib import sha256

from django.db import connections

from incidents.publishing.index import COLUMNS, KNOWN_BY_POINT, RECOUNT_TERMS, index_query
from incidents.publishing.tally import RECOUNT

_STATE = """
SELECT obj_description('incidents_recordindex'::regclass, 'pg_class'),
    EXISTS (SELECT FROM incidents_record)"""


def shape() -> str:
    """A digest of all that decides what stands in a row of the index, and what is counted of it."""
    decides = (index_query(), COLUMNS, sorted(KNOWN_BY_POINT.items()), RECOUNT_TERMS, RECOUNT)
    return f"shape {sha256(repr(decides).encode()).hexdigest()[:16]}"


def is_current(using: str) -> bool:
    """Whether every row was filled as this release fills it; a ledger that is empty always is."""
    with connections[using].cursor() as cursor:
        cursor.execute(_STATE)
        noted, filled = cursor.fetchone()
    return not filled or noted == shape()


def note(using: str = "owner") -> None:
    """Remember, beside the table itself, that it is so from now on."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE incidents_recordindex IS '{shape()}'")
