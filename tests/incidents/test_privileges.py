"""What each database role may do, tried as that role on the published ledger of the seeds."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connections, transaction

from incidents.models import RecordIndex
from incidents.privileges import READER_COLUMNS, READER_TABLES

REFUSED = "42501"  # insufficient_privilege
UNCHECKED = "55000"  # object_not_in_prerequisite_state

RECORD = """(incident_id, reference, version, action, reason, schema_version, document{more})
SELECT incident_id, reference, version, action, reason, schema_version, document{values}
FROM incidents_record LIMIT 1"""
FORBIDDEN_TO_APP = {
    "update the record": "UPDATE incidents_record SET document = '{}'",
    "update nothing of the record": "UPDATE incidents_record SET reason = reason WHERE false",
    "delete from the record": "DELETE FROM incidents_record",
    "truncate the record": "TRUNCATE incidents_record CASCADE",
    "name the position": f"INSERT INTO incidents_record {RECORD}".format(
        more=", position", values=", 1"
    ),
    "name the time": f"INSERT INTO incidents_record {RECORD}".format(
        more=", recorded_at", values=", now()"
    ),
    "delete from the index": "DELETE FROM incidents_recordindex",
    "change the index": "UPDATE incidents_recordindex SET title = ''",
    "hide in the index": "UPDATE incidents_recordindex SET live = false",
    "delete from the locations": "DELETE FROM incidents_recordlocation",
    "move a location": "UPDATE incidents_recordlocation SET latitude_e6 = 0",
    "delete vocabulary": "DELETE FROM incidents_term",
    "delete entities": "DELETE FROM incidents_entity",
    "change entities": "UPDATE incidents_entity SET document = '{}'",
    "disable the triggers": "ALTER TABLE incidents_record DISABLE TRIGGER ALL",
    "disable user triggers": "ALTER TABLE incidents_record DISABLE TRIGGER USER",
    "drop a trigger": "DROP TRIGGER refuse_change ON incidents_record",
    "act as a replica": "SET session_replication_role = replica",
    "become the owner": f"SET ROLE {settings.DATABASE_ROLES['owner']}",
    "replace a guard": "CREATE OR REPLACE FUNCTION refuse_to_overwrite() RETURNS trigger"
    " LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "make a table": "CREATE TABLE public.mine (id int)",
    "move the positions": "SELECT setval('incidents_record_position_seq', 1)",
    "restart the references": "SELECT setval('incident_reference_number', 1)",
    "change a trace": "UPDATE incidents_incidentevent SET title = ''",
    "delete a trace": "DELETE FROM incidents_incidentevent",
    "change who did it": "UPDATE pghistory_context SET id = gen_random_uuid()",
    "truncate traces": "TRUNCATE incidents_incidentevent",
    "delete who and why": "DELETE FROM pghistory_context",
    "change an edition": "UPDATE timeline_timelineedition SET document = '{}'",
    "delete an edition": "DELETE FROM timeline_timelineedition",
    "change a kept copy": "UPDATE incidents_sourcecopy SET sha256 = repeat('0', 64)",
    "delete a kept copy": "DELETE FROM incidents_sourcecopy",
    "write ancestors of types": "DELETE FROM incidents_typeancestor",
    "write ancestors of places": "UPDATE incidents_placeancestor SET depth = 1",
    "write ancestors of actors": "INSERT INTO incidents_actorancestor"
    " (descendant_id, ancestor_id, depth) SELECT id, id, 1 FROM incidents_actor",
    "truncate a working table": "TRUNCATE incidents_figure",
    "forget a migration": "DELETE FROM django_migrations",
    "refresh ancestors": "SELECT refresh_actor_ancestors(1)",
    "read files": "SELECT pg_read_file('/etc/hostname')",
    "run programs": "COPY incidents_term FROM PROGRAM 'echo'",
}
#: A table, a trigger on it and a function, all of the attacker's own making.
BORROWED_TRIGGER = """
CREATE TEMP TABLE mine (id bigint, parent_id bigint);
CREATE TRIGGER borrowed AFTER DELETE ON pg_temp.mine
FOR EACH ROW EXECUTE FUNCTION {function}('incidents_placeancestor');"""


GUARDS = ["close_entry", "open_entry", "refuse_change", "refuse_truncate", "superseded_once"]


def refusal(alias: str, sql: str) -> str:
    """The code of the error with which a statement is refused; empty when it runs."""
    with connections[alias].cursor() as cursor:
        try:
            with transaction.atomic(using=alias):
                cursor.execute(sql)
        except ProgrammingError as error:
            return str(getattr(error.__cause__, "sqlstate", ""))
    return ""


def fetched(alias: str, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def tables(alias: str) -> list[str]:
    """Every table and view of ours."""
    found = fetched(
        alias,
        """SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1""",
    )
    return [name for (name,) in found]


@pytest.mark.parametrize(("alias", "role"), [("default", "app"), ("reader", "reader")])
@pytest.mark.django_db(databases=["default", "reader"])
def test_connection_is_its_role_and_nothing_more(alias, role):
    assert fetched(alias, "SELECT current_user, session_user") == [
        (settings.DATABASE_ROLES[role], settings.DATABASE_ROLES[role])
    ]
    assert fetched(
        alias,
        """SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
        FROM pg_roles WHERE rolname = current_user""",
    ) == [(False, False, False, False, False)]
    assert (
        fetched(alias, "SELECT 1 FROM pg_auth_members WHERE member = current_user::regrole") == []
    )
    assert (
        fetched(alias, "SELECT relname FROM pg_class WHERE relowner = current_user::regrole") == []
    )


@pytest.mark.parametrize("what", FORBIDDEN_TO_APP)
@pytest.mark.django_db
def test_app_is_refused(what):
    assert refusal("default", FORBIDDEN_TO_APP[what]) == REFUSED


@pytest.mark.parametrize("change", ["superseded_by = NULL", "superseded_by = superseded_by + 1"])
@pytest.mark.django_db
def test_app_cannot_supersede_again(change):
    newest = RecordIndex.objects.order_by("-pk").values_list("pk", flat=True)[0]
    row = RecordIndex.objects.filter(superseded_by=None).exclude(pk=newest).first()
    assert row is not None
    mark = "UPDATE incidents_recordindex SET {} WHERE position = {}"
    assert refusal("default", mark.format(f"superseded_by = {newest}", row.pk)) == ""
    assert refusal("default", mark.format(change, row.pk)) == REFUSED
    assert refusal("default", mark.format("superseded_at = now()", row.pk)) == REFUSED


@pytest.mark.django_db
def test_app_writes_to_the_ledger_only_under_its_lock():
    insert = f"INSERT INTO incidents_record {RECORD}".format(more="", values="")
    with pytest.raises(Exception, match="call lock_ledger") as refused:
        refusal("default", insert)
    assert getattr(refused.value.__cause__, "sqlstate", "") == UNCHECKED
    assert refusal("default", "SELECT lock_ledger()") == ""
    assert refusal("default", insert) == ""


@pytest.mark.parametrize(
    "time",
    [
        "'1990-01-01 00:00+00'",
        "'infinity'",
        "(now() + interval '1 hour')::text",
        "(SELECT max(recorded_at)::text FROM incidents_record)",
    ],
)
@pytest.mark.django_db
def test_app_cannot_pass_a_time_by_the_setting(time):
    forged = f"""INSERT INTO incidents_record
        (incident_id, reference, version, action, schema_version, document, reason)
    SELECT incident_id, reference, version, action, schema_version, document,
        set_config('incidents.recorded_at', {time}, true)
    FROM incidents_record LIMIT 1"""
    assert refusal("default", "SELECT lock_ledger()") == ""
    assert refusal("default", forged) == REFUSED


@pytest.mark.django_db
def test_app_cannot_write_traces_of_any_table_but_adds_them():
    events = [name for name in tables("default") if name.endswith("event")]
    assert len(events) == 20
    for table in events:
        rights = "SELECT has_table_privilege(%s, %s), has_any_column_privilege(%s, %s)"
        assert fetched("default", rights, table, "INSERT", table, "UPDATE") == [(True, False)]
        assert fetched("default", rights, table, "DELETE, TRUNCATE", table, "UPDATE") == [
            (False, False)
        ]


@pytest.mark.parametrize("alias", ["default", "reader"])
@pytest.mark.django_db(databases=["default", "reader"])
def test_function_that_runs_as_the_owner_is_nobodys_to_call(alias):
    callable_ones = fetched(
        alias,
        """SELECT proname FROM pg_proc WHERE prosecdef AND has_function_privilege(oid, 'EXECUTE')
        AND pronamespace = 'public'::regnamespace""",
    )
    assert callable_ones == []


@pytest.mark.parametrize("alias", ["default", "reader"])
@pytest.mark.parametrize(
    "function",
    ["keep_tree_ancestors", "keep_actor_ancestors", "open_ledger_entry", "close_ledger_entry"],
)
@pytest.mark.django_db(databases=["default", "reader"])
def test_function_of_the_owner_cannot_be_hung_on_a_table_of_ones_own(alias, function):
    assert refusal(alias, BORROWED_TRIGGER.format(function=function)) == REFUSED


@pytest.mark.django_db(databases=["reader"])
def test_reader_reads_the_ledger_and_its_vocabulary_only():
    all_tables = tables("reader")
    readable = [name for name in all_tables if not refusal("reader", f'TABLE "{name}"')]
    assert readable == sorted(READER_TABLES)
    ledger = ("record", "recordindex", "recordlocation", "tally", "term")
    assert readable == [
        *(f"incidents_{name}" for name in ("declaredcoverage", "entity", *ledger)),
        "timeline_publishededition",
        "timeline_publishedtimeline",
    ]
    assert len(all_tables) > 50


@pytest.mark.django_db(databases=["reader"])
def test_reader_sees_no_single_column_of_a_working_table():
    seen = fetched(
        "reader",
        """SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'p', 'v', 'm', 'f') AND has_any_column_privilege(oid, 'SELECT')
        ORDER BY 1""",
    )
    assert [name for (name,) in seen] == sorted([*READER_TABLES, *READER_COLUMNS])


@pytest.mark.django_db(databases=["reader"])
def test_reader_sees_only_what_a_type_is_to_acled():
    assert READER_COLUMNS == {"incidents_incidenttype": ["code", "acled"]}
    assert not refusal("reader", "SELECT code, acled FROM incidents_incidenttype")
    assert refusal("reader", "SELECT name FROM incidents_incidenttype") == REFUSED


@pytest.mark.django_db(databases=["reader"])
def test_reader_writes_nothing():
    writable = fetched(
        "reader",
        """SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'p', 'v', 'm', 'f')
        AND (has_any_column_privilege(oid, 'INSERT, UPDATE, REFERENCES')
            OR has_table_privilege(oid, 'DELETE, TRUNCATE, TRIGGER'))""",
    )
    sequences = fetched(
        "reader",
        """SELECT sequencename FROM pg_sequences
        WHERE has_sequence_privilege(sequencename, 'USAGE, SELECT, UPDATE')""",
    )
    assert (writable, sequences) == ([], [])


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO incidents_term VALUES ('type:mine', 1)",
        "UPDATE incidents_term SET count = 0",
        "UPDATE incidents_recordindex SET superseded_by = NULL",
        "DELETE FROM incidents_record",
        "TRUNCATE incidents_term",
        "CREATE TABLE public.mine (id int)",
        "SELECT nextval('incident_reference_number')",
        f"SET ROLE {settings.DATABASE_ROLES['app']}",
        "SET session_replication_role = replica",
        "SELECT refresh_actor_ancestors(1)",
        "LOCK incidents_record IN EXCLUSIVE MODE",
    ],
)
@pytest.mark.django_db(databases=["reader"])
def test_reader_is_refused(sql):
    assert refusal("reader", sql) == REFUSED


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE incidents_record SET document = '{}'",
        "DELETE FROM incidents_record",
        "TRUNCATE incidents_record CASCADE",
        "DELETE FROM incidents_record WHERE position = 1",
    ],
)
@pytest.mark.django_db(databases=["owner"])
def test_owner_cannot_overwrite_the_record_by_mistake(sql):
    assert refusal("owner", sql) == REFUSED
    assert fetched("owner", "SELECT count(*) > 20 FROM incidents_record") == [(True,)]


@pytest.mark.django_db(databases=["owner"])
def test_guards_of_the_ledger_work_for_replicas_too():
    guards = fetched(
        "owner",
        """SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal
        AND tgrelid IN ('incidents_record'::regclass, 'incidents_recordindex'::regclass)
        ORDER BY 1""",
    )
    assert guards == [(name, "A") for name in GUARDS]


@pytest.fixture
def granted() -> list[tuple[Any, ...]]:
    """Every right on every table and sequence before the test."""
    return rights()


def rights() -> list[tuple[Any, ...]]:
    return fetched(
        "owner",
        """SELECT relname, relacl::text, (SELECT array_agg(attname || attacl::text ORDER BY attnum)
            FROM pg_attribute WHERE attrelid = c.oid AND attacl IS NOT NULL)
        FROM pg_class c WHERE relnamespace = 'public'::regnamespace ORDER BY 1""",
    )


@pytest.mark.django_db(databases=["owner"])
def test_rights_are_the_same_after_another_migration(granted):
    call_command("migrate", database="owner", verbosity=0)
    assert rights() == granted


@pytest.mark.django_db(databases=["owner"])
def test_right_given_by_hand_is_taken_back_by_the_next_migration():
    role = settings.DATABASE_ROLES
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"GRANT UPDATE ON incidents_record TO {role['app']}")
        cursor.execute(f"GRANT SELECT ON incidents_incident TO {role['reader']}")
        call_command("migrate", database="owner", verbosity=0)
        cursor.execute(
            """SELECT has_table_privilege(%s, 'incidents_record', 'UPDATE'),
                has_table_privilege(%s, 'incidents_incident', 'SELECT')""",
            [role["app"], role["reader"]],
        )
        assert cursor.fetchone() == (False, False)
