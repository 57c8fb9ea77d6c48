"""What a source said on the day it was fetched or uploaded: a file kept as it was."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

LONGEST_ADDRESS = 2000


class SourceCopyQuerySet(models.QuerySet[Any]):
    """Questions of copies."""

    def held(self) -> "SourceCopyQuerySet":
        """Those whose file was not removed."""
        return self.filter(removed_at=None)


class SourceCopy(models.Model):
    """One copy of a source: which file, how long, where it came from, when, and through whom.

    It came from the web or was uploaded. Two copies with one digest share their file. A row is
    never changed nor deleted; what has to go is *removed*: the file goes, the row says why.
    """

    source = models.ForeignKey("Source", on_delete=models.PROTECT, related_name="copies")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("bytes")
    media_type = models.CharField(max_length=40)
    declared_type = models.CharField(max_length=200, blank=True, default="")
    retrieved_at = models.DateTimeField(default=now)
    retrieved_from = models.CharField(max_length=LONGEST_ADDRESS, blank=True, default="")
    file_name = models.CharField(max_length=200, blank=True, default="")
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_because = models.CharField(max_length=500, blank=True, default="")

    objects = SourceCopyQuerySet.as_manager()

    class Meta:
        verbose_name = "kept copy"
        verbose_name_plural = "kept copies"
        ordering = ["-retrieved_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="source_copy_sha256_is_a_digest",
                violation_error_message="sha256: give 64 lower-case hexadecimal digits.",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0),
                name="source_copy_is_not_empty",
                violation_error_message="size: an empty file is no copy.",
            ),
            models.CheckConstraint(
                condition=Q(retrieved_from="", file_name__gt="")
                | Q(retrieved_from__gt="", file_name=""),
                name="source_copy_is_fetched_or_uploaded",
                violation_error_message="Give the address it was fetched from, or the name of the "
                "file that was uploaded, not both.",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None, removed_because="")
                | Q(removed_at__isnull=False, removed_by__isnull=False, removed_because__gt=""),
                name="source_copy_is_removed_by_somebody_for_a_reason",
                violation_error_message="A removal has a time, somebody who did it, and a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.retrieved_at:%Y-%m-%d %H:%M}"
