"""What the desk says of one incident in one timeline."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.constraints import one_of
from incidents.models.history import tracked
from timeline.models.timeline import Timeline
from timeline.pinning import NotThere, seen_now


class EntryKind(models.TextChoices):
    """What becomes of an incident in a timeline."""

    PINNED = "pinned", _("Pinned")
    HIDDEN = "hidden", _("Hidden")


@tracked
class TimelineEntry(models.Model):
    """One incident that a timeline tells whatever its filter finds, or leaves out.

    A pinned one may have a headline and a note: words of the desk beside what is published.
    ``seen`` is the ledger position of the state that they were written of, so that readers are told
    of whatever came later.
    """

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="entries")
    reference = models.CharField(max_length=20, help_text="Of a published incident: INC-000042.")
    kind = models.CharField(
        max_length=6,
        choices=EntryKind.choices,
        default=EntryKind.PINNED,
        help_text="Pinned: told in any case. Hidden: left out, and counted.",
    )
    headline = models.CharField(max_length=300, blank=True, default="")
    note = models.TextField(blank=True, default="")
    seen = models.BigIntegerField(editable=False)

    class Meta:
        verbose_name = "entry"
        verbose_name_plural = "entries"
        ordering = ["reference", "id"]
        constraints = [
            one_of("kind", EntryKind, "timeline_entry_kind_is_known"),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^[A-Z]{1,9}-[0-9]{1,10}$"),
                name="timeline_entry_is_of_an_incident",
                violation_error_message="reference: write one such as INC-000042.",
            ),
            models.UniqueConstraint(
                fields=["timeline", "reference"],
                name="timeline_entry_is_the_only_one",
                violation_error_message="reference: this incident has an entry here already.",
            ),
            # Words that nobody sees would go public with a change of one field.
            models.CheckConstraint(
                condition=~Q(kind=EntryKind.HIDDEN) | Q(headline="", note=""),
                name="timeline_entry_hidden_says_nothing",
                violation_error_message="kind: a hidden entry has neither headline nor note: "
                "pin it, or empty them.",
            ),
            models.CheckConstraint(
                condition=Q(seen__gte=1),
                name="timeline_entry_has_been_seen",
                violation_error_message="seen: ledger positions begin at 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def clean(self) -> None:
        """Look the incident up where it is new here, and keep which state of it was seen."""
        super().clean()
        if self._state.adding or self.reference != self.stored_reference():
            self.look_at()

    def look_at(self) -> None:
        """Take what is published of the incident for seen; it has to be published."""
        self.reference = self.reference.strip().upper()
        try:
            self.seen = seen_now(self.reference, self.timeline.as_of)
        except NotThere as error:
            raise ValidationError({"reference": str(error)}) from None

    def stored_reference(self) -> Any:
        """The reference of the row as it is stored; None for a new one."""
        stored = TimelineEntry.objects.filter(pk=self.pk)
        return stored.values_list("reference", flat=True).first()
