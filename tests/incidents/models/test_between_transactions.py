"""What two people do at once is refused as if one had done it after the other."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, connection, connections, transaction

from incidents.models import Affiliation, Citation, Figure, Incident, Participation
from tests.incidents.models import rows

PATIENCE_S = 10
CITES = "claim_cites_a_citation_that_is_there"


@pytest.fixture
def two(committed: None) -> Iterator[tuple[Any, Any]]:
    """Two open transactions of the application's role."""
    app = connections["default"]
    parameters = {**app.get_connection_params(), "cursor_factory": psycopg.Cursor}
    opened = [psycopg.connect(**parameters) for _ in range(2)]
    yield opened[0], opened[1]
    for each in opened:
        each.close()


def outcome(two: tuple[Any, Any], first: str, second: str, check: bool = True) -> tuple[bool, str]:
    """Run one statement in each transaction, commit the first while the second waits or has run.

    Gives whether the second had to wait, and the constraint that then refused it.
    """
    one, other = two
    settle(one, first, check)
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(settle, other, second, check)
        waited = waits(other, run)
        one.commit()
        try:
            run.result(PATIENCE_S)
            other.commit()
        except psycopg.errors.CheckViolation as error:
            other.rollback()
            return waited, str(error.diag.constraint_name)
    return waited, ""


def settle(conn: Any, statement: str, check: bool) -> None:
    """Run a statement and, as a commit would, what is deferred."""
    conn.execute(statement)
    if check:
        conn.execute("SET CONSTRAINTS ALL IMMEDIATE")


def waits(conn: Any, run: "Future[None]") -> bool:
    """Whether the connection comes to wait for a lock before its statement ends."""
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends and not run.done():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE pid = %s AND NOT granted",
                [conn.info.backend_pid],
            )
            if cursor.fetchone() != (0,):
                return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("tree", ["place", "type"])
def test_cycle_closed_by_two_transactions_is_refused(two, tree):
    table = "incidents_place" if tree == "place" else "incidents_incidenttype"
    make = rows.place if tree == "place" else rows.kind
    one, other = make("test-one").pk, make("test-other").pk
    put = f"UPDATE {table} SET parent_id = {{}} WHERE id = {{}}"

    assert outcome(two, put.format(other, one), put.format(one, other)) == (
        True,
        f"{table}_tree_has_no_cycle",
    )


def test_affiliation_cycle_closed_by_two_transactions_is_refused(two):
    there, back = (
        rows.affiliation("squad", "army"),
        rows.affiliation("army", "squad", kind="allied-with"),
    )
    Affiliation.objects.filter(pk=there.pk).update(kind="backed-by")
    join = "UPDATE incidents_affiliation SET kind = 'part-of' WHERE id = {}"

    assert outcome(two, join.format(there.pk), join.format(back.pk)) == (
        True,
        "affiliation_has_no_cycle",
    )


@pytest.mark.parametrize("owner", ["incident", "affiliation"])
@pytest.mark.parametrize("citing_first", [True, False])
def test_citation_that_goes_while_it_is_cited_is_refused(two, owner, citing_first):
    if owner == "incident":
        incident = rows.cited()
        claim: Any = rows.stored(Figure, incident=incident)
        citation = incident.citations.get()
    else:
        claim = rows.stored(Affiliation)
        citation = Citation.objects.create(affiliation=claim, number=1, source=rows.source())
    cite = f"UPDATE {claim._meta.db_table} SET cites = '{{1}}' WHERE id = {claim.pk}"
    drop = f"DELETE FROM incidents_citation WHERE id = {citation.pk}"

    ordered = (cite, drop) if citing_first else (drop, cite)
    assert outcome(two, *ordered) == (True, CITES)


@pytest.mark.parametrize("model", [Participation, Incident])
def test_claim_that_cites_nothing_is_refused_at_commit(model, committed):
    incident = rows.incident()
    column = "occurrence_cites" if model is Incident else "cites"
    row = incident if model is Incident else rows.stored(Participation, incident=incident)

    with pytest.raises(IntegrityError, match="there is no citation 1"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{column: [1]})
    assert list(model.objects.values_list(column, flat=True).filter(pk=row.pk)) == [[]]
