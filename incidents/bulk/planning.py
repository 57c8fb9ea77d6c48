"""What an act on many incidents will do, and the transaction in which it does it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from incidents.codes import State
from incidents.models import Incident, User
from incidents.models.violations import explain

SHOWN = 20
IS_CLOSED = {
    State.RETRACTED: _("it is retracted"),
    State.MERGED: _("it is merged into another one"),
}
MOVED = _("Not done: some changed after they were shown. Look again, then confirm.")


@dataclass(frozen=True)
class Plan:
    """The incidents an act changes, and those it leaves alone, each with why: *fact; remedy*."""

    rows: list[Incident]
    skipped: list[tuple[Incident, str]]

    @property
    def published(self) -> int:
        """How many of those changed are public, so that the change waits to be published."""
        return sum(row.state == State.PUBLISHED for row in self.rows)

    def ahead(self, done: str, aside: str = "") -> str:
        """What confirming it will do, in one line."""
        left = gettext(" Left alone, for the reasons below: {}.").format(len(self.skipped))
        said = gettext("{incidents} will be {done}, all or none.")
        words = said.format(incidents=counted(len(self.rows)), done=done)
        return f"{words}{aside}{left if self.skipped else ''}"

    def outcome(self, done: str, aside: str = "") -> str:
        """What was done, and how many were left alone for which reason, in one line."""
        facts = Counter(why.partition(";")[0] for _, why in self.skipped)
        why = ", ".join(f"{fact}: {number}" for fact, number in facts.most_common())
        left = gettext(" Left alone: {number} ({why}).").format(number=len(self.skipped), why=why)
        said = gettext("{incidents} {done}.").format(incidents=counted(len(self.rows)), done=done)
        return f"{said}{aside}{left if facts else ''}"


def planned(rows: list[Incident], why_not: Callable[[Incident], str]) -> Plan:
    """A plan that leaves alone what is closed, and what ``why_not`` gives a reason for."""
    reasons = [str(IS_CLOSED.get(State(row.state), "")) or why_not(row) for row in rows]
    pairs = list(zip(rows, reasons, strict=True))
    return Plan([row for row, why in pairs if not why], [(row, why) for row, why in pairs if why])


@contextmanager
def changing(
    incidents: Mapping[int, int], *, by: User, reason: str, act: str
) -> Iterator[list[Incident]]:
    """A transaction that holds these incidents, given by number with the revision seen of each.

    Raises ``PermissionDenied`` for those who may not change incidents, ``ValidationError`` naming
    each incident that changed since it was seen, or with the rule that refuses the outcome.
    """
    if not by.has_perm("incidents.change_incident"):
        raise PermissionDenied(f"{by} may not change incidents.")
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, reason=reason, act=act):
            held = Incident.objects.select_for_update(no_key=True).filter(pk__in=incidents)
            rows = list(held.order_by("pk"))
            if moved := stale(rows, incidents):
                raise ValidationError(moved)
            yield rows
            connection.check_constraints()
    except (IntegrityError, DataError) as error:
        raise ValidationError(explain(error)) from error


def stale(rows: list[Incident], seen: Mapping[int, int]) -> list[str]:
    """What is no longer as it was seen, a line each, at most twenty."""
    gone = sorted(seen.keys() - {row.pk for row in rows})
    changed, deleted = (
        gettext("{}: it changed after it was shown."),
        gettext("Incident {}: it was deleted after it was shown."),
    )
    found = [changed.format(row) for row in rows if row.revision != seen[row.pk]]
    found += [deleted.format(pk) for pk in gone]
    more = [gettext("… and {} more.").format(len(found) - SHOWN)] if len(found) > SHOWN else []
    return [*found[:SHOWN], *more]


def numbers(rows: list[Any]) -> list[int]:
    """The numbers of rows."""
    return [row.pk for row in rows]


def counted(number: int) -> str:
    """A number of incidents in words."""
    return ngettext("{} incident", "{} incidents", number).format(number)
