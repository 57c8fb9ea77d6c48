"""Places, with their other names."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.admin.base import Admin
from incidents.admin.filters import WithinFilter
from incidents.admin.map_places import PlacesOnMap
from incidents.admin.names import NameInline, Renamed
from incidents.admin.place_choices import RankedPlaces, label_of, ranked_places, with_chain
from incidents.admin.points import PointForm, PointShown
from incidents.admin.points_live import MapOnPage, PointsLive
from incidents.admin.restating import Restating
from incidents.admin.searching import folded
from incidents.models import Place, PlaceName


class PlaceNameInline(NameInline):
    """Names in other languages, scripts and times."""

    model = PlaceName
    fields = ["name", "language", "script", "start", "end"]


@admin.register(Place)
class PlaceAdmin(PointShown, PointsLive, PlacesOnMap, MapOnPage, Renamed, Restating, Admin):
    """Where things happen; only slug, name and kind are required."""

    form = PointForm
    permanent = ("slug",)
    prefilled_from = "name"
    inlines = [PlaceNameInline]
    autocomplete_fields = ["parent"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    "slug",
                    "kind",
                    "parent",
                    "coordinates",
                    ("latitude", "longitude", "radius_km"),
                    "target_kind",
                ]
            },
        ),
        (
            _("Codes elsewhere"),
            {
                "classes": ["collapse"],
                "fields": [("iso_alpha2", "iso_alpha3", "iso_3166_2", "geonames_id")],
            },
        ),
    ]
    list_display = ["name", "kind", "parent", "latitude", "longitude", "slug"]
    list_select_related = ["parent"]
    list_filter = ["kind", WithinFilter]
    search_fields = [*folded("name", "names__name"), "slug", "=iso_alpha2", "=iso_alpha3"]
    search_help_text = _("Any of its names, its slug or its country code.")

    def choices(self) -> Any:
        """The places, each with the chain of what it lies in."""
        return with_chain(super().choices())

    def ranked_choices(self, term: str) -> RankedPlaces:
        """Those one of whose names fits, in whatever script."""
        return ranked_places(term)

    def choice_label(self, row: Any) -> str:
        """Name, kind and what it lies in: several places share a name."""
        return label_of(row)
