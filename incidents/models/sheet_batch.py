"""A sheet that came back: looked through, applied as a whole, undone as a whole."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.sheet import Sheet


class BatchState(models.TextChoices):
    """What became of a sheet that came back."""

    WAITING = "waiting", _("Looked through, not applied")
    APPLIED = "applied", _("Applied")
    PARTLY_UNDONE = "partly-undone", _("Undone in part")
    UNDONE = "undone", _("Undone")


class SheetBatch(models.Model):
    """One file that was brought back, and what it did to incidents (``SheetChange``, one each).

    It has no ``sheet`` when it is an edited export of published versions. The file itself is kept
    only while the batch waits; its digest stays.
    """

    sheet = models.ForeignKey(
        Sheet, on_delete=models.PROTECT, null=True, blank=True, related_name="batches"
    )
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.BinaryField(null=True)
    clear_empty = models.BooleanField(default=False)
    leave_conflicts = models.BooleanField(default=False)
    reason = models.TextField(blank=True, default="")
    state = models.CharField(
        max_length=13, choices=BatchState.choices, default=BatchState.WAITING, editable=False
    )
    rows = models.PositiveIntegerField(default=0)
    published_as = models.CharField(max_length=9, blank=True, default="")
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-brought_at", "-id"]
        verbose_name = _("returned sheet")
        verbose_name_plural = _("returned sheets")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=BatchState.values),
                name="sheet_batch_state_is_known",
                violation_error_message="state: choose one of its codes.",
            ),
            # What waits could not be looked through again without its file.
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(state=BatchState.WAITING),
                name="sheet_batch_has_its_file_while_it_waits",
                violation_error_message="file: a sheet that waits keeps its file.",
            ),
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_by__isnull=True)
                | Q(applied_at__isnull=False, applied_by__isnull=False),
                name="sheet_batch_says_who_applied_it",
                violation_error_message="Say who applied it, and when.",
            ),
            models.CheckConstraint(
                condition=Q(state=BatchState.WAITING) | Q(applied_at__isnull=False),
                name="sheet_batch_says_when_it_was_applied",
                violation_error_message="Say when it was applied.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} · {self.file_name}"
