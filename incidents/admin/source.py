"""Sources: the documents that incidents are coded from."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.admin.base import Admin
from incidents.admin.code_report import CodeReport
from incidents.admin.filters import PublisherFilter
from incidents.admin.restating import ACTION, Restating
from incidents.admin.searching import folded
from incidents.admin.source_copies import SourceCopies
from incidents.admin.source_links import LinkFilter, SourceLinks
from incidents.admin.source_states import STATE_ACTIONS, AssignedFilter, SourceStates
from incidents.admin.source_text import SourceText
from incidents.admin.suggesting import SourceSuggestions
from incidents.models import Source

CODING = ["coding_state", "assigned_to", "incident_count"]


@admin.register(Source)
class SourceAdmin(
    CodeReport,
    SourceCopies,
    SourceLinks,
    SourceText,
    SourceStates,
    SourceSuggestions,
    Restating,
    Admin,
):
    """Documents, how far each has been coded, and what is kept of them."""

    permanent = ("slug",)
    prefilled_from = "title"
    by_line = ("authors",)
    autocomplete_fields = ["publisher"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "publisher", "kind", "published"]}),
        (_("Coding"), {"fields": [("coding_state", "assigned_to")]}),
        (_("Where to find it"), {"fields": ["url", "archive_url", "accessed"]}),
        (_("Text"), {"classes": ["collapse"], "fields": ["text", "text_seen"]}),
        (_("More"), {"classes": ["collapse"], "fields": ["authors", "language", "sha256"]}),
    ]
    list_display = ["title", "publisher", "published", "kind", *CODING, "link"]
    list_select_related = ["publisher", "assigned_to", "link_check"]
    list_filter = ["coding_state", AssignedFilter, "kind", LinkFilter, PublisherFilter]
    date_hierarchy = "published_latest"
    search_fields = [*folded("title", "publisher__name"), "slug", "url"]
    search_help_text = _("Words of the title, the publisher, the slug or the address.")
    choices_related = ("publisher",)
    actions = [*STATE_ACTIONS, ACTION]

    def choice_label(self, row: Any) -> str:
        """Title, publisher and date."""
        published = f", {row.published}" if row.published else ""
        return f"{row.title} ({row.publisher}{published})"
