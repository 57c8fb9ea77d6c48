"""What each of the three database roles may do, granted anew at the end of every migration.

*owner* migrates; *app* edits the working tables and adds to the ledger; *reader* sees the ledger
and its vocabulary, nothing else. That is how "unpublished means unreachable" is kept.
"""

from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

#: What *app* may do where it may not do everything.
APP_ONLY = {
    "incidents_record": [
        "SELECT",
        "INSERT (incident_id, reference, version, action, reason, schema_version, document)",
    ],
    "incidents_recordindex": ["SELECT", "INSERT", "UPDATE (superseded_by, superseded_at)"],
    "incidents_recordlocation": ["SELECT", "INSERT"],
    "incidents_restating": ["SELECT", "INSERT", "UPDATE (count)"],
    "incidents_tally": ["SELECT", "INSERT", "UPDATE"],
    "incidents_term": ["SELECT", "INSERT", "UPDATE"],
    "incidents_entity": ["SELECT", "INSERT", "UPDATE (superseded_by)"],
    "incidents_sourcecopy": [
        "SELECT",
        "INSERT",
        "UPDATE (removed_at, removed_by_id, removed_because)",
    ],
    "incidents_typeancestor": ["SELECT"],
    "incidents_placeancestor": ["SELECT"],
    "incidents_actorancestor": ["SELECT"],
    "timeline_timelineedition": ["SELECT", "INSERT"],
    "django_migrations": ["SELECT"],
    # pghistory adds to the context of a running transaction by UPDATE; nobody takes one away.
    "pghistory_context": ["SELECT", "INSERT", "UPDATE (metadata, updated_at)"],
}
#: What *reader* sees.
READER_TABLES = [
    "incidents_declaredcoverage",
    "incidents_entity",
    "incidents_record",
    "incidents_recordindex",
    "incidents_recordlocation",
    "incidents_tally",
    "incidents_term",
    "timeline_publishededition",
    "timeline_publishedtimeline",
]
#: What *reader* sees of a table that is not all for it: what each type is to ACLED.
READER_COLUMNS = {"incidents_incidenttype": ["code", "acled"]}

MAKE_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
        CREATE ROLE {role} NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- another database was faster
END $$"""
LET_LOGIN_ASSUME = """
DO $$ BEGIN
    IF NOT pg_has_role(current_user, '{role}', 'MEMBER') THEN
        EXECUTE format('GRANT {role} TO %I', current_user);
    END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;  -- the roles log in by themselves
END $$"""
TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v')"""


def grant_privileges(*, using: str, **_signal: Any) -> None:
    """Give every role exactly its rights on the tables there are now; safe to run again."""
    role = settings.DATABASE_ROLES
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for name in (role["app"], role["reader"]):
            cursor.execute(MAKE_ROLE.format(role=name))
            cursor.execute(LET_LOGIN_ASSUME.format(role=name))
        if "incidents_record" in (there := tables(cursor)):
            grant_to_app(cursor, role["app"], there)
            grant_to_reader(cursor, role["reader"], there)


def tables(cursor: CursorWrapper) -> set[str]:
    """The tables there are: migrations may have been run to an earlier one."""
    cursor.execute(TABLES)
    return {name for (name,) in cursor.fetchall()}


def grant_to_app(cursor: CursorWrapper, app: str, there: set[str]) -> None:
    """Everything on the working side; on the ledger and the history only to add."""
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {app}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}")
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}")
    ours = ("incidents_", "timeline_")
    events = [name for name in there if name.startswith(ours) and name.endswith("event")]
    limited = {**APP_ONLY, **{name: ["SELECT", "INSERT"] for name in events}}
    for table, rights in ((name, limited[name]) for name in limited if name in there):
        cursor.execute(f"REVOKE ALL ON {table} FROM {app}")
        cursor.execute(f"GRANT {', '.join(rights)} ON {table} TO {app}")


def grant_to_reader(cursor: CursorWrapper, reader: str, there: set[str]) -> None:
    """The ledger and its vocabulary, to read."""
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {reader}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {reader}")
    readable = ", ".join(name for name in READER_TABLES if name in there)
    cursor.execute(f"GRANT SELECT ON {readable} TO {reader}")
    for table, columns in READER_COLUMNS.items():
        cursor.execute(f"GRANT SELECT ({', '.join(columns)}) ON {table} TO {reader}")
