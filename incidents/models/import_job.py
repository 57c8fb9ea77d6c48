"""Imports that people ask for in the admin, and what became of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

from incidents.models.import_state import OPEN, ImportState


class ImportJob(models.Model):
    """One import of one file: who asked for it, with which options, how far it is, how it ended.

    The file and the report lie in ``DATA_DIR/imports``. One that is open and was begun may be run
    again from its start: importing a row twice changes nothing.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="import_jobs"
    )
    asked_at = models.DateTimeField("asked at", default=now)
    file_name = models.CharField("file", max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    format = models.CharField("format", max_length=50)
    mapping = models.TextField(blank=True, default="")
    dataset = models.CharField("dataset", max_length=100)
    release = models.CharField("release", max_length=50, blank=True, default="")
    reason = models.TextField("reason", blank=True, default="")
    dry = models.BooleanField("dry run", default=True)
    publishing = models.BooleanField(default=False)
    creating = models.BooleanField(default=False)
    leaving_out = models.BooleanField(default=False)
    whole = models.BooleanField(default=False)
    state = models.CharField(
        "state", max_length=10, choices=ImportState.choices, default=ImportState.WAITING
    )
    stop_asked = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    message = models.TextField(blank=True, default="")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-id"]
        constraints = [
            # What the worker looks for is open; what a page calls ended has a time of its end.
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at=None)
                | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
                name="import_job_has_ended_or_is_open",
                violation_error_message="state: an import that has ended says when.",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=OPEN), name="import_job_open"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.dataset})"

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN
