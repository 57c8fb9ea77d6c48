"""An era of a timeline, or some text between two."""

from django.db import models
from django.db.models import F, Q

from incidents.models.constraints import in_the_calendar
from incidents.models.history import tracked
from timeline.models.timeline import Timeline


@tracked
class TimelineSection(models.Model):
    """A heading of a timeline, in the order of ``position``, with days, text or both.

    The entries whose first day lies from ``start`` to ``end`` stand below it; an empty one of the
    two is open. Without any days it has text alone. An entry stands in the first that it fits.
    """

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="Sections stand in the order of these numbers."
    )
    title = models.CharField(max_length=200)
    start = models.DateField("from", null=True, blank=True)
    end = models.DateField("to", null=True, blank=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        verbose_name = "section"
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="timeline_section_has_a_title",
                violation_error_message="title: say what the section is called.",
            ),
            models.CheckConstraint(
                condition=in_the_calendar("start", "end"),
                name="timeline_section_is_in_the_calendar",
                violation_error_message="Use years 0001 to 9999.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="timeline_section_starts_before_it_ends",
                violation_error_message="end: it lies before the start; exchange the two dates.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=False) | Q(end__isnull=False) | ~Q(text=""),
                name="timeline_section_has_days_or_text",
                violation_error_message="text: give days, or write what the section says.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
