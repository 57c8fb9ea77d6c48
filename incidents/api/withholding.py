"""What was withheld: entries that may not be shown any more, whatever position is asked."""

from django.db.models import Max, OuterRef, QuerySet, Subquery

from incidents.codes import LedgerAction
from incidents.models import Record
from incidents.selection import READER


def with_withholding(records: QuerySet[Record]) -> QuerySet[Record]:
    """Each with `withheld_as`: the tombstone of the withholding that took it back, or null.

    A withholding takes every entry of its incident up to and with itself.
    """
    later = Record.objects.filter(
        incident=OuterRef("incident"),
        action=LedgerAction.WITHHELD,
        position__gte=OuterRef("position"),
    )
    tombstone = later.order_by("position").values("document")[:1]
    return records.annotate(withheld_as=Subquery(tombstone))


def newest_withholding() -> int:
    """The position of the last one, nought without any: what was asked as of before it changed."""
    withheld = Record.objects.using(READER).filter(action=LedgerAction.WITHHELD)
    return withheld.aggregate(newest=Max("position"))["newest"] or 0
