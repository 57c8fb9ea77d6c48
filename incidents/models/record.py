"""The published ledger: what was said of an incident from one moment until the next."""

from django.db import models

from incidents.codes import LedgerAction
from incidents.models.constraints import one_of
from incidents.models.incident import Incident


class Record(models.Model):
    """One published state of one incident, never changed afterwards.

    ``position`` and ``recorded_at`` are given by the database under the ledger lock, so that their
    order is the order of commits. ``document`` is JSON text, exactly what the API returns; after a
    retraction it is a tombstone. Who published stays in the history of the working side.
    """

    position = models.BigAutoField(primary_key=True)
    incident = models.ForeignKey(
        Incident,
        on_delete=models.PROTECT,
        related_name="records",
        editable=False,
        db_index=False,  # record_by_incident begins with it
    )
    reference = models.CharField(max_length=20, editable=False)
    version = models.PositiveIntegerField(editable=False)
    action = models.CharField(max_length=10, choices=LedgerAction.choices, editable=False)
    recorded_at = models.DateTimeField(editable=False)
    reason = models.TextField(blank=True, default="", editable=False)
    schema_version = models.PositiveSmallIntegerField(editable=False)
    document = models.TextField(editable=False)

    class Meta:
        ordering = ["position"]
        constraints = [one_of("action", LedgerAction, "record_action_is_known")]
        indexes = [
            models.Index(fields=["incident", "position"], name="record_by_incident"),
            models.Index(fields=["reference", "position"], name="record_by_reference"),
            models.Index(fields=["recorded_at", "position"], name="record_by_time"),
            # Asked of every entry that is shown, and nearly always empty.
            models.Index(
                fields=["incident", "position"],
                condition=models.Q(action=LedgerAction.WITHHELD),
                name="record_withheld",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.reference} {self.action}"
