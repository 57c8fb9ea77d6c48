"""Mappings of tables that people keep for the next file of the same form."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now


class ImportMapping(models.Model):
    """A mapping of a table's columns to fields, as YAML, under a name of its own."""

    name = models.CharField("name", max_length=100, unique=True)
    text = models.TextField("mapping", help_text="As docs/importing/mapped.md says.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False
    )
    at = models.DateTimeField("last changed", default=now, editable=False)

    class Meta:
        verbose_name = "mapping of a table"
        verbose_name_plural = "mappings of tables"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="import_mapping_has_a_name",
                violation_error_message="name: say what the mapping is called.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
