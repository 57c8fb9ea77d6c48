"""The index beside the ledger: filled as records are written, rebuilt at any time from them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from incidents.codes import AREAS, FINE, WIDEST_FINE_KM, Part
from incidents.filters.terms import LONGEST_BY_MONTH, MOST_PUBLISHERS
from incidents.models import RecordIndex
from incidents.publishing import tally
from incidents.publishing.older_ledgers import publish_what_documents_said
from incidents.publishing.planned import execute_planned
from incidents.publishing.tally import COUNTED
from incidents.publishing.totals import COUNTED_THING, totals_sql

BATCH = 5000
#: Terms that are looked up and never listed: a row of its own for each would only be in the way.
LISTED = "term NOT LIKE '#%%'"
#: The parts of an index row are joined as they are written: there is no better order, and looking
#: for one took a fifth of the time of indexing one incident.
AS_WRITTEN = "SET LOCAL join_collapse_limit = 1"
AS_PLANNED = "SET LOCAL join_collapse_limit = DEFAULT"
COLUMNS = [str(field.column) for field in RecordIndex._meta.concrete_fields]
SUPERSEDE = """
UPDATE incidents_recordindex AS former
SET superseded_by = later.position, superseded_at = later.recorded_at
FROM incidents_record AS later
WHERE later.position BETWEEN %(first)s AND %(last)s AND former.incident_id = later.incident_id
    AND former.superseded_by IS NULL AND former.position < %(first)s"""
#: The terms of new records: how many have each, how many of them count, the first and the last.
TERMS = f"""
SELECT term, count(*) FILTER (WHERE live) AS n,
    count(*) FILTER (WHERE live AND {COUNTED}) AS counts, min(position) AS oldest,
    max(position) AS newest
FROM incidents_recordindex, unnest(terms) AS term
WHERE position BETWEEN %(first)s AND %(last)s GROUP BY term"""
COUNT_TERMS = f"""
INSERT INTO incidents_term (term, count, counted, newest)
SELECT term, sum(n), sum(counts), max(newest) FROM (
    SELECT term, n, counts, newest FROM ({{terms}}) AS new
    UNION ALL
    SELECT unnest(terms), -(live::integer), -((live AND {COUNTED})::integer), position
    FROM incidents_recordindex AS former
    WHERE former.superseded_by BETWEEN %(first)s AND %(last)s AND former.incident_id IN (
        SELECT incident_id FROM incidents_record WHERE position BETWEEN %(first)s AND %(last)s)
) AS moved WHERE {LISTED} GROUP BY term
ON CONFLICT (term) DO UPDATE SET count = incidents_term.count + excluded.count,
    counted = incidents_term.counted + excluded.counted,
    newest = greatest(incidents_term.newest, excluded.newest)"""
RECOUNT_TERMS = f"""
INSERT INTO incidents_term (term, count, counted, newest)
SELECT term, count(*) FILTER (WHERE live AND superseded_by IS NULL),
    count(*) FILTER (WHERE live AND superseded_by IS NULL AND {COUNTED}), max(position)
FROM incidents_recordindex, unnest(terms) AS term WHERE {LISTED} GROUP BY term"""
#: The records from one position to another, each with the one that follows it.
DOC = """
    SELECT record.position, record.incident_id, record.reference, record.version,
        record.recorded_at, next.position AS superseded_by, next.recorded_at AS superseded_at,
        record.action NOT IN ('retracted', 'merged', 'withheld') AS live,
        record.document::jsonb AS d
    FROM incidents_record AS record LEFT JOIN LATERAL (
        SELECT r.position, r.recorded_at FROM incidents_record AS r
        WHERE r.incident_id = record.incident_id AND r.position > record.position
        ORDER BY r.position LIMIT 1) AS next ON true
    WHERE record.position BETWEEN %(first)s AND %(last)s"""
#: What is known only once a record has its number and its position: of a row ``new``.
LAST = {
    "search": "new.search || to_tsvector('english', new.reference)",
    "chronology": """concat_ws(' ', new.chronology, lpad(substr(new.reference, 5), 12, '0'),
        lpad(new.position::text, 19, '0'))""",
}
FINISHED = ", ".join(LAST.get(column, f"new.{column}") for column in COLUMNS)
FORGET_LOCATIONS = """
DELETE FROM incidents_recordlocation WHERE position BETWEEN %(first)s AND %(last)s"""
KNOWN_BY_POINT: Mapping[str, Any] = MappingProxyType(
    {
        "fine": sorted(FINE),
        "areas": sorted(AREAS),
        "widest_fine_km": WIDEST_FINE_KM,
    }
)


def doubled(text: str) -> str:
    """SQL for a text with every semicolon at the end of a word doubled; hardly any has one."""
    pattern = r"';+(?= |$)', '\&\&', 'g'"
    return (
        f"CASE WHEN strpos({text}, ';') > 0 THEN regexp_replace({text}, {pattern}) ELSE {text} END"
    )


def index_query() -> str:
    """SQL that inserts the index rows of the records from position ``first`` to ``last``."""
    return filling("incidents_recordindex", "incidents_recordlocation", DOC, FINISHED)


@cache
def filling(index: str, locations: str, doc: str, finished: str) -> str:
    """SQL that fills these tables from the rows of ``doc``."""
    here = Path(__file__).parent
    parts = ", ".join(f"('{part.term}', {part.rare}, '{part.path}'::jsonpath)" for part in Part)
    return (
        (here / "index.sql")
        .read_text(encoding="utf-8")
        .format(
            doc=doc,
            index=index,
            locations=locations,
            columns=", ".join(COLUMNS),
            finished=finished,
            doubled_name=doubled("coalesce(p -> 'actor' ->> 'name', p ->> 'described_as')"),
            doubled_publisher=doubled("(publisher ->> 'name')"),
            doubled_source=doubled("coalesce(nullif(source ->> 'url', ''), source ->> 'title')"),
            totals=totals_sql(),
            counted=COUNTED_THING,
            claims=(here / "claims.sql").read_text(encoding="utf-8").format(parts=parts).rstrip(),
            most_publishers=MOST_PUBLISHERS,
            narrow=LONGEST_BY_MONTH.days,
        )
    )


def index_records(cursor: CursorWrapper, first: int, last: int) -> None:
    """Index new records, supersede what they follow, move the counts of terms and tallies."""
    bounds = {"first": first, "last": last}
    cursor.execute(SUPERSEDE, bounds)
    cursor.execute(AS_WRITTEN)
    if first == last:
        execute_planned(cursor, index_query(), {**bounds, **KNOWN_BY_POINT})
    else:
        cursor.execute(index_query(), {**bounds, **KNOWN_BY_POINT})
    cursor.execute(AS_PLANNED)
    count_records(cursor, bounds, TERMS)


def count_records(cursor: CursorWrapper, bounds: dict[str, int], terms: str) -> None:
    """Move the counts of terms and the tallies by new index rows, whose terms the SQL gives."""
    cursor.execute(COUNT_TERMS.format(terms=terms), bounds)
    cursor.execute(tally.MOVE, bounds)


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
            bounds = {"first": first, "last": min(first + BATCH - 1, last)}
            cursor.execute(FORGET_LOCATIONS, bounds)
            cursor.execute(
                f"{index_query()} ON CONFLICT (position) DO UPDATE SET {renewed}",
                {**bounds, **KNOWN_BY_POINT},
            )
        yield min(first + BATCH - 1, last), last
    recount(using)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT lock_ledger()")
        publish_what_documents_said(cursor)


def recount(using: str) -> None:
    """Count the vocabulary and the tallies anew, in one transaction."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT lock_ledger()")
        cursor.execute("DELETE FROM incidents_term")
        cursor.execute(RECOUNT_TERMS)
        cursor.execute("DELETE FROM incidents_tally")
        cursor.execute(tally.RECOUNT)
