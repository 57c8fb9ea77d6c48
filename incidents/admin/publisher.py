"""Publishers of documents."""

from django.contrib import admin

from incidents.admin.base import Admin
from incidents.admin.filters import CountryFilter
from incidents.admin.restating import Restating
from incidents.admin.searching import folded
from incidents.models import Publisher


@admin.register(Publisher)
class PublisherAdmin(Restating, Admin):
    """Who publishes documents, and how far this desk relies on them."""

    permanent = ("slug",)
    prefilled_from = "name"
    autocomplete_fields = ["country"]
    fields = ["name", "slug", "url", "country", "reliability"]
    list_display = ["name", "country", "reliability", "url"]
    list_select_related = ["country"]
    list_filter = ["reliability", CountryFilter]
    search_fields = [*folded("name"), "slug", "url"]
