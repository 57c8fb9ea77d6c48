"""Points while they are typed, the map beside them, and what is odd about them once saved."""

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest, JsonResponse, QueryDict
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET

from incidents.admin.place_choices import label_of, with_chain
from incidents.admin.points import published_when_empty
from incidents.admin.whereabouts import surroundings, warning_at, within_km
from incidents.codes import WherePrecision
from incidents.coordinates import CoordinatesError, Reading, read
from incidents.models import Location, Place

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

LARGEST_KEY = 2**63 - 1
DESK = "incidents/desk/places"


class PointsLive(Base):
    """The address that a form asks while somebody types a point or chooses its place."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address."""
        view = self.admin_site.admin_view(self.point_view)
        return [path("point/", view, name="incidents_place_point"), *super().get_urls()]

    @method_decorator(require_GET)
    def point_view(self, request: HttpRequest) -> JsonResponse:
        """How the point is understood, whether it lies where it should, and what the place has."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        place = place_in(request.GET)
        shown: dict[str, Any] = {"error": "", "understood": "", "warning": "", "place": None}
        shown["empty"] = published_when_empty(place, request.GET.get("public_precision", ""))
        if place is not None:
            shown["place"] = shown_place(place)
        if request.GET.get("coordinates", "").strip():
            try:
                shown |= shown_point(read(request.GET["coordinates"]), place, request.GET)
            except CoordinatesError as error:
                shown["error"] = str(error)
        return JsonResponse(shown)


class MapOnPage(Base):
    """A page with points: brings the map, and says after saving what is odd about a point."""

    @property
    def media(self) -> forms.Media:
        """Add the scripts, which fetch Leaflet and the outlines when a map is first opened."""
        drawn: Any = Script(
            f"{DESK}_map.js",
            **{
                "data-drawing": static("incidents/outlines.js"),
                "data-leaflet": static("vendor/leaflet/leaflet.js"),
                "data-topojson": static("vendor/topojson-client/topojson-client.min.js"),
                "data-outlines": static("vendor/world-atlas/countries-50m.json"),
                "data-places-url": reverse("admin:incidents_place_on_map"),
            },
        )
        typed: Any = Script(
            f"{DESK}.js",
            **{
                "data-point-url": reverse("admin:incidents_place_point"),
                "data-radii": json.dumps(usual_radii()),
            },
        )
        styles = ["vendor/leaflet/leaflet.css", f"{DESK}.css"]
        return super().media + forms.Media(js=[drawn, typed], css={"all": styles})

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save; then a point that lies elsewhere than its place is a warning, never an error."""
        super().save_related(request, form, formsets, change)
        for words in warnings_for([*places_saved(form), *locations_saved(formsets)]):
            self.message_user(request, words, messages.WARNING)


def place_in(asked: QueryDict) -> Any:
    """The place that is asked about, with its chain; None for what is no key of one."""
    key = asked.get("place", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 20 and int(key) <= LARGEST_KEY):
        return None
    return with_chain(Place.objects.all()).filter(pk=key).first()


def shown_place(place: Any) -> dict[str, Any]:
    """A place for the map."""
    numbers = {name: getattr(place, name) for name in ("latitude", "longitude", "radius_km")}
    known = {name: None if value is None else float(value) for name, value in numbers.items()}
    return {"name": place.name, "label": label_of(place), **known}


def shown_point(found: Reading, place: Any, asked: QueryDict) -> dict[str, str]:
    """A point that was read, for the form."""
    point = (found.latitude, found.longitude)
    around = surroundings([place.pk]).get(place.pk) if place else None
    within = within_km(radius_in(asked), asked.get("precision", ""))
    return {
        "latitude": str(found.latitude),
        "longitude": str(found.longitude),
        "understood": str(found),
        "warning": warning_at(point, around, within),
    }


def radius_in(asked: QueryDict) -> Decimal | None:
    """The radius typed, if it is one the column would take."""
    field = forms.DecimalField(required=False, min_value=0, max_value=20038)
    try:
        radius: Decimal | None = field.clean(asked.get("radius_km", ""))
    except forms.ValidationError:
        return None
    return radius


def usual_radii() -> dict[str, float]:
    """The radius in kilometres by which each precision is drawn when no other is given."""
    return {
        each.value: float(each.default_radius_km)
        for each in WherePrecision
        if each.default_radius_km is not None
    }


Saved = tuple[str, tuple[Any, Any], int | None, float]
"""What is called, its point, the key of the place it should lie in, and how exactly it is known."""


def places_saved(form: Any) -> list[Saved]:
    """The place on the page, when its point or parent changed."""
    row = form.instance
    moved = {"latitude", "longitude", "coordinates", "parent"} & {*form.changed_data}
    if not isinstance(row, Place) or not moved or row.point is None:
        return []
    return [(row.name, row.point, row.parent_id, float(row.radius_km or 0))]


def locations_saved(formsets: Any) -> list[Saved]:
    """The locations below an incident that are new or changed and have a point of their own."""
    rows: list[Location] = []
    for formset in formsets:
        if formset.model is Location:
            rows += [*formset.new_objects, *(row for row, _ in formset.changed_objects)]
    return [
        (
            f"Location “{row}”",
            (row.latitude, row.longitude),
            row.place_id,
            within_km(row.radius_km, row.precision),
        )
        for row in rows
        if row.latitude is not None
    ]


def warnings_for(saved: list[Saved]) -> list[str]:
    """A sentence for each that lies elsewhere than it is said to."""
    around = surroundings([place for _, _, place, _ in saved if place]) if saved else {}
    said = [
        (name, warning_at(point, around.get(place or 0), within))
        for name, point, place, within in saved
    ]
    return [f"{name}: {words} It was saved as it is." for name, words in said if words]
