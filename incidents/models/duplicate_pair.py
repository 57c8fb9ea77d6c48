"""Two incidents that may be one, as they wait to be looked at."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now


class DuplicatePair(models.Model):
    """A pair that ``find_duplicates`` scored, the older incident first.

    A pair that is judged (``NotSame``), merged or scored lower than what was asked for by a later
    run has no row any more. ``put_off_at`` is when somebody chose to look at it later.
    """

    first = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    agrees: "ArrayField[list[str], list[str]]" = ArrayField(models.CharField(max_length=200))
    differs: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=200), default=list
    )
    found_at = models.DateTimeField(default=now)
    put_off_at = models.DateTimeField(null=True, blank=True)
    put_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-score", "-id"]
        indexes = [
            models.Index(fields=["-score", "-id"], name="duplicate_pair_by_score"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="duplicate_pair_names_the_older_first",
                violation_error_message="A pair is two incidents, the older one first.",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                name="duplicate_pair_stands_once",
                violation_error_message="This pair is in the queue already.",
            ),
            models.CheckConstraint(
                condition=Q(put_off_at__isnull=False) | Q(put_off_by__isnull=True),
                name="duplicate_pair_put_off_has_a_time",
                violation_error_message="Say when it was put off, not only by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} may be {self.second_id}"
