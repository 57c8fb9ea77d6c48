"""The incident list: its columns, its search and its filters, at one cost for any page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.admin import full_text
from incidents.admin.counting import LimitedPaginator
from incidents.admin.filters import ActorFilter, PlaceFilter, SourceFilter, TypeFilter
from incidents.admin.incident_columns import Columns
from incidents.admin.incident_filters import (
    ChangedSinceFilter,
    CodeFilter,
    CorrectedSinceFilter,
    EnteredByFilter,
    EnteredOnFilter,
    MissingFilter,
    TagFilter,
    WhenFilter,
)
from incidents.admin.incident_page import IncidentChangeList
from incidents.models import Incident

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object


class IncidentList(Columns, Base):
    """What the list shows and is asked for; the rows are filled in by ``IncidentChangeList``."""

    list_display = [
        *("dated", "what", "type", "where", "who", "figures_in_short"),
        *("progress", "complete", "entered_by"),
    ]
    list_display_links = ["what"]
    list_select_related = ["type", "entered_by"]
    list_filter = [
        ("state", CodeFilter),
        MissingFilter,
        WhenFilter,
        TypeFilter,
        PlaceFilter,
        ActorFilter,
        SourceFilter,
        TagFilter,
        EnteredByFilter,
        EnteredOnFilter,
        ChangedSinceFilter,
        CorrectedSinceFilter,
        ("occurrence", CodeFilter),
        ("grain", CodeFilter),
        ("grading", CodeFilter),
    ]
    show_facets = admin.ShowFacets.NEVER
    paginator = LimitedPaginator
    search_fields = ["reference", "title", "short_name", "summary", "said"]
    search_help_text = _(
        "Words of the texts, of sources, actors and places; “a phrase”; a reference goes there."
    )

    @property
    def media(self) -> forms.Media:
        """Add the style of the list."""
        return super().media + forms.Media(
            css={"all": ["incidents/desk/lists.css", "incidents/desk/sheets.css"]}
        )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[IncidentChangeList]:
        """The list that fills its rows in together."""
        return IncidentChangeList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Go straight to an incident whose reference is all that was typed; else show the list."""
        reference = full_text.reference_in(request.GET.get("q", ""))
        if request.method == "GET" and reference and self.has_view_or_change_permission(request):
            found = (
                Incident.objects.filter(reference=reference).values_list("pk", flat=True).first()
            )
            if found:
                address = reverse("admin:incidents_incident_change", args=[found])
                return HttpResponseRedirect(address)
        return super().changelist_view(request, extra_context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Those with every word; none, and a message why, when no word can be looked for."""
        if not search_term.strip():
            return queryset, False
        try:
            return full_text.containing(queryset, full_text.terms_of(search_term)), False
        except full_text.NoWords as why:
            messages.error(request, gettext("Search: {}").format(why))
            return queryset.none(), False
