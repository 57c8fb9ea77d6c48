"""The stretch of time in which a name, an affiliation or an actor is valid."""

from django.db import models
from django.db.models import F, Q

from incidents.dates import parse
from incidents.models.constraints import in_the_calendar
from incidents.models.edtf import DatedModel, EdtfField


class ValidSpan(DatedModel):
    """A row valid from ``start`` to ``end``; an empty text leaves that side open or unknown."""

    derived_from = {"start": ("starts_on",), "end": ("ends_on",)}

    start = EdtfField(blank=True, default="", help_text="First day, month or year: 2019, 2019-12~.")
    end = EdtfField(blank=True, default="", help_text="Last day, month or year; empty: still so.")
    starts_on = models.DateField(null=True, editable=False)
    ends_on = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            # A span that ends before it starts is never valid and would silently match nothing.
            models.CheckConstraint(
                condition=in_the_calendar("starts_on", "ends_on")
                & (
                    Q(starts_on__isnull=True)
                    | Q(ends_on__isnull=True)
                    | Q(starts_on__lte=F("ends_on"))
                ),
                name="%(class)s_starts_before_it_ends",
                violation_error_message="The end lies before the start: exchange the two dates.",
            )
        ]

    def derive_dates(self) -> None:
        """The earliest day of ``start`` and the latest of ``end``: as wide as it may be."""
        self.starts_on = parse(self.start).earliest if self.start else None
        self.ends_on = parse(self.end).latest if self.end else None
