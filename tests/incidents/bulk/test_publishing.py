"""Acts of the ledger on the fit ones among many: planned, and held while they are done."""

from typing import Any

import psycopg
import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from incidents.bulk.publishing import act_on, plan_act
from incidents.codes import LedgerAction, RetractionReason
from incidents.models import Incident, Participation, Record, User
from incidents.publishing import publish, retract
from tests.incidents.models import rows

WHY = RetractionReason.DUPLICATE


def only(*incidents: Incident) -> Any:
    return Incident.objects.filter(pk__in=[incident.pk for incident in incidents])


@pytest.fixture
def each(editor: User) -> list[Incident]:
    """A draft, one that is published, one retracted, one draft without a citation."""
    found = [rows.cited(title=title) for title in ("Draft", "Public", "Gone")]
    publish(incidents=only(*found[1:]), by=editor)
    retract(incidents=only(found[2]), by=editor, why=WHY, reason="Held twice")
    return list(only(*found, rows.incident("Bare")).order_by("pk"))


@pytest.mark.parametrize(
    ("action", "fit", "why"),
    [
        (
            "published",
            ["Draft"],
            ["it is published already", "it is retracted, so", "it cites nothing"],
        ),
        (
            "updated",
            [],
            ["it is a draft, so", "nothing that readers", "it is retr", "it is a draft"],
        ),
        (
            "corrected",
            ["Public"],
            ["it is a draft, so", "it is retracted, so", "it is a draft, so"],
        ),
        (
            "retracted",
            ["Public"],
            ["it is a draft, so", "it is retracted alr", "it is a draft, so"],
        ),
    ],
)
def test_each_left_alone_has_its_reason(
    each: list[Incident], action: str, fit: list[str], why: list[str]
) -> None:
    plan = plan_act(each, action=LedgerAction(action))

    assert [row.title for row in plan.rows] == fit
    assert [said[: len(start)] for (_, said), start in zip(plan.skipped, why, strict=True)] == why


def test_changed_part_is_a_change_that_readers_see(each: list[Incident]) -> None:
    public = each[1]
    Participation.objects.create(
        incident=public, role="initiator", described_as="gunmen", kind="unidentified", cites=[1]
    )

    assert plan_act([public], action=LedgerAction.UPDATED).rows == [public]


def test_act_that_is_refused_leaves_nothing_behind(each: list[Incident], editor: User) -> None:
    before = Record.objects.count()
    seen = dict(only(each[0], each[3]).values_list("pk", "revision"))

    with pytest.raises(ValidationError, match="Bare: it cites nothing"):
        act_on(seen, action=LedgerAction.PUBLISHED, call=publish, by=editor, given={"reason": ""})

    assert Record.objects.count() == before


def test_nobody_changes_one_between_the_look_and_the_act(committed: None, editor: User) -> None:
    incident = rows.cited(title="Held")
    parameters = connections["default"].get_connection_params()
    parameters.pop("cursor_factory")
    parameters.pop("context")
    tried: list[str] = []

    def meanwhile(**given: Any) -> Any:
        change = "UPDATE incidents_incident SET title = 'Changed' WHERE id = %s"
        with psycopg.connect(**parameters) as other:
            other.execute("SET lock_timeout = '50ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute(change, [incident.pk])
        tried.append(change)
        return publish(**given)

    seen = {incident.pk: Incident.objects.get(pk=incident.pk).revision}
    given = {"reason": "Checked"}
    act_on(seen, action=LedgerAction.PUBLISHED, call=meanwhile, by=editor, given=given)

    assert tried
    assert Incident.objects.get(pk=incident.pk).title == "Held"
