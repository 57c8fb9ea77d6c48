"""Where one part of an incident was."""

from django.db import models
from django.db.models import Q

from incidents.codes import LocationRole, WherePrecision
from incidents.models.claim import Claim, IncidentPart
from incidents.models.constraints import not_below_zero, on_earth, one_of, one_of_or_none
from incidents.models.history import tracked
from incidents.models.place import Place


@tracked
class Location(IncidentPart, Claim):
    """A place in one role: where it happened, was launched from, went to, was about.

    Own coordinates replace the place's point; ``public_precision`` is the finest that is published,
    coordinates under it never enter a document.
    """

    role = models.CharField(max_length=15, choices=LocationRole.choices, default=LocationRole.AT)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="locations"
    )
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    precision = models.CharField(max_length=12, choices=WherePrecision.choices)
    radius_km = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    described_as = models.CharField(max_length=300, blank=True, default="")
    primary = models.BooleanField(default=False)
    public_precision = models.CharField(
        max_length=12, choices=WherePrecision.choices, blank=True, default=""
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            *Claim.Meta.constraints,
            one_of("role", LocationRole, "location_role_is_known"),
            one_of("precision", WherePrecision, "location_precision_is_known"),
            one_of_or_none(
                "public_precision", WherePrecision, "location_public_precision_is_known"
            ),
            on_earth("location_is_on_earth"),
            not_below_zero("radius_km", "location_radius_is_a_distance"),
            models.CheckConstraint(
                condition=Q(place__isnull=False) | Q(latitude__isnull=False) | ~Q(described_as=""),
                name="location_says_where",
                violation_error_message="Choose a place, give coordinates, or describe it.",
            ),
            # A map shows one point for an incident.
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(primary=True),
                name="incident_has_one_primary_location",
                violation_error_message="Only one location can be the primary one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.place or self.described_as or self.latitude}"
