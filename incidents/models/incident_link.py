"""How one incident stands to another."""

from typing import Any

from django.db import models

from incidents.codes import LinkKind
from incidents.models.claim import Claim, IncidentPart
from incidents.models.constraints import not_itself, one_of
from incidents.models.history import tracked


@tracked
class IncidentLink(IncidentPart, Claim):
    """This incident is part of, responds to, carries out, concerns … the other one.

    A published document names only links to what is published itself. ``published_as`` is the link
    as it stood when its incident was last published, from which it is shown once its target is.
    """

    incident = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="links")
    to_incident = models.ForeignKey(
        "Incident", on_delete=models.PROTECT, related_name="linked_from"
    )
    kind = models.CharField(max_length=25, choices=LinkKind.choices)
    published_as: "models.JSONField[Any, Any]" = models.JSONField(null=True, editable=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            *Claim.Meta.constraints,
            one_of("kind", LinkKind, "incidentlink_kind_is_known"),
            not_itself("incident", "to_incident", "incidentlink_joins_two_incidents"),
            models.UniqueConstraint(
                fields=["incident", "to_incident", "kind"],
                name="incidentlink_is_stated_once",
                violation_error_message="This link to this incident is already there.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.to_incident}"
