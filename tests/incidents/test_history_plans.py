"""The history of many changes is planned for many, on every table that has one."""

import pytest
from django.apps import apps

from incidents.history_plans import plan_for_many
from tests.incidents.test_privileges import fetched

UNPLANNED = """
SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE starts_with(tgname, 'pgtrigger_update_')
    AND NOT 'enable_nestloop=off' = ANY (coalesce(proconfig, '{}'))
"""


@pytest.mark.django_db(databases=["default", "owner"])
def test_no_table_compares_each_changed_row_with_each() -> None:
    kept = [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]

    assert len(kept) > 10
    assert fetched("owner", UNPLANNED) == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_planning_again_changes_nothing() -> None:
    plan_for_many(using="owner")

    assert fetched("owner", UNPLANNED) == []
