"""The published ledger, to look at: nothing in it is ever changed."""

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from incidents.admin.base import ReadOnlyAdmin
from incidents.models import Record


@admin.register(Record)
class RecordAdmin(ReadOnlyAdmin):
    """What was published when, newest first."""

    fields = ["position", "reference", "version", "action", "recorded_at", "reason", "shown"]
    list_display = ["position", "reference", "version", "action", "recorded_at", "reason"]
    list_filter = ["action"]
    date_hierarchy = "recorded_at"
    ordering = ["-position"]
    search_fields = ["reference", "reason"]
    search_help_text = _("A reference or words of a reason.")

    class Media:
        css = {"all": ["incidents/admin.css"]}
        js = ["incidents/admin.js"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The list leaves the documents where they are."""
        return super().get_queryset(request).defer("document")

    @admin.display(description=_("Document"))
    def shown(self, record: Record) -> SafeString:
        """The published document, indented for reading."""
        document = json.dumps(json.loads(record.document), ensure_ascii=False, indent=2)
        return format_html('<pre class="document" tabindex="0">{}</pre>', document)
