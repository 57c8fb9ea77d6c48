"""Names of what is published that no move to another address changes."""

from uuid import UUID, uuid5

from incidents.models import Record
from incidents.selection import READER

_SPACE = UUID("5f1bd57e-6f0c-5c53-9b54-0e7d0d6b8a2e")


def ledger() -> UUID:
    """The name of this ledger: the microsecond of its first entry, which never changes.

    A copy of the database keeps it; two ledgers that were filled from the same seeds differ.
    """
    first = Record.objects.using(READER).order_by("position").values_list("recorded_at").first()
    return uuid5(_SPACE, first[0].isoformat() if first else "")


def of_incident(ledger: UUID, reference: str) -> UUID:
    """The name of an incident, whatever is published of it later."""
    return uuid5(ledger, reference)


def of_question(ledger: UUID, query: str) -> UUID:
    """The name of all that one filter finds, now and later."""
    return uuid5(ledger, f"?{query}")
