"""Two incidents that somebody looked at and found to be two."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now


class NotSame(models.Model):
    """A judged pair, the older incident first; it is not offered as a duplicate any more."""

    first = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "not same"
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="not_same_names_the_older_first",
                violation_error_message="A pair is two incidents, the older one first.",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                name="not_same_is_judged_once",
                violation_error_message="These two were judged before.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"
