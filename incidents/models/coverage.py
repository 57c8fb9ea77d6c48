"""What this desk has looked for, so that nought can be told from not looked at."""

from django.db import models
from django.db.models import F, Q

from incidents.models.constraints import in_the_calendar
from incidents.models.history import tracked
from incidents.models.incident_type import IncidentType
from incidents.models.place import Place


@tracked
class Coverage(models.Model):
    """All incidents of a type in a place from ``start`` to ``end`` are looked for and coded.

    It has come as far as ``coded_until``: of later days nothing is said. No type is every type, no
    place everywhere; what lies below either is covered too. Readers see it once it is ``declared``,
    which is a statement by the desk and not derived from any incident.
    """

    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="With all places in it; empty: everywhere.",
    )
    type = models.ForeignKey(
        IncidentType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="With all narrower ones; empty: every type. Several types are several rows.",
    )
    start = models.DateField(help_text="First day that is covered.")
    end = models.DateField(null=True, blank=True, help_text="Last day; empty: it goes on.")
    coded_until = models.DateField(help_text="Last day of which everything found is published.")
    note = models.TextField(blank=True, default="", help_text="Which sources were read; public.")
    declared = models.BooleanField(
        default=False, help_text="Readers see it, and what was not found counts as nought."
    )

    class Meta:
        verbose_name_plural = "coverage"
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=in_the_calendar("start", "end", "coded_until"),
                name="coverage_is_in_the_calendar",
                violation_error_message="Use years 0001 to 9999.",
            ),
            # A span that ends before it starts would cover nothing and say so nowhere.
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                name="coverage_starts_before_it_ends",
                violation_error_message="end: it lies before the start; exchange the two dates.",
            ),
            models.CheckConstraint(
                condition=Q(coded_until__gte=F("start"))
                # Where the end itself is wrong, that is said above.
                & (Q(end__isnull=True) | Q(end__lt=F("start")) | Q(coded_until__lte=F("end"))),
                name="coverage_is_coded_within_its_span",
                violation_error_message="coded_until: it lies outside of start and end.",
            ),
        ]

    def __str__(self) -> str:
        where = self.place.name if self.place else "everywhere"
        what = self.type.name if self.type else "every type"
        return f"{what}, {where}, {self.start} to {self.coded_until}"
