"""The further kinds of act an incident also was."""

from django.db import models

from incidents.models.history import tracked
from incidents.models.incident import Incident
from incidents.models.incident_type import IncidentType


@tracked
class IncidentOtherType(models.Model):
    """On one level of the tree the act the source leads with is the type, the others stand here."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    type = models.ForeignKey(IncidentType, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["type__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "type"],
                name="incident_has_each_other_type_once",
                violation_error_message="This type is already among the other types.",
            )
        ]

    def __str__(self) -> str:
        return str(self.type)
