"""Actors, with their other names and whom they belong to."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.admin.actor_adding import AddsInPlace
from incidents.admin.actor_choices import ActorChoicesView, label_of
from incidents.admin.actor_page import ActorPage
from incidents.admin.base import Admin
from incidents.admin.filters import CountryFilter
from incidents.admin.names import NameInline, Renamed
from incidents.admin.parts import RowsBelow
from incidents.admin.restating import Restating
from incidents.admin.searching import folded
from incidents.models import Actor, ActorName, Affiliation


class ActorNameInline(NameInline):
    """Aliases, short forms and adjectives."""

    model = ActorName
    fields = ["name", "form", "language", "script", "start", "end"]


class AffiliationInline(RowsBelow):
    """Whom it belongs to; what each affiliation rests on is entered on the page of its own."""

    model = Affiliation
    fk_name = "child"
    verbose_name_plural = _("Belongs to")
    show_change_link = True
    autocomplete_fields = ["parent", "by"]
    fieldsets = [
        (None, {"fields": [("kind", "parent", "title", "start", "end"), ("basis", "by")]}),
        (
            _("How firmly, and why"),
            {"classes": ["collapse"], "fields": [("stance", "standing"), "reason"]},
        ),
    ]


@admin.register(Actor)
class ActorAdmin(AddsInPlace, ActorPage, Renamed, Restating, Admin):
    """Who acts; only slug, name and kind are required."""

    permanent = ("slug",)
    prefilled_from = "name"
    inlines = [ActorNameInline, AffiliationInline]
    autocomplete_fields = ["country"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "country", ("start", "end"), "description"]}),
        (
            _("Elsewhere known as"),
            {"classes": ["collapse"], "fields": [("wikidata", "acled_name", "ucdp_id")]},
        ),
    ]
    list_display = ["name", "kind", "country", "start", "end", "slug"]
    list_select_related = ["country"]
    list_filter = ["kind", CountryFilter]
    search_fields = [*folded("name", "names__name", "acled_name"), "slug"]
    search_help_text = _("Any of its names, its slug or its name in ACLED.")
    choices_related = ("country",)
    choices_view = ActorChoicesView

    def choice_label(self, row: Any) -> str:
        """Name, kind and country."""
        return label_of(row)
