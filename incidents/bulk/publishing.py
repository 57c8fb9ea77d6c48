"""Publishes, updates, corrects or retracts the fit ones among many incidents."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from incidents.bulk.planning import MOVED, Plan, numbers, stale
from incidents.codes import LedgerAction
from incidents.documents.dump import dump
from incidents.models import Incident, Record, User
from incidents.publishing import Entry
from incidents.publishing.acts import unfit
from incidents.publishing.ledger import open_ledger

UNCHANGED = "nothing that readers see changed since it was published"


def plan_act(rows: list[Incident], *, action: LedgerAction) -> Plan:
    """Leaves alone what is not fit for the act, and updates nothing that is as it was published.

    A correction may leave the document as it is: the reason is what it adds.
    """
    reasons = {row.pk: why for row, why in unfit(numbers(rows), action)}
    if action == LedgerAction.UPDATED:
        reasons |= dict.fromkeys(unchanged(numbers(rows)), UNCHANGED)
    fit = [row for row in rows if row.pk not in reasons]
    return Plan(fit, [(row, reasons[row.pk]) for row in rows if row.pk in reasons])


def unchanged(incidents: Collection[int]) -> set[int]:
    """Of these numbers the published ones whose present document is the public one.

    A link to a draft counts as a change: publishing it is what lets it show once the draft does.
    """
    public = Record.objects.filter(
        incident__in=incidents, index__superseded_by__isnull=True, index__live=True
    )
    documents = dict(public.values_list("incident", "document"))
    now = dump(documents)
    return {pk for pk, document in documents.items() if json.loads(document) == now[pk]}


def act_on(
    incidents: Mapping[int, int],
    *,
    action: LedgerAction,
    call: Callable[..., Entry],
    by: User,
    given: Mapping[str, Any],
) -> Entry:
    """Do an act of ``incidents.publishing`` to all of them or none.

    ``incidents`` are numbers with the revision seen of each, ``given`` what the act asks. Raises
    ``ValidationError`` naming each that changed since or is not fit; nothing is done then.
    """
    with open_ledger(by=by, reason=given["reason"], act=action):
        chosen = Incident.objects.filter(pk__in=incidents)
        held = chosen.select_for_update(no_key=True).order_by("pk")
        if moved := stale(list(held), incidents):
            raise ValidationError([MOVED, *moved])
        return call(incidents=chosen, by=by, **given)
