"""The form of an incident, which knows what its reader saw."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from incidents.admin.dates import TypedDateField, is_words
from incidents.admin.dates_live import day_of, first_cited, published_day
from incidents.admin.edit_lock import current_revision, last_change
from incidents.admin.forms import RuleForm
from incidents.admin.meanwhile import Meanwhile
from incidents.history.events import read_marks
from incidents.models import Incident

MERGE_HERE = _(
    "Not saved: {} while you had this page open. What you typed is still here. "
    "What changed is listed on this page: decide field by field, then save again. "
    '<a href="{}" target="_blank">Open the incident as it is now</a>'
)
MERGE_ELSEWHERE = _(
    "Not saved: {} while you had this page open. What you typed is still here. "
    '<a href="{}" target="_blank">Open the incident as it is now</a> in another tab '
    "and bring the two together there."
)


class IncidentForm(RuleForm):
    """Refuses to save over what somebody else saved after this page was opened.

    ``formsets`` are the rows below as they were typed, set by the page; ``meanwhile`` is what
    changed since, once a save was refused for it.
    """

    revision_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    history_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    meanwhile: Meanwhile | None = None

    class Meta:
        model = Incident
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["revision_seen"].initial = self.instance.revision
        self.fields["history_seen"].initial = getattr(self.instance, "history_seen", "")
        dated = self.fields.get("date")
        if isinstance(dated, TypedDateField):
            dated.counts_from(self.report_day)

    def clean(self) -> dict[str, Any] | None:
        """Lock the row until the page is saved; raise when its revision is not the one seen.

        Unless the page told of all that changed, and each conflict was decided on it.
        """
        cleaned = super().clean()
        if self.instance.pk:
            seen, now = self.cleaned_data.get("revision_seen"), current_revision(self.instance)
            if seen != now and not self.is_merged(now):
                raise self.changed_meanwhile()
            if self.meanwhile:
                self.meanwhile.refuse_discarding()
        self.keep_words_of_date()
        return cleaned

    def is_merged(self, revision: int | None) -> bool:
        """Whether the page was brought together with that revision."""
        marks = read_marks(self.cleaned_data.get("history_seen", ""))
        if revision is None or marks is None:
            return False
        formsets = getattr(self.instance, "typed_rows", [])
        self.meanwhile = Meanwhile(self, formsets, marks, revision)
        return self.meanwhile.is_settled

    def report_day(self) -> date | None:
        """The day of the report: as the page showed it, else of the first citation's source."""
        shown = day_of(self.data.get("date_published", ""))
        return shown or published_day(first_cited(self.data) if self.is_bound else None)

    def keep_words_of_date(self) -> None:
        """A date typed in words is kept as reported, unless something is there already."""
        if self.cleaned_data.get("date") and not self.cleaned_data.get("date_as_reported"):
            typed = str(self["date"].data).strip()
            if "date" in self.changed_data and is_words(typed):
                self.cleaned_data["date_as_reported"] = typed

    def changed_meanwhile(self) -> ValidationError:
        """Who changed what, and how to go on without losing either."""
        address = reverse("admin:incidents_incident_change", args=[self.instance.pk])
        words = MERGE_HERE if self.meanwhile else MERGE_ELSEWHERE
        return ValidationError(
            format_html(str(words), last_change(self.instance), address), code="changed_meanwhile"
        )
