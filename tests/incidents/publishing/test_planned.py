"""A statement that a connection keeps planned gives what it gave, and is kept once."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test.utils import CaptureQueriesContext

from incidents import publishing
from incidents.models import Incident, Record, RecordIndex, User
from incidents.publishing.planned import execute_planned

pytestmark = pytest.mark.django_db

KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'planned_%'"
INSERT = "INSERT INTO kept_row SELECT %(value)s::int, 'a %% of' WHERE %(value)s < %(limit)s::int"


@pytest.fixture
def cursor() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        cursor.execute("CREATE TEMP TABLE kept_row (value integer, words text) ON COMMIT DROP")
        yield cursor


def kept(cursor: CursorWrapper) -> int:
    cursor.execute(KEPT)
    (count,) = cursor.fetchone()
    return int(count)


def test_rows_are_written_and_counted(cursor: CursorWrapper) -> None:
    assert execute_planned(cursor, INSERT, {"value": 1, "limit": 5}) == 1
    assert execute_planned(cursor, INSERT, {"limit": 5, "value": 2}) == 1
    assert execute_planned(cursor, INSERT, {"value": 7, "limit": 5}) == 0

    cursor.execute("SELECT value, words FROM kept_row ORDER BY value")
    assert cursor.fetchall() == [(1, "a % of"), (2, "a % of")]


def test_statement_is_prepared_once(cursor: CursorWrapper) -> None:
    execute_planned(cursor, INSERT, {"value": 1, "limit": 5})
    with CaptureQueriesContext(connection) as asked:
        execute_planned(cursor, INSERT, {"value": 2, "limit": 5})

    assert not any("PREPARE" in each["sql"] for each in asked)
    assert kept(cursor) == 1


def test_statement_is_prepared_again_on_another_connection(cursor: CursorWrapper) -> None:
    execute_planned(cursor, INSERT, {"value": 1, "limit": 5})
    cursor.execute("DEALLOCATE ALL")

    assert execute_planned(cursor, INSERT, {"value": 2, "limit": 5}) == 1


def test_what_it_sets_is_as_before_afterwards(cursor: CursorWrapper) -> None:
    execute_planned(cursor, INSERT, {"value": 1, "limit": 5})

    cursor.execute("SELECT current_setting('plan_cache_mode'), current_setting('enable_seqscan')")
    assert cursor.fetchone() == ("auto", "on")


def test_one_is_published_as_it_would_be_among_many(editor: User) -> None:
    """The kept plan and the plan of a batch write the same document, index row and terms."""
    pk = Incident.objects.get(reference="INC-000002").pk
    other = Incident.objects.get(reference="INC-000003").pk
    with transaction.atomic():
        publishing.update(incidents=Incident.objects.filter(pk=pk), by=editor)
        publishing.update(incidents=Incident.objects.filter(pk__in=[pk, other]), by=editor)

    alone, among = Record.objects.filter(incident_id=pk, action="updated").order_by("position")
    version = f'"version":{alone.version}'
    assert version in alone.document
    assert alone.document.replace(version, f'"version":{among.version}') == among.document
    rows = [RecordIndex.objects.filter(record=each).values().get() for each in (alone, among)]
    changing = {
        "record_id",
        "version",
        "recorded_at",
        "superseded_at",
        "superseded_by",
        "chronology",
    }
    first, second = ({name: row[name] for name in row.keys() - changing} for row in rows)
    assert first == second
    assert [row["superseded_by"] for row in rows] == [among.position, None]
