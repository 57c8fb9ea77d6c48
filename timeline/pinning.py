"""Which state of an incident somebody saw when they put it into a timeline."""

from django.db.models import QuerySet

from incidents.codes import WITHDRAWING, LedgerAction
from incidents.dates.errors import shown
from incidents.models import Record
from incidents.selection import READER


class NotThere(LookupError):
    """The ledger has no such incident, or no longer; `str()` says so and what to do."""


def seen_now(reference: str, as_of: int | None) -> int:
    """The position of the newest state of an incident, up to a position; raises `NotThere`."""
    entry = entries_of(reference, as_of).values("position", "action").last()
    when = f" as of position {as_of}" if as_of else ""
    if entry is None:
        raise NotThere(
            f'No incident "{shown(reference)}" is published{when}: write the reference of one '
            "that is, such as INC-000042."
        )
    if entry["action"] in WITHDRAWING:
        done = LedgerAction(entry["action"]).label.lower()
        raise NotThere(f"{reference} was {done}{when}: it cannot be put into a timeline.")
    return int(entry["position"])


def entries_of(reference: str, as_of: int | None) -> QuerySet[Record]:
    """What the ledger has of an incident, in order, up to a position if one is given."""
    found = Record.objects.using(READER).filter(reference=reference).order_by("position")
    return found.filter(position__lte=as_of) if as_of else found
