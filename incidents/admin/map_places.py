"""The places we know inside a stretch of the map, whose outlines alone say little."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, JsonResponse, QueryDict
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET

from incidents.codes import PlaceKind
from incidents.models import Place

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

MOST_SHOWN = 60
AREAS = {PlaceKind.COUNTRY, PlaceKind.AREA1, PlaceKind.AREA2, PlaceKind.SEA}
"""Kinds of which the name stands on the map, without a dot."""
SPOTS = {PlaceKind.SETTLEMENT, PlaceKind.NEIGHBOURHOOD, PlaceKind.SITE}


class PlacesOnMap(Base):
    """The address that a map asks when it was moved."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address."""
        view = self.admin_site.admin_view(self.map_view)
        return [path("on-map/", view, name="incidents_place_on_map"), *super().get_urls()]

    @method_decorator(require_GET)
    def map_view(self, request: HttpRequest) -> JsonResponse:
        """The places between two parallels and two meridians, the widest first."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        box = box_in(request.GET)
        return JsonResponse({"places": shown_in(box) if box else []})


def box_in(asked: QueryDict) -> list[Any] | None:
    """South, west, north and east in degrees; None when they are no such numbers."""
    degrees = forms.DecimalField(min_value=-540, max_value=540)
    try:
        return [degrees.clean(asked.get(side, "")) for side in ("south", "west", "north", "east")]
    except forms.ValidationError:
        return None


def shown_in(box: list[Any]) -> list[dict[str, Any]]:
    """The widest places there, each with name, point, and whether it is a spot."""
    south, west, north, east = box
    found = Place.objects.filter(
        kind__in=AREAS | SPOTS, latitude__range=(south, north), longitude__range=(west, east)
    ).order_by(F("radius_km").desc(nulls_last=True), "name", "pk")
    return [
        {
            "name": place.name,
            "point": [float(place.latitude or 0), float(place.longitude or 0)],
            "spot": place.kind in SPOTS,
        }
        for place in found[:MOST_SHOWN]
    ]
