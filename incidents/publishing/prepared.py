"""Documents and index rows made ready before the ledger is locked: that is most of the work.

Under the lock it is asked whether the incidents are still as they were and no names were restated;
else all is made anew. Only their numbers are missing: positions are counted from one here, in
the order of the references.
"""

from django.db.backends.utils import CursorWrapper

from incidents.codes import LedgerAction
from incidents.documents.query import documents_of
from incidents.publishing.entities import publish_named
from incidents.publishing.index import (
    AS_PLANNED,
    AS_WRITTEN,
    COLUMNS,
    FINISHED,
    KNOWN_BY_POINT,
    LISTED,
    SUPERSEDE,
    count_records,
    filling,
)
from incidents.publishing.ledger import Entry, add_records, said
from incidents.publishing.tally import COUNTED

#: Rows as they are kept in the ledger, so that they are not compressed for nothing.
MAKE = """
DROP TABLE IF EXISTS prepared_document, prepared_index, prepared_location, prepared_term;
CREATE TEMP TABLE prepared_document (position bigint, incident_id bigint, revision integer,
    version integer, rest text) WITH (toast_tuple_target = 8160) ON COMMIT DROP;
CREATE TEMP TABLE prepared_term (term text, n bigint, counts bigint, oldest bigint, newest bigint)
    ON COMMIT DROP;
CREATE TEMP TABLE prepared_index (LIKE incidents_recordindex INCLUDING STORAGE)
    WITH (toast_tuple_target = 8160) ON COMMIT DROP;
CREATE TEMP TABLE prepared_location (LIKE incidents_recordlocation) ON COMMIT DROP"""
#: All of a document that comes after its reference and version.
FILL = f"""
INSERT INTO prepared_document (position, incident_id, revision, version, rest)
SELECT i.position, i.id, i.revision, i.version,
    substr(new.document, strpos(new.document, ',"title":'))
FROM ({documents_of("SELECT unnest(%(ids)s::bigint[])")}) AS new JOIN (
    SELECT row_number() OVER (ORDER BY reference, id) AS position, id, revision, version
    FROM incidents_incident WHERE id = ANY (%(ids)s)) AS i ON i.id = new.incident_id"""
DOC = """
    SELECT position, incident_id, '' AS reference, version,
        '-infinity'::timestamptz AS recorded_at, NULL::bigint AS superseded_by,
        NULL::timestamptz AS superseded_at, true AS live,
        ('{"version":0' || rest)::jsonb AS d
    FROM prepared_document"""
COUNT_TERMS = f"""
INSERT INTO prepared_term (term, n, counts, oldest, newest)
SELECT term, count(*), count(*) FILTER (WHERE {COUNTED}), min(position), max(position)
FROM prepared_index, unnest(terms) AS term WHERE {LISTED} GROUP BY term"""
RESTATED = "coalesce((SELECT count FROM incidents_restating), 0)"
#: Drawing its number raised the revision of each by one; keeping what its links show, by more.
STILL_SO = f"""
SELECT {RESTATED} = %(restated)s AND NOT EXISTS (
    SELECT FROM prepared_document AS p JOIN incidents_incident AS i ON i.id = p.incident_id
    WHERE (i.revision, i.version) <> (p.revision + 1, p.version + 1))"""
INSERT = """
INSERT INTO incidents_record
    (incident_id, reference, version, action, reason, schema_version, document)
SELECT i.id, i.reference, i.version, %(action)s, %(reason)s, %(schema_version)s,
    '{"reference":"' || i.reference || '","version":' || i.version || p.rest
FROM prepared_document AS p JOIN incidents_incident AS i ON i.id = p.incident_id
ORDER BY p.position"""
RECORDS = "incidents_record AS r ON r.position = x.position + %(first)s - 1"
OF_RECORD = ("position", "reference", "version", "recorded_at")
INDEX = f"""
INSERT INTO incidents_recordindex ({", ".join(COLUMNS)}) SELECT {FINISHED} FROM (
    SELECT {", ".join(f"{'r' if each in OF_RECORD else 'x'}.{each}" for each in COLUMNS)}
    FROM prepared_index AS x JOIN {RECORDS} AND r.incident_id = x.incident_id) AS new"""
LOCATE = f"""
INSERT INTO incidents_recordlocation
    (position, nth, role, precision, latitude_e6, longitude_e6, fine)
SELECT r.position, x.nth, x.role, x.precision, x.latitude_e6, x.longitude_e6, x.fine
FROM prepared_location AS x JOIN {RECORDS}"""
TERMS = """
SELECT term, n, counts, oldest + %(first)s - 1 AS oldest, newest + %(first)s - 1 AS newest
FROM prepared_term"""


def prepare(cursor: CursorWrapper, ids: list[int]) -> int:
    """Make the documents of incidents, and all that is found by them, but for their numbers.

    Returns how often there was restating before.
    """
    cursor.execute(f"SELECT {RESTATED}")
    ((restated,),) = cursor.fetchall()
    cursor.execute(MAKE)
    cursor.execute(FILL, {"ids": ids})
    unfinished = filling("prepared_index", "prepared_location", DOC, ", ".join(COLUMNS))
    cursor.execute(AS_WRITTEN)
    cursor.execute(unfinished, dict(KNOWN_BY_POINT))
    cursor.execute(AS_PLANNED)
    cursor.execute(COUNT_TERMS, {})
    return int(restated)


def still_so(cursor: CursorWrapper, restated: int) -> bool:
    """Whether nobody changed an incident or restated since; asked once they have their numbers."""
    cursor.execute(STILL_SO, {"restated": restated})
    ((so,),) = cursor.fetchall()
    return bool(so)


def append_prepared(cursor: CursorWrapper, action: LedgerAction, reason: str) -> Entry:
    """Add a record for every document that was prepared, and index them."""
    entry = add_records(cursor, INSERT, said(action, reason))
    bounds = {"first": entry.first, "last": entry.last}
    cursor.execute(SUPERSEDE, bounds)
    cursor.execute(INDEX, bounds)
    if cursor.rowcount != entry.count:
        raise RuntimeError("The records are not in the order in which they were made ready.")
    cursor.execute(LOCATE, bounds)
    count_records(cursor, bounds, TERMS)
    publish_named(cursor, bounds, TERMS)
    return entry
