"""What one row of a sheet that came back did to an incident."""

from typing import Any

from django.db import models

from incidents.models.incident import Incident
from incidents.models.sheet_batch import SheetBatch


class SheetChange(models.Model):
    """One incident that a batch made or changed: its cells before and after, and how to undo it.

    ``marks`` is the moment before, in the history of the incident; ``revision`` the edit lock right
    after: as long as that is the present one, nobody changed the incident since. ``handle`` names
    it even when it is gone.
    """

    batch = models.ForeignKey(SheetBatch, on_delete=models.CASCADE, related_name="changes")
    incident = models.ForeignKey(
        Incident, on_delete=models.SET_NULL, null=True, blank=True, related_name="sheet_changes"
    )
    handle = models.CharField(max_length=30)
    title = models.CharField(max_length=300)
    row = models.PositiveIntegerField()
    created = models.BooleanField(default=False)
    before: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    after: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    marks: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField()
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["row", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "row"],
                name="sheet_change_is_one_row",
                violation_error_message="Another change of this batch is of the same row.",
            ),
        ]

    def __str__(self) -> str:
        return self.handle
