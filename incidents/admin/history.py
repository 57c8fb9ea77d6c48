"""The history of an incident: what changed, and the way back to any former state."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents import publishing
from incidents.admin.acts import ReasonForm
from incidents.admin.confirming import Confirmation, may_publish
from incidents.admin.publishing import signed_in
from incidents.admin.told import told
from incidents.documents.problems import InvalidDocument
from incidents.history.acts import BECAME
from incidents.history.differences import Difference
from incidents.history.entries import Entry, entries_of, tell
from incidents.history.publishers import note_publisher
from incidents.history.restoring import obstacles, outcome, restore_state
from incidents.history.wording import Words
from incidents.models import Incident, Record

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

PER_PAGE = 20
TEMPLATE = "admin/incidents/incident/history.html"
MOVED = _("Somebody changed it after this page was shown. Look again, then confirm.")


class WhyForm(forms.Form):
    """Why a former state comes back; the history keeps it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Kept in the history, not published."),
    )


class HistoryTab(Base):
    """Django's history, replaced by what the event tables and the ledger say."""

    def get_urls(self) -> list[URLPattern]:
        """Add the two ways back, each with its confirmation."""
        wrap, name = self.admin_site.admin_view, "incidents_incident_restore"
        state, version = "<int:pk>/history/state/<str:key>/", "<int:pk>/history/version/<int:n>/"
        return [
            path(state, wrap(self.state_view), name=f"{name}_state"),
            path(version, wrap(self.version_view), name=f"{name}_version"),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Every change, newest first, a page at a time."""
        incident = self.get_object(request, object_id)
        if incident is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined, no-any-return]  # Django's own
        if not self.has_view_or_change_permission(request, incident):
            raise PermissionDenied
        entries = entries_of(incident.pk)
        newest = next((entry for entry in entries if entry.marks), None)
        page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p"))
        shown = list(page.object_list)
        tell(shown)
        may_change = self.has_change_permission(request, incident)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("History: {}").format(incident),
            "opts": self.opts,
            "object": incident,
            "media": self.media,
            "page": page,
            "entries": told(shown),
            "newest": newest,
            "may_restore_states": may_change,
            "may_restore_versions": may_change and may_publish(request),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def state_view(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """Show what going back to the state after an entry changes (GET); go back (POST)."""
        incident = self.to_restore(request, pk)
        entry = entry_called(key, pk)
        form = WhyForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                count = restore_state(
                    incident=incident,
                    marks=entry.marks,
                    seen=seen_in(request),
                    by=signed_in(request),
                    reason=form.cleaned_data["reason"],
                )
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                said = gettext("State of {at} UTC restored: {count} rows changed.")
                words = said.format(at=f"{entry.at:%Y-%m-%d %H:%M}", count=count)
                waits = gettext(" The change waits to be published.") if incident.version else ""
                self.message_user(request, words + waits, messages.SUCCESS)
                return HttpResponseRedirect(change_page(pk))
        return state_confirmation(incident, entry, form).page(self, request)

    def version_view(self, request: HttpRequest, pk: int, n: int) -> HttpResponse:
        """Ask why a published version comes back (GET); publish it again (POST)."""
        incident = self.to_restore(request, pk)
        if not may_publish(request):
            raise PermissionDenied
        records = Record.objects.filter(incident=incident, version=n, index__live=True)
        if incident.reference is None or not records.exists():
            raise Http404(f"There is no published version {n}.")
        form = ReasonForm(request.POST if request.method == "POST" else None)
        form.fields["reason"].required = True
        if form.is_valid() and self.is_version_restored(request, incident, n, form):
            words = gettext("Version {} is public again.").format(n)
            self.message_user(request, words, messages.SUCCESS)
            return HttpResponseRedirect(change_page(pk))
        return Confirmation(
            title=gettext("Restore version {} of {}").format(n, incident),
            consequence=gettext(
                "It becomes the newest public version, and the state of the incident here. "
                "What is pending and not published is replaced; the history keeps it."
            ),
            action="",
            form=form,
            rows=[str(incident)],
            hidden=[("seen", str(incident.revision))],
            back=history_page(pk),
        ).page(self, request)

    def is_version_restored(
        self, request: HttpRequest, incident: Incident, n: int, form: ReasonForm
    ) -> bool:
        """Whether it was done; if not, the form says why."""
        if seen_in(request) != incident.revision:
            form.add_error(None, MOVED)
            return False
        try:
            with transaction.atomic():
                by, reason = signed_in(request), form.cleaned_data["reason"]
                reference = str(incident.reference)
                entry = publishing.restore(reference=reference, version=n, by=by, reason=reason)
                note_publisher(incidents=[incident], by=by, entry=entry)
        except ValidationError as error:
            form.add_error(None, error.messages)
        except InvalidDocument as error:
            form.add_error(None, error.problems)
        return not form.errors

    def to_restore(self, request: HttpRequest, pk: int) -> Incident:
        """The incident, for those who may change it."""
        incident: Incident | None = self.get_object(request, str(pk))
        if not self.has_change_permission(request, incident):
            raise PermissionDenied
        if incident is None:
            raise Http404(f"There is no incident {pk}.")
        return incident


def entry_called(key: str, incident: int) -> Entry:
    """The entry of that key; 404 when there is none that left a state."""
    for entry in entries_of(incident):
        if entry.key == key and "incident" in entry.marks:
            return entry
    raise Http404("There is no such entry in the history.")


def state_confirmation(incident: Incident, entry: Entry, form: forms.Form) -> Confirmation:
    """The page that asks before a state comes back."""
    found = outcome(incident, entry.marks)
    problems = obstacles(found) if found else [gettext("This is its present state already.")]
    return Confirmation(
        title=gettext("Restore the state of {} UTC: {}").format(
            f"{entry.at:%Y-%m-%d %H:%M}", incident
        ),
        consequence=gettext(
            "All of it comes back, or nothing. What is public stays as it is until it is "
            "published again."
        ),
        action="",
        form=form,
        rows=in_lines(found),
        problems=problems,
        hidden=[("seen", str(incident.revision))],
        back=history_page(incident.pk),
    )


def in_lines(found: list[Difference]) -> list[str]:
    """Each difference in one line."""
    words = Words(found)
    lines = []
    for each in found:
        title = words.title(each)
        lines += [f"{title}: {BECAME[each.kind]}"] if each.kind != "changed" else []
        for change in each.fields if each.kind == "changed" else ():
            old, new = (words.value(each.table, change.name, v) for v in (change.old, change.new))
            lines.append(f"{title}: {words.label(each.table, change.name)}: {old} → {new}")
    return lines


def seen_in(request: HttpRequest) -> int:
    """The revision that the confirming page showed; none that ever was when it is no number."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else -1


def change_page(pk: int) -> str:
    """The address of the incident's form."""
    return reverse("admin:incidents_incident_change", args=[pk])


def history_page(pk: int) -> str:
    """The address of the incident's history."""
    return reverse("admin:incidents_incident_history", args=[pk])
