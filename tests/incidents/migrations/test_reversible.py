"""Every migration of ours can be taken back and made again, with data in the tables."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from incidents.models import (
    Actor,
    ActorAncestor,
    Incident,
    PlaceAncestor,
    Record,
    TypeAncestor,
)
from tests.incidents.models import rows

OWN = """
SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND (relname LIKE 'incidents\\_%' OR relname IN ('followed_affiliation',
        'incident_reference_number'))
UNION ALL
SELECT proname::text FROM pg_proc AS p WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    AND proname NOT LIKE '%pgtrigger%' AND proname <> '_pgh_attach_context'  -- the packages' own
UNION ALL
SELECT tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT conname::text || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid::regclass::text LIKE 'incidents\\_%'
ORDER BY 1"""


def own() -> list[tuple[Any, ...]]:
    """Everything of ours that stands in the database."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(OWN)
        return list(cursor.fetchall())


def migrate(*target: str) -> None:
    call_command("migrate", *target, database="owner", verbosity=0)


@pytest.mark.slow
def test_migrations_go_back_to_nothing_and_forward_again(committed):
    before = own()
    assert Incident.objects.exists()
    connections["default"].close()

    migrate("incidents", "zero")
    assert own() == []

    migrate()
    assert own() == before
    assert not Incident.objects.exists()
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    assert Incident.objects.published().exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["0001", "0002", "0003", "0004", "0005", "0006"], ids=lambda name: f"back-to-{name}"
)
def test_migration_is_taken_back_by_itself_and_made_again(committed, name):
    before, data = own(), content()
    connections["default"].close()

    migrate("incidents", name)
    migrate()
    assert own() == before
    assert content() == data
    assert str(rows.published().reference) > f"INC-{data[0]:06}"  # none is given twice


def content() -> tuple[int, ...]:
    """How much there is of what migrations make or keep."""
    models = (Incident, Actor, TypeAncestor, PlaceAncestor, ActorAncestor, Record)
    return tuple(model._default_manager.count() for model in models)


@pytest.mark.django_db(databases=["default", "owner", "reader"])
def test_migrations_are_all_applied_and_none_is_missing():
    executor = MigrationExecutor(connections["owner"])
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
