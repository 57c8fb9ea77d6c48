"""The page of a timeline at the desk."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.admin.base import Admin
from incidents.filters import InvalidParameters
from incidents.filters.asof import pin
from incidents.selection import READER
from timeline.admin.publishing import Publishing
from timeline.admin.rows import LONG, EntryInline, SectionInline
from timeline.admin.shared_editing import SharedEditing, SharedForm
from timeline.models import Timeline, TimelineEdition
from timeline.models.edition import EditionAction
from timeline.models.entry import EntryKind
from timeline.refusals import wrong_parameters_page
from timeline.saved.page import context
from timeline.saved.publishing import differs, is_published
from timeline.saved.selection import left_out, select_saved
from timeline.saved.told import draft


class TimelineForm(SharedForm):
    """A timeline; what it is pinned to may be given as a time, and is kept as a position."""

    as_of = forms.CharField(
        required=False,
        label=_("As of"),
        max_length=50,
        help_text=_(
            "A ledger position, or a time with its offset: 2026-01-05T09:30:00Z. Empty: it is "
            "live, and tells what is published when it is read."
        ),
    )

    def clean_as_of(self) -> int | None:
        """The position; refused in the words of the API."""
        text = self.cleaned_data["as_of"].strip()
        if not text:
            return None
        at, wrong = pin(text, using=READER)
        if wrong:
            raise forms.ValidationError([error.message for error in wrong])
        return at.position


@admin.register(Timeline)
class TimelineAdmin(SharedEditing, Publishing, Admin):
    """Drafts of timelines, with what readers see of them."""

    form = TimelineForm
    permanent = ("slug",)
    prefilled_from = "title"
    fields = [
        "title",
        "slug",
        "author",
        "introduction",
        "filter",
        "as_of",
        "state",
        "tells",
        "addresses",
    ]
    readonly_fields = ["state", "tells", "addresses"]
    inlines = [SectionInline, EntryInline]
    list_display = ["title", "slug", "published", "pinned", "hidden", "as_of"]
    search_fields = ["title", "slug", "introduction"]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Room for what is long."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("filter", "author"):
            field.widget.attrs["class"] = LONG
        return field

    def get_queryset(self, request: HttpRequest) -> Any:
        """The rows with their newest edition and the numbers of their entries."""
        editions = TimelineEdition.objects.filter(timeline=OuterRef("pk")).order_by("-number")
        return (
            super()
            .get_queryset(request)
            .annotate(
                newest_action=Subquery(editions.values("action")[:1]),
                pinned_count=Count("entries", filter=Q(entries__kind=EntryKind.PINNED)),
                hidden_count=Count("entries", filter=Q(entries__kind=EntryKind.HIDDEN)),
            )
        )

    def get_urls(self) -> list[URLPattern]:
        """Add the preview."""
        view = self.admin_site.admin_view(self.preview)
        address = path("<int:pk>/preview/", view, name="timeline_timeline_preview")
        return [address, *super().get_urls()]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as readers would see it if the draft were published now."""
        timeline = get_object_or_404(Timeline, pk=pk)
        if not self.has_view_permission(request, timeline):
            raise PermissionDenied
        saved = draft(timeline)
        try:
            shown = context(saved, select_saved(saved, {}))
        except InvalidParameters as error:
            return wrong_parameters_page(request, error.errors)
        return render(request, "timeline/saved/page.html", shown)

    @admin.display(description=_("published"), boolean=True)
    def published(self, timeline: Any) -> bool:
        """Whether readers see it."""
        return bool(timeline.newest_action == EditionAction.PUBLISHED)

    @admin.display(description=_("pinned"), ordering="pinned_count")
    def pinned(self, timeline: Any) -> int:
        """How many entries are told in any case."""
        return int(timeline.pinned_count)

    @admin.display(description=_("hidden"), ordering="hidden_count")
    def hidden(self, timeline: Any) -> int:
        """How many entries are left out."""
        return int(timeline.hidden_count)

    @admin.display(description=_("state"))
    def state(self, timeline: Timeline) -> str:
        """Which edition readers see, and whether the draft says something else."""
        if not timeline.pk or not is_published(timeline):
            return gettext("Readers do not see it.")
        edition = timeline.editions.count()
        if differs(timeline):
            return gettext("Edition {} is published; this draft says something else.").format(
                edition
            )
        return gettext("Edition {} is published, and says the same.").format(edition)

    @admin.display(description=_("tells"))
    def tells(self, timeline: Timeline) -> str:
        """How many entries it has now."""
        if not timeline.pk:
            return ""
        saved = draft(timeline)
        try:
            selection = select_saved(saved, {})
        except InvalidParameters as error:
            return str(error)
        told = gettext("{} entries at ledger position {}; {} pinned, {} left out.")
        hidden = left_out(saved, selection.position)
        return told.format(selection.count(), selection.position, len(saved.pinned), hidden)

    @admin.display(description=_("look at"))
    def addresses(self, timeline: Timeline) -> SafeString | str:
        """The preview, and the page of readers if there is one."""
        if not timeline.pk:
            return ""
        preview = format_html(
            '<a href="{}">{}</a>',
            reverse("admin:timeline_timeline_preview", args=[timeline.pk]),
            gettext("Preview"),
        )
        if not is_published(timeline):
            return preview
        page = reverse("saved-page", args=[timeline.slug])
        return format_html('{} · <a href="{}">{}</a>', preview, page, page)
