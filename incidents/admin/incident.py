"""Incidents: entered and edited here, published from here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from incidents.admin.attaching import Attaching
from incidents.admin.base import Admin
from incidents.admin.bulk import BulkActs
from incidents.admin.claims import OCCURRENCE
from incidents.admin.codebook import Codebook
from incidents.admin.dates_live import DatesLive
from incidents.admin.duplicates import Duplicates
from incidents.admin.entered_once import EnteredOnce
from incidents.admin.figures_live import FiguresLive
from incidents.admin.formsets import link_to_citations
from incidents.admin.history import HistoryTab
from incidents.admin.incident_form import IncidentForm
from incidents.admin.incident_list import IncidentList
from incidents.admin.listed import ListedRevisions
from incidents.admin.merging import Merging
from incidents.admin.next_from_report import NextFromReport
from incidents.admin.parts import PARTS
from incidents.admin.points_live import MapOnPage
from incidents.admin.publishing import Publishing
from incidents.admin.saved_filters import SavedFilters
from incidents.admin.shared_editing import SharedEditing
from incidents.admin.sheets import Sheets
from incidents.admin.suggesting import SuggestionChips
from incidents.codes import State
from incidents.models import Incident

WHAT: list[Any] = ["title", "type", "occurrence", "summary"]
MORE_OF_WHAT: list[Any] = [
    ("short_name", "language"),
    "narrative",
    "said",
    "means",
    "target_kinds",
    ("grain", "event_count"),
    "grading",
    "not_stated",
    "tags",
]
WHEN: list[Any] = ["date", ("time", "part_of_day", "timezone"), ("date_as_reported", "day_order")]
KEPT: list[Any] = [("reference", "state", "version"), ("entered_at", "entered_by")]


@admin.register(Incident)
class IncidentAdmin(
    SuggestionChips,
    MapOnPage,
    SharedEditing,
    HistoryTab,
    Merging,
    DatesLive,
    Attaching,
    Duplicates,
    Codebook,
    BulkActs,
    ListedRevisions,
    EnteredOnce,
    NextFromReport,
    SavedFilters,
    Sheets,
    IncidentList,
    FiguresLive,
    Publishing,
    Admin,
):
    """What, when, where, who, how many, on whose word; only title, type and date are required."""

    form = IncidentForm
    inlines = PARTS
    autocomplete_fields = ["type", "occurrence_by"]
    readonly_fields = ["reference", "state", "version", "entered_at", "entered_by"]
    fieldsets = [
        (_("What"), {"fields": WHAT}),
        (_("More about what"), {"classes": ["collapse"], "fields": MORE_OF_WHAT}),
        (_("On whose word it happened"), {"classes": ["collapse"], "fields": [OCCURRENCE]}),
        (_("When"), {"fields": WHEN}),
        (_("Desk"), {"classes": ["collapse"], "fields": ["internal_note", *KEPT]}),
    ]

    class Media:
        js = [f"incidents/desk/{name}.js" for name in ("sections", "choosers", "defaults")]

    def choice_label(self, row: Incident) -> str:
        """Title with date and state, since titles repeat."""
        return f"{row} ({row.date}, {row.get_state_display().lower()})"

    def has_change_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        """What stands in another incident is looked at, not changed; that one is."""
        return super().has_change_permission(request, obj) and (
            obj is None or obj.state != State.MERGED
        )

    def has_delete_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        """Only drafts are deleted; what was public is retracted instead."""
        return super().has_delete_permission(request, obj) and (
            obj is None or obj.state == State.DRAFT
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save; a new incident remembers who entered it."""
        if not change:
            obj.entered_by = request.user
        super().save_model(request, obj, form, change)

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """The rows below, each claim knowing the citations beside it."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        link_to_citations(formsets)
        obj.typed_rows = formsets
        return formsets, inlines

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete the drafts among them; the page before has refused anything else."""
        super().delete_queryset(request, queryset.filter(state=State.DRAFT))
