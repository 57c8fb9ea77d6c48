"""Possible duplicates while an incident is typed, looked at beside the form and judged there."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET, require_POST

from incidents.admin.carrying import carried_in, differences, stash, typed_in
from incidents.admin.publishing import signed_in
from incidents.admin.typed_incident import asked_in, numbers_in
from incidents.codes import CLOSED, State
from incidents.duplicates import Match, keep_apart, nearest
from incidents.models import Incident

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

SUMMARY = "admin/incidents/incident/summary.html"
ROWS = ("locations", "participations", "figures", "citations")


class Duplicates(Base):
    """The panel of the nearest incidents: it is asked while typing, and what is judged is kept."""

    @property
    def media(self) -> forms.Media:
        """Add the panel's own script and style."""
        desk = "incidents/desk/duplicates"
        return super().media + forms.Media(js=[f"{desk}.js"], css={"all": [f"{desk}.css"]})

    def get_urls(self) -> list[URLPattern]:
        """Add what the panel asks, and what its buttons do."""
        views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "duplicates": ("duplicates/", self.duplicates_view),
            "summary": ("<int:pk>/summary/", self.summary_view),
            "same": ("<int:pk>/same/", self.same_view),
            "not_same": ("<int:pk>/not-same/", self.not_same_view),
        }
        ours = [
            path(route, self.admin_site.admin_view(view), name=f"incidents_incident_{name}")
            for name, (route, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    @method_decorator(require_POST)
    def duplicates_view(self, request: HttpRequest) -> JsonResponse:
        """The incidents nearest to what the form holds so far."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        return JsonResponse(
            {"matches": [offered(each) for each in nearest(asked_in(request.POST))]}
        )

    @method_decorator(require_GET)
    def summary_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One incident to look at beside the form: a part of a page."""
        incident = self.incident_of(pk)
        if not self.has_view_permission(request, incident):
            raise PermissionDenied
        parts = {
            "locations": incident.locations.select_related("place"),
            "participations": incident.participations.select_related("actor"),
            "figures": incident.figures.all(),
            "citations": incident.citations.select_related("source__publisher", "publisher"),
        }
        return TemplateResponse(request, SUMMARY, {"incident": incident, **parts})

    @method_decorator(require_POST)
    def same_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Carry what was typed to the form of an incident that is there; nothing is saved yet."""
        incident = self.incident_of(pk)
        if not self.has_change_permission(request, incident):
            raise PermissionDenied
        if incident.state in CLOSED:
            state = incident.get_state_display().lower()
            raise Http404(f"{incident} is {state}: choose another incident.")
        token = stash(request.session, typed_in(request.POST, ROWS))
        source = request.GET.get("source", "")
        beside = f"&source={source}" if source.isdecimal() and len(source) < 19 else ""
        address = reverse("admin:incidents_incident_change", args=[pk])
        return HttpResponseRedirect(f"{address}?carry={token}{beside}")

    @method_decorator(require_POST)
    def not_same_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Keep apart a stored incident and those named."""
        incident = self.incident_of(pk)
        if not self.has_change_permission(request, incident):
            raise PermissionDenied
        others = numbers_in(request.POST, "not_same") - {pk}
        return JsonResponse(
            {"kept": keep_apart(incident=incident, others=others, by=signed_in(request))}
        )

    def incident_of(self, pk: int) -> Incident:
        """The incident of the address; raises 404 for a number of none."""
        found: Incident | None = Incident.objects.select_related("type").filter(pk=pk).first()
        if found is None:
            raise Http404(f"There is no incident {pk}.")
        return found

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """The rows below, with as many empty ones as are carried over."""
        rows = carried_in(request, obj).rows
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            count = len(rows.get(formset.get_default_prefix(), []))
            more = {"extra": formset.extra + count}
            yield (type(formset.__name__, (formset,), more) if count else formset), inline

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """Fill those rows."""
        options: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        rows = carried_in(request, obj).rows.get(prefix)
        return {**options, "initial": rows} if rows else options

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add the panel, and what was carried over beside what is there."""
        original, form = context["original"], context["adminform"].form
        may = (
            self.has_change_permission(request, original)
            if original
            else self.has_add_permission(request)
        )
        carried = carried_in(request, original)
        context["offers_duplicates"] = may and not context.get("is_popup")
        context["not_same"] = sorted(numbers_in(request.POST, "not_same"))
        context["carried"] = carried
        context["differences"] = list(differences(form, carried.fields))
        return super().render_change_form(request, context, *args, **options)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save, then keep apart what was judged to be others before it was stored."""
        super().save_related(request, form, formsets, change)
        others = numbers_in(request.POST, "not_same") - {form.instance.pk}
        if others:
            keep_apart(incident=form.instance, others=others, by=signed_in(request))


def offered(match: Match) -> dict[str, Any]:
    """One match for the script of the page."""
    return {
        "pk": match.pk,
        "title": match.title,
        "facts": [each for each in (match.reference, match.date, match.type) if each],
        "state": State(match.state).label,
        "agrees": match.agrees,
        "summary": reverse("admin:incidents_incident_summary", args=[match.pk]),
        "same": reverse("admin:incidents_incident_same", args=[match.pk]),
    }
