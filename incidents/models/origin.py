"""Where an imported incident came from."""

from typing import Any

from django.db import models
from django.db.models import Q

from incidents.models.claim import IncidentPart
from incidents.models.history import tracked


@tracked
class Origin(IncidentPart):
    """One record of one dataset that this incident was made from.

    ``sha256`` is the digest of what was read, by which an unchanged record is known; ``codes``
    keeps the dataset's own identifiers (dyad, conflict). The original row is never published.
    """

    dataset = models.CharField(max_length=100)
    release = models.CharField(max_length=50, blank=True, default="")
    original_id = models.CharField(max_length=100)
    original_row: "models.JSONField[Any, Any]" = models.JSONField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    licence = models.CharField(max_length=100, blank=True, default="")
    codes: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(dataset="") & ~Q(original_id=""),
                name="origin_names_its_record",
                violation_error_message="Give the dataset and the id it has there.",
            ),
            # One record of a dataset is one incident, so that importing again finds it.
            models.UniqueConstraint(
                fields=["dataset", "original_id"],
                name="origin_record_is_held_once",
                violation_error_message="Another incident already came from this record.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.original_id}"
