"""What was published of a timeline, edition by edition."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from incidents.models.constraints import one_of
from timeline.models.timeline import Timeline


class EditionAction(models.TextChoices):
    """What an edition does."""

    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class TimelineEdition(models.Model):
    """A copy of a timeline as it was when an editor published it, or its withdrawal; never changed.

    ``document`` is JSON text, all that readers are told of its making; a withdrawal has none and
    gives its reason. Who it was stays on the working side.
    """

    timeline = models.ForeignKey(Timeline, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(editable=False)
    slug = models.CharField(max_length=100, editable=False)
    action = models.CharField(max_length=9, choices=EditionAction.choices, editable=False)
    made_at = models.DateTimeField(default=now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    reason = models.TextField(blank=True, default="", editable=False)
    document = models.TextField(blank=True, default="", editable=False)

    class Meta:
        verbose_name = "edition"
        ordering = ["timeline", "number"]
        constraints = [
            one_of("action", EditionAction, "timeline_edition_action_is_known"),
            models.UniqueConstraint(
                fields=["timeline", "number"],
                name="timeline_edition_is_numbered_once",
                violation_error_message="Somebody else published or withdrew it meanwhile: "
                "look again.",
            ),
            models.CheckConstraint(
                condition=~Q(action=EditionAction.WITHDRAWN) & ~Q(document="")
                | Q(action=EditionAction.WITHDRAWN, document=""),
                name="timeline_edition_has_its_document",
                violation_error_message="document: what is published has one, a withdrawal has "
                "none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}, edition {self.number}"
