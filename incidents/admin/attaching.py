"""Attaching a passage of the report beside the form to an incident that is held already."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from incidents.admin.attach_form import AttachForm
from incidents.admin.confirming import may_publish
from incidents.admin.duplicates import offered
from incidents.admin.passage_words import asked_of
from incidents.admin.publishing import ACT_URL, signed_in
from incidents.admin.typed_incident import number
from incidents.attaching import Passage, Seen, attach
from incidents.codes import CLOSED, State
from incidents.duplicates import nearest
from incidents.models import Citation, Incident, Source
from incidents.models.violations import explain

if TYPE_CHECKING:
    from incidents.admin.duplicates import Duplicates as Base
else:
    Base = object

FORM = "admin/incidents/incident/attach.html"
DONE = "admin/incidents/incident/attached.html"
MOST = 10


class Attaching(Base):
    """The incidents a passage may be about, and the act of attaching it to one of them."""

    @property
    def media(self) -> forms.Media:
        """Add the panel's own script."""
        return super().media + forms.Media(js=["incidents/desk/attach.js"])

    def get_urls(self) -> list[URLPattern]:
        """Add the list and the form."""
        near = self.admin_site.admin_view(self.attach_near_view)
        form = self.admin_site.admin_view(self.attach_view)
        return [
            path("attach/", near, name="incidents_incident_attach_near"),
            path("<int:pk>/attach/", form, name="incidents_incident_attach"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def attach_near_view(self, request: HttpRequest) -> JsonResponse:
        """The incidents nearest to a passage, or those that have the words searched for."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        searched = request.POST.get("q", "").replace("\0", "").strip()[:200]
        if searched:
            return JsonResponse({"matches": self.searched(request, searched)})
        try:
            passage = passage_in(request)
            found = nearest(asked_of(passage.source, passage.text))
        except ValidationError as error:
            return JsonResponse({"errors": error.messages}, status=400)
        return JsonResponse({"matches": [linked(offered(each)) for each in found]})

    def searched(self, request: HttpRequest, words: str) -> list[dict[str, Any]]:
        """The incidents a search finds, as the list of the admin does."""
        rows = self.get_queryset(request).exclude(state__in=CLOSED).select_related("type")
        found, several = self.get_search_results(request, rows, words)
        return [linked(listed(each)) for each in (found.distinct() if several else found)[:MOST]]

    def attach_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask how the passage counts (GET); attach it (POST). Both are parts of a page."""
        incident = self.incident_of(pk)
        if not self.has_change_permission(request, incident):
            raise PermissionDenied
        if request.method != "POST":
            return asking(request, incident, AttachForm(incident))
        form = AttachForm(incident, request.POST)
        citation = attached(request, incident, form) if form.is_valid() else None
        if citation is None:
            return asking(request, incident, form)
        return render(request, DONE, outcome(request, citation, form))


def passage_in(request: HttpRequest) -> Passage:
    """The passage a request names; raises 404 without a source."""
    source = Source.objects.filter(pk=number(request.POST.get("source", "")) or 0).first()
    if source is None:
        raise Http404("source: give the number of a report.")
    start, end = (number(request.POST.get(name, "")) for name in ("start", "end"))
    return Passage(source=source, start=start or 0, end=end or 0)


def asking(request: HttpRequest, incident: Incident, form: AttachForm) -> HttpResponse:
    """The form."""
    return render(request, FORM, {"incident": incident, "form": form})


def attached(request: HttpRequest, incident: Incident, form: AttachForm) -> Citation | None:
    """The new citation; none when it was refused, which the form then says."""
    try:
        return attach(
            to=Seen(pk=incident.pk, revision=form.cleaned_data["revision"]),
            passage=form.passage(),
            says=form.says(),
            change=form.change(),
            by=signed_in(request),
        )
    except ValidationError as error:
        form.refuse(error)
    except DatabaseError as error:
        form.add_error(None, explain(error))
    return None


def outcome(request: HttpRequest, citation: Citation, form: AttachForm) -> dict[str, Any]:
    """What was done and where it goes on: for an editor to the page that confirms the act."""
    incident, act = citation.incident, form.change().act
    assert incident is not None
    publishes = bool(act) and incident.state == State.PUBLISHED and may_publish(request)
    confirm = f"{reverse(ACT_URL, args=[act])}?pk={incident.pk}" if publishes else ""
    return {"incident": incident, "citation": citation, "confirm": confirm, "act": act}


def listed(incident: Incident) -> dict[str, Any]:
    """One incident found by words, as matches are shown."""
    return {
        "pk": incident.pk,
        "title": incident.title,
        "facts": [each for each in (incident.reference, incident.date, str(incident.type)) if each],
        "state": State(incident.state).label,
        "agrees": ["found by the words searched for"],
        "summary": reverse("admin:incidents_incident_summary", args=[incident.pk]),
    }


def linked(match: dict[str, Any]) -> dict[str, Any]:
    """The match with the address of its form."""
    return match | {"attach": reverse("admin:incidents_incident_attach", args=[match["pk"]])}
