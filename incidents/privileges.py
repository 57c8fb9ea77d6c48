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
    "incidents_tally": ["SELECT", "INSERT", "UPDATE"],
    "incidents_term": ["SELECT", "INSERT", "UPDATE"],
    "incidents_typeancestor": ["SELECT"],
    "incidents_placeancestor": ["SELECT"],
    "incidents_actorancestor": ["SELECT"],
    "django_migrations": ["SELECT"],
    # pghistory adds to the context of a running transaction by UPDATE; nobody takes one away.
    "pghistory_context": ["SELECT", "INSERT", "UPDATE (metadata, updated_at)"],
}
#: What *reader* sees.
READER_TABLES = [
    "incidents_declaredcoverage",
    "incidents_record",
    "incidents_recordindex",
    "incidents_tally",
    "incidents_term",
]

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
EVENT_TABLES = """
SELECT tablename FROM pg_tables
WHERE schemaname = current_schema() AND tablename LIKE 'incidents\\_%event'"""


def grant_privileges(*, using: str, **_signal: Any) -> None:
    """Give every role exactly its rights on the tables there are now; safe to run again."""
    role = settings.DATABASE_ROLES
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for name in (role["app"], role["reader"]):
            cursor.execute(MAKE_ROLE.format(role=name))
            cursor.execute(LET_LOGIN_ASSUME.format(role=name))
        if ledger_exists(cursor):
            grant_to_app(cursor, role["app"])
            grant_to_reader(cursor, role["reader"])


def ledger_exists(cursor: CursorWrapper) -> bool:
    """Whether the migrations have come as far as the ledger (they may be run to an earlier one)."""
    cursor.execute("SELECT to_regclass('incidents_record') IS NOT NULL")
    (exists,) = cursor.fetchone()
    return bool(exists)


def grant_to_app(cursor: CursorWrapper, app: str) -> None:
    """Everything on the working side; on the ledger and the history only to add."""
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {app}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}")
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}")
    cursor.execute(EVENT_TABLES)
    histories = {table: ["SELECT", "INSERT"] for (table,) in cursor.fetchall()}
    limited = {**APP_ONLY, **histories}
    for table in standing(cursor, [*limited]):
        rights = limited[table]
        cursor.execute(f"REVOKE ALL ON {table} FROM {app}")
        cursor.execute(f"GRANT {', '.join(rights)} ON {table} TO {app}")


def grant_to_reader(cursor: CursorWrapper, reader: str) -> None:
    """The ledger and its vocabulary, to read."""
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {reader}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {reader}")
    cursor.execute(f"GRANT SELECT ON {', '.join(standing(cursor, READER_TABLES))} TO {reader}")


def standing(cursor: CursorWrapper, tables: list[str]) -> list[str]:
    """Those that are there: not all are after migrating to an earlier state."""
    cursor.execute(
        "SELECT name FROM unnest(%s::text[]) AS name WHERE to_regclass(name) IS NOT NULL", [tables]
    )
    return [str(name) for (name,) in cursor.fetchall()]
