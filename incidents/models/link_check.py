"""Whether the address of a source still leads to it."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from incidents.models.constraints import one_of
from incidents.models.source import Source
from incidents.models.source_copy import LONGEST_ADDRESS


class LinkState(models.TextChoices):
    """What the last check of an address found."""

    WORKS = "works", _("Works")
    MOVED = "moved", _("Moved")
    BROKEN = "broken", _("Broken")
    UNSURE = "unsure", _("Not sure")


class LinkCheck(models.Model):
    """What was found when the address of a source was last asked; it says nothing of another one.

    *Broken* is what the other side says is not there; *not sure* what did not answer, or refused
    to answer us.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="link_check")
    url = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=LinkState.choices)
    checked_at = models.DateTimeField(default=now)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    moved_to = models.CharField(max_length=LONGEST_ADDRESS, blank=True, default="")
    said = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["-checked_at", "-id"]
        constraints = [
            one_of("state", LinkState, "link_check_state_is_known"),
            models.CheckConstraint(
                condition=Q(status=None) | Q(status__range=(100, 999)),
                name="link_check_status_is_of_http",
                violation_error_message="status: give the three digits of HTTP.",
            ),
            models.CheckConstraint(
                condition=Q(state="moved", moved_to__gt="") | ~Q(state="moved") & Q(moved_to=""),
                name="link_check_says_where_it_moved",
                violation_error_message="moved_to: give it for what has moved, and only then.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_state_display().lower()}"
