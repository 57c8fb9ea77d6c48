"""Where things happen."""

from decimal import Decimal

from django.db import models

from incidents.codes import PlaceKind, TargetKind
from incidents.models.constraints import is_slug, not_below_zero, on_earth, one_of, one_of_or_none
from incidents.models.history import tracked


@tracked
class Place(models.Model):
    """A world region, country, area, settlement, site, route, zone, sea or airspace.

    Its point stands for it and says nothing finer than ``radius_km``. The tree has no cycle.
    """

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    radius_km = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    iso_alpha2 = models.CharField("ISO 3166-1 alpha-2", max_length=2, blank=True, default="")
    iso_alpha3 = models.CharField("ISO 3166-1 alpha-3", max_length=3, blank=True, default="")
    iso_3166_2 = models.CharField("ISO 3166-2", max_length=6, blank=True, default="")
    geonames_id = models.PositiveIntegerField("GeoNames id", null=True, blank=True)
    target_kind = models.CharField(
        max_length=20, choices=TargetKind.choices, blank=True, default=""
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            is_slug("slug", "place_slug_is_a_slug"),
            one_of("kind", PlaceKind, "place_kind_is_known"),
            one_of_or_none("target_kind", TargetKind, "place_target_kind_is_known"),
            on_earth("place_is_on_earth"),
            not_below_zero("radius_km", "place_radius_is_a_distance"),
        ] + [
            # One code names one place, or a filter by country would mean two.
            models.UniqueConstraint(
                fields=[field],
                condition=~models.Q(**{field: ""}),
                name=f"place_{field}_names_one_place",
                violation_error_message=f"Another place already has this {field}.",
            )
            for field in ("iso_alpha2", "iso_alpha3", "iso_3166_2")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> tuple[Decimal, Decimal] | None:
        """Latitude and longitude in decimal degrees, or nothing."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude
