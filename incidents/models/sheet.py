"""A sheet that was handed out to be edited in a spreadsheet program."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.timezone import now


class Sheet(models.Model):
    """One export for editing: who made it when, of which incidents, and each cell as it was.

    What comes back is compared with ``cells``, so that what others changed meanwhile is told from
    what was changed in the sheet. ``cells`` is compressed JSON: see ``incidents.sheets.held``.
    """

    token = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.CharField(max_length=2000, blank=True, default="")
    rows = models.PositiveIntegerField()
    cells = models.BinaryField()

    class Meta:
        ordering = ["-made_at", "token"]
        indexes = [models.Index(fields=["made_at"], name="sheet_by_age")]

    def __str__(self) -> str:
        return str(self.token)
