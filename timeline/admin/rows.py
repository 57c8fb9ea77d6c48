"""The rows below a timeline: its sections, and its entries with how their incidents stand."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.admin.fields import FieldsOfOurs
from incidents.admin.forms import RuleForm
from incidents.codes import WITHDRAWING, LedgerAction
from incidents.models import Record, RecordIndex
from timeline.models import TimelineEntry, TimelineSection

if TYPE_CHECKING:
    StackedInline = admin.StackedInline[Any, Any]
else:
    StackedInline = admin.StackedInline

LONG = "vLargeTextField"
"""Django's class of a wide field."""


class RowsOfTimeline(FieldsOfOurs, StackedInline):
    """Rows edited on the page of their timeline; codes are few and explain themselves."""

    form: "type[forms.ModelForm[Any]]" = RuleForm
    extra = 0
    explains_codes = False
    formfield_overrides = {
        **FieldsOfOurs.formfield_overrides,
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})},
    }

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Room for what is long."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("title", "headline"):
            field.widget.attrs["class"] = LONG
        return field


class SectionInline(RowsOfTimeline):
    """Eras, in the order of their numbers."""

    model = TimelineSection
    fields = [("position", "title"), ("start", "end"), "text"]


class EntryForm(RuleForm):
    """One entry; that what changed since was looked at is said by a box."""

    reviewed = forms.BooleanField(
        required=False,
        label=_("reviewed"),
        help_text=_("What changed was looked at: readers are no longer told of it."),
    )

    def clean(self) -> dict[str, Any] | None:
        """Take what is published now for seen, where the box is checked."""
        cleaned = super().clean()
        if self.cleaned_data.get("reviewed") and self.instance.pk:
            try:
                self.instance.look_at()
            except ValidationError as error:
                self.add_error(None, error.messages)
        return cleaned


class EntryInline(RowsOfTimeline):
    """Incidents that are pinned or hidden, by their references."""

    model = TimelineEntry
    form = EntryForm
    fields = [("reference", "kind"), ("standing", "reviewed"), "headline", "note"]
    readonly_fields = ["standing"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The rows, each with what is published of its incident, in one statement."""
        index = RecordIndex.objects.filter(
            reference=OuterRef("reference"), superseded_by__isnull=True
        )
        news = Record.objects.filter(
            Q(position__gt=OuterRef("seen")), reference=OuterRef("reference")
        ).exclude(action=LedgerAction.RESTATED)
        newest = news.order_by("-position")
        return (
            super()
            .get_queryset(request)
            .annotate(
                published_title=Subquery(index.values("title")[:1]),
                news_action=Subquery(newest.values("action")[:1]),
                news_position=Subquery(newest.values("position")[:1]),
            )
        )

    @admin.display(description=_("published"))
    def standing(self, entry: TimelineEntry) -> str:
        """The published title, and whether anything came after the state that was seen."""
        if not entry.pk:
            return ""
        title, action, position = (
            getattr(entry, name, None)
            for name in ("published_title", "news_action", "news_position")
        )
        if not action:
            return title or ""
        label = str(LedgerAction(action).label)
        if action in WITHDRAWING:
            address = reverse("api-incident-history", args=[entry.reference])
        else:
            address = reverse("api-incident-diff", args=[entry.reference])
            address = f"{address}?from=p{entry.seen}&to=p{position}"
        since = gettext("since")
        return format_html('{} <a href="{}">{} {}</a>', title or "", address, label, since)
