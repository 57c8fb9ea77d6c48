"""Filters of the incident list that a user keeps."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedFilter(models.Model):
    """One query of the admin's incident list under a name of the user's own."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=2000)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="saved_filter_has_a_name",
                violation_error_message="name: say what the filter is called.",
            ),
            models.UniqueConstraint(
                fields=["user", "name"],
                name="saved_filter_is_named_once",
                violation_error_message="You have a filter of this name: choose another name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
