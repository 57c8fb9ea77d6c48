"""Acts on the incidents chosen in the list: asked for, summed up, confirmed, done together."""

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from incidents import formats
from incidents.admin.bulk_acts import BULK_ACTS, BulkAct
from incidents.admin.confirming import (
    CHOSEN,
    MOST_AT_ONCE,
    Confirmation,
    line,
    number_problem,
)
from incidents.admin.listed import changed_since_listed, read_revisions, written_revisions
from incidents.bulk.exporting import selection_of
from incidents.bulk.planning import MOVED, Plan, counted, stale
from incidents.filters import InvalidParameters
from incidents.models import Incident
from incidents.sites import site_address

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

SUMMARY = "summary"
OTHER_SUMMARY = _("The summary below is new, since what you typed or what it is about changed.")


class BulkActs(Base):
    """The actions of the list, and the page on which each is confirmed."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        view = self.admin_site.admin_view(self.bulk_view)
        return [path("bulk/<str:name>/", view, name="incidents_incident_bulk"), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> Any:
        """The acts that the user may do, after those that publish."""
        acts = [act for act in BULK_ACTS.values() if self.may(request, act)]
        ours = {act.list_name: (asked(act), act.list_name, act.label) for act in acts}
        return super().get_actions(request) | ours

    def may(self, request: HttpRequest, act: BulkAct) -> bool:
        """Whoever may look may export; the others change."""
        if act.call is None:
            return self.has_view_permission(request)
        return self.has_change_permission(request)

    @method_decorator(require_POST)
    def bulk_view(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """Sum up what was asked for, or do it once the summary was confirmed."""
        if name not in BULK_ACTS:
            raise Http404(f"There is no act {name}: choose among {', '.join(BULK_ACTS)}.")
        act = BULK_ACTS[name]
        if not self.may(request, act):
            raise PermissionDenied
        seen = read_revisions(request.POST.getlist(CHOSEN))
        if not 0 < len(seen) <= MOST_AT_ONCE:
            raise Http404(f"chosen: name 1 to {MOST_AT_ONCE} incidents.")
        rows = list(Incident.objects.filter(pk__in=seen).order_by("pk"))
        form = act.form(request.POST)
        if not form.is_valid():
            return bulk_page(act, form, rows).page(self, request)
        plan = act.plan(rows, **form.given())
        if self.is_confirmed(request, form, plan, stale(rows, seen)):
            done = self.do(request, act, form, seen)
            if done is not None:
                return done
            rows = list(Incident.objects.filter(pk__in=seen).order_by("pk"))
        return bulk_page(act, form, rows, plan).page(self, request)

    def is_confirmed(self, request: HttpRequest, form: Any, plan: Plan, moved: list[str]) -> bool:
        """Whether this very plan was confirmed; if not although asked to, the form says why."""
        if moved:
            form.add_error(None, [MOVED, *moved])
        elif request.POST.get(SUMMARY) and request.POST[SUMMARY] != digest(form, plan):
            form.add_error(None, OTHER_SUMMARY)
        elif request.POST.get(SUMMARY) and (problem := number_problem(request, len(plan.rows))):
            form.add_error(None, problem)
        return bool(request.POST.get(SUMMARY) and plan.rows and not form.errors)

    def do(
        self, request: HttpRequest, act: BulkAct, form: Any, seen: dict[int, int]
    ) -> HttpResponseBase | None:
        """Do it; None when it was refused, and the form says why."""
        if act.call is None:
            try:
                return download(form.cleaned_data["format"], seen, site_address(request))
            except InvalidParameters as error:
                form.add_error("format", [wrong.message for wrong in error.errors])
                return None
        try:
            plan = act.call(
                incidents=seen,
                by=request.user,
                reason=form.cleaned_data["reason"],
                **form.given(),
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return None
        waits = gettext(" Waiting to be published: {}.").format(plan.published)
        words = plan.outcome(str(act.done), waits if plan.published else "")
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:incidents_incident_changelist"))


def asked(act: BulkAct) -> Any:
    """The list action that leads to the page of the act."""

    def ask(model_admin: Any, request: HttpRequest, queryset: QuerySet[Incident]) -> Any:
        numbers = list(queryset.order_by().values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(numbers) > MOST_AT_ONCE:
            words = gettext("Choose at most {} incidents at once.").format(MOST_AT_ONCE)
            model_admin.message_user(request, words, messages.ERROR)
            return None
        rows = list(Incident.objects.filter(pk__in=numbers).order_by("pk"))
        notes = changed_since_listed(request, rows)
        return bulk_page(act, act.form(), rows, notes=notes).page(model_admin, request)

    return ask


def bulk_page(
    act: BulkAct, form: Any, rows: list[Incident], plan: Plan | None = None, notes: Any = ()
) -> Confirmation:
    """The page that asks what to do, and once that is known, whether to."""
    shown = plan.rows if plan else rows
    seen = [(CHOSEN, text) for text in written_revisions({row.pk: row.revision for row in rows})]
    ready = plan is not None and bool(plan.rows)
    return Confirmation(
        title=f"{act.label.removesuffix(' …')}: {counted(len(shown))}",
        consequence=str(act.consequence),
        action=reverse("admin:incidents_incident_bulk", args=[act.name]),
        form=form,
        rows=[line(row, row.date, row.get_state_display().lower()) for row in shown],
        skipped=[f"{row}: {why}" for row, why in plan.skipped] if plan else [],
        notes=[*notes, *summary(act, plan)],
        hidden=[*seen, *([(SUMMARY, digest(form, plan))] if plan and ready else [])],
        number=len(shown) if ready and act.call else 0,
        button="" if ready else gettext("Show what will be done"),
    )


def summary(act: BulkAct, plan: Plan | None) -> list[str]:
    """The plan in one line."""
    if plan is None:
        return []
    if not plan.rows:
        return [
            gettext("Nothing would be done: all of them are left alone, for the reasons below.")
        ]
    waits = gettext(" Published among them: {}.").format(plan.published)
    return [plan.ahead(str(act.done), waits if plan.published else "")]


def digest(form: Any, plan: Plan) -> str:
    """What is confirmed: the values typed, and what the plan does with them."""
    rows = [row.pk for row in plan.rows]
    return sha256(repr((sorted(form.given().items()), rows)).encode()).hexdigest()


def download(name: str, seen: dict[int, int], site: str) -> StreamingHttpResponse:
    """The published ones of them as a file of that format; raises `InvalidParameters`."""
    chosen = formats.find(name)
    selection = replace(selection_of(Incident.objects.filter(pk__in=seen)), site=site)
    chosen.check_rows(chosen.rows(selection))
    disposition = f'attachment; filename="incidents.{chosen.extension}"'
    headers = {"Content-Disposition": disposition, "Content-Type": chosen.media_type}
    return StreamingHttpResponse(chosen.stream(selection), headers=headers)
