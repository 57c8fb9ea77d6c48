"""The tree of kinds of acts."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from incidents.models.constraints import is_slug
from incidents.models.history import tracked


@tracked
class IncidentType(models.Model):
    """One kind of act: what was done, never its target, outcome or how sure anybody is of it.

    ``expects`` names the roles and measures the form, completeness and sentences ask for; ``acled``
    lists the ACLED sub-events it exports to, conditions first, empty when ACLED cannot say it.
    The tree has no cycle; a code is permanent.
    """

    code = models.SlugField(unique=True, max_length=50)
    name = models.CharField(max_length=100)
    definition = models.TextField()
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    expects = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    acled: "models.JSONField[Any, Any]" = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in the tree.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [is_slug("code", "incident_type_code_is_a_slug")]

    def __str__(self) -> str:
        return self.name
