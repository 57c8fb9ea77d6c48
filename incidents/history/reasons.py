"""Why an incident was changed, where whoever changed it said so for the act that publishes it."""

from incidents.codes import LedgerAction
from incidents.history.events import events_of
from incidents.models import Record


def reason_waiting(incident: int, act: str) -> str:
    """The newest reason given for this act since it was last published; empty when none was.

    It was typed where a report was attached (``incidents.attaching``), by whoever did that.
    """
    attached = events_of("citation", incident).filter(pgh_context__metadata__act=f"attach {act}")
    records = Record.objects.filter(incident=incident).exclude(action=LedgerAction.RESTATED)
    published = records.order_by("-position").values_list("recorded_at", flat=True).first()
    if published:
        attached = attached.filter(pgh_created_at__gt=published)
    reasons = attached.exclude(pgh_context__metadata__reason="").order_by("-pgh_id")
    return str(reasons.values_list("pgh_context__metadata__reason", flat=True).first() or "")
