"""Publishing, updating, correcting and retracting, from the list and from one incident's page."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from incidents.admin.acts import ACTS, Act, ActForm
from incidents.admin.confirming import (
    CHOSEN,
    MOST_AT_ONCE,
    Confirmation,
    line,
    may_publish,
    number_problem,
)
from incidents.admin.listed import changed_since_listed, read_revisions, written_revisions
from incidents.bulk.planning import Plan, counted
from incidents.bulk.publishing import act_on, plan_act
from incidents.history.publishers import note_publisher
from incidents.history.reasons import reason_waiting
from incidents.models import Incident, User

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

LEFT = "left"
"""The field that names an incident the page left alone."""
ACT_URL = "admin:incidents_incident_act"


class Publishing(Base):
    """What editors do beyond editing; nobody else is offered it, or gets through by hand."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page on which an act is confirmed."""
        view = self.admin_site.admin_view(self.act_view)
        return [path("act/<str:name>/", view, name="incidents_incident_act"), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> Any:
        """The acts, for those who may publish, before Django's own action."""
        actions = super().get_actions(request)
        if not may_publish(request):
            return actions
        return {act.name: (chosen(act), act.name, act.label) for act in ACTS.values()} | actions

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add the buttons of the acts that are possible from the present state."""
        if may_publish(request) and self.has_change_permission(request, context["original"]):
            context["acts"] = acts_from(context["original"])
        return super().render_change_form(request, context, *args, **options)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> Any:
        """Go on to the act whose button saved the page."""
        response = super().response_add(request, obj, *args)
        return next_act(request, obj) or response

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Go on to the act whose button saved the page."""
        response = super().response_change(request, obj)
        return next_act(request, obj) or response

    def act_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Show what the act will do (GET); do it (POST) unless something changed meanwhile."""
        if not may_publish(request):
            raise PermissionDenied
        if name not in ACTS:
            raise Http404(f"There is no act {name}: choose among {', '.join(ACTS)}.")
        act = ACTS[name]
        if request.method != "POST":
            numbers = asked_for(request)
            reason = reason_waiting(numbers[0], act.name) if len(numbers) == 1 else ""
            form = ActForm(act, initial={"reason": reason})
            return self.confirm(request, act, numbers, form)
        seen = read_revisions(request.POST.getlist(CHOSEN))
        left = read_revisions(request.POST.getlist(LEFT))
        form = ActForm(act, request.POST)
        if form.is_valid() and self.done(request, act, form, seen, list(left)):
            return HttpResponseRedirect(after(list(seen)))
        return self.confirm(request, act, [*seen, *left], form)

    def done(
        self, request: HttpRequest, act: Act, form: ActForm, seen: dict[int, int], left: list[int]
    ) -> bool:
        """Whether the act was done to what was seen; if not, the form says why."""
        if problem := number_problem(request, len(seen)):
            form.add_error(None, problem)
            return False
        plan = Plan(rows_of(list(seen)), reasons_of(act, rows_of(left)))
        by, given = signed_in(request), form.cleaned_data
        try:
            with transaction.atomic():
                entry = act_on(seen, action=act.action, call=act.call, by=by, given=given)
                note_publisher(incidents=plan.rows, by=by, entry=entry)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        self.message_user(request, plan.outcome(act.action.label.lower()), messages.SUCCESS)
        return True

    def confirm(
        self, request: HttpRequest, act: Act, numbers: list[int], form: ActForm
    ) -> HttpResponse:
        """The page that asks: what will be done to the fit ones, and why not to the others."""
        rows = rows_of(numbers)
        plan = plan_act(rows, action=act.action)
        said = [f"{row}: {why}." for row, why in plan.skipped]
        several = len(rows) > 1 and plan.rows
        summary = [plan.ahead(act.action.label.lower())] if several else []
        hidden = [*revisions(CHOSEN, plan.rows), *revisions(LEFT, [row for row, _ in plan.skipped])]
        return Confirmation(
            title=f"{act.label}: {counted(len(plan.rows or rows))}",
            consequence=str(act.consequence),
            action=reverse(ACT_URL, args=[act.name]),
            form=form,
            rows=[line(row, row.date, standing_of(row)) for row in plan.rows or rows],
            skipped=said if plan.rows else [],
            problems=[] if plan.rows else said or [gettext("Choose at least one incident.")],
            notes=[*changed_since_listed(request, rows), *summary],
            number=len(plan.rows),
            hidden=hidden,
        ).page(self, request)


def chosen(act: Act) -> Any:
    """The list action that leads to the page of the act."""

    def ask(model_admin: Any, request: HttpRequest, queryset: QuerySet[Incident]) -> Any:
        numbers = list(queryset.order_by().values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(numbers) > MOST_AT_ONCE:
            words = gettext("Choose at most {} incidents at once.").format(MOST_AT_ONCE)
            model_admin.message_user(request, words, messages.ERROR)
            return None
        return model_admin.confirm(request, act, numbers, ActForm(act))

    return ask


def acts_from(incident: Incident | None) -> list[Act]:
    """The acts possible from the state of an incident; a new one is a draft."""
    state = incident.state if incident else "draft"
    return [act for act in ACTS.values() if act.from_state == state]


def next_act(request: HttpRequest, incident: Incident) -> HttpResponse | None:
    """On to the page of the act whose button was pressed, if one was."""
    pressed = next((name for name in ACTS if f"_act_{name}" in request.POST), None)
    if pressed is None or not may_publish(request):
        return None
    return HttpResponseRedirect(f"{reverse(ACT_URL, args=[pressed])}?pk={incident.pk}")


def asked_for(request: HttpRequest) -> list[int]:
    """The numbers of incidents in an address; raises 404 for what are none."""
    try:
        return [int(each) for each in request.GET.getlist("pk")]
    except ValueError as error:
        raise Http404("pk: give the numbers of incidents.") from error


def rows_of(numbers: list[int]) -> list[Incident]:
    """The incidents of these numbers that there are, in their order."""
    return list(Incident.objects.filter(pk__in=numbers).order_by("pk"))


def revisions(field: str, rows: list[Incident]) -> list[tuple[str, str]]:
    """Hidden fields that name rows, each with the revision that is shown."""
    return [(field, text) for text in written_revisions({row.pk: row.revision for row in rows})]


def reasons_of(act: Act, left: list[Incident]) -> list[tuple[Incident, str]]:
    """Why each of those left alone was; one that has become fit was not asked for."""
    plan = plan_act(left, action=act.action)
    return [*plan.skipped, *((row, gettext("it changed after it was shown")) for row in plan.rows)]


def signed_in(request: HttpRequest) -> User:
    """Whoever asks: these pages are for users only."""
    assert isinstance(request.user, User)
    return request.user


def standing_of(incident: Incident) -> str:
    """State and version, in words."""
    state = incident.get_state_display().lower()
    if not incident.version:
        return state
    return gettext("{state}, version {version}").format(state=state, version=incident.version)


def after(done: list[int]) -> str:
    """Where to go when it is done: to the incident, or to the list when there were several."""
    if len(done) == 1:
        return reverse("admin:incidents_incident_change", args=done)
    return reverse("admin:incidents_incident_changelist")
