"""Affiliations, each a claim with citations of its own."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.admin.base import Admin
from incidents.admin.claims import GROUND, REST_OF_CLAIM
from incidents.admin.filters import AffiliatedFilter
from incidents.admin.parts import CitationInline
from incidents.admin.searching import folded
from incidents.models import Affiliation


class AffiliationCitationInline(CitationInline):
    """The citations of an affiliation."""

    fk_name = "affiliation"


@admin.register(Affiliation)
class AffiliationAdmin(Admin):
    """Who belonged to whom, when, on whose word."""

    inlines = [AffiliationCitationInline]
    autocomplete_fields = ["child", "parent", "by"]
    fieldsets = [
        (None, {"fields": ["child", "kind", "parent", "title", ("start", "end")]}),
        (_("On whose word"), {"fields": [GROUND]}),
        REST_OF_CLAIM,
    ]
    list_display = ["child", "kind", "parent", "title", "start", "end", "standing"]
    list_select_related = ["child", "parent"]
    list_filter = ["kind", "standing", AffiliatedFilter]
    search_fields = folded("child__name", "parent__name", "title")

    def get_queryset(self, request: Any) -> Any:
        """The rows with the two actors that name them."""
        return super().get_queryset(request).select_related("child", "parent")
