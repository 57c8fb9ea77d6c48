"""The index beside the ledger: filled as records are written, rebuilt at any time from them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from incidents.models import RecordIndex
from incidents.publishing.older_ledgers import publish_what_documents_said
from incidents.publishing.totals import totals_sql

BATCH = 5000
COLUMNS = [str(field.column) for field in RecordIndex._meta.concrete_fields]
FILL = "INSERT INTO incidents_recordindex ({columns}) SELECT {columns} FROM ({query}) AS new"
SUPERSEDE = """
UPDATE incidents_recordindex AS former
SET superseded_by = later.position, superseded_at = later.recorded_at
FROM incidents_record AS later
WHERE later.position BETWEEN %(first)s AND %(last)s AND former.incident_id = later.incident_id
    AND former.superseded_by IS NULL AND former.position < %(first)s"""
COUNT_TERMS = """
INSERT INTO incidents_term (term, count)
SELECT term, sum(n) FROM (
    SELECT unnest(terms) AS term, live::integer AS n FROM incidents_recordindex
    WHERE position BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT unnest(terms), -(live::integer) FROM incidents_recordindex AS former
    WHERE former.superseded_by BETWEEN %(first)s AND %(last)s AND former.incident_id IN (
        SELECT incident_id FROM incidents_record WHERE position BETWEEN %(first)s AND %(last)s)
) AS moved GROUP BY term
ON CONFLICT (term) DO UPDATE SET count = incidents_term.count + excluded.count"""
RECOUNT_TERMS = """
INSERT INTO incidents_term (term, count)
SELECT term, count(*) FILTER (WHERE live AND superseded_by IS NULL)
FROM incidents_recordindex, unnest(terms) AS term GROUP BY term"""


@cache
def index_query() -> str:
    """SQL that inserts the index rows of the records from position ``first`` to ``last``."""
    here = Path(__file__).parent
    query = (here / "index.sql").read_text(encoding="utf-8").format(totals=totals_sql())
    return FILL.format(columns=", ".join(COLUMNS), query=query)


def index_records(cursor: CursorWrapper, first: int, last: int) -> None:
    """Index new records, supersede what they follow, move the counts of terms."""
    bounds = {"first": first, "last": last}
    cursor.execute(SUPERSEDE, bounds)
    cursor.execute(index_query(), bounds)
    cursor.execute(COUNT_TERMS, bounds)


def reindex(using: str = "owner") -> Iterator[tuple[int, int]]:
    """Rebuild every index row, batch by batch, then the counts; yields (done, last position).

    Readers go on meanwhile: each batch replaces its rows in one transaction. The owner's role does
    it, since nobody else may rewrite the index.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT coalesce(max(position), 0) FROM incidents_record")
        (last,) = cursor.fetchone()
    renewed = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "position")
    for first in range(1, last + 1, BATCH):
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SELECT lock_ledger()")
            cursor.execute(
                f"{index_query()} ON CONFLICT (position) DO UPDATE SET {renewed}",
                {"first": first, "last": min(first + BATCH - 1, last)},
            )
        yield min(first + BATCH - 1, last), last
    recount(using)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT lock_ledger()")
        publish_what_documents_said(cursor)


def recount(using: str) -> None:
    """Count the vocabulary anew, in one transaction."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT lock_ledger()")
        cursor.execute("DELETE FROM incidents_term")
        cursor.execute(RECOUNT_TERMS)
