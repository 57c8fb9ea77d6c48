"""Publishing, updating, correcting and retracting, from the list and from one incident's page."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from incidents.admin.acts import ACTS, Act, ActForm
from incidents.admin.confirming import Confirmation, may_publish, number_problem
from incidents.admin.listed import changed_since, changed_since_listed, read_revisions
from incidents.history.publishers import note_publisher
from incidents.models import Incident, User

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

MOST_AT_ONCE = 1000
SHOWN = 20
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
        act, incidents = ACTS[name], chosen_in(request)
        if request.method != "POST":
            return self.confirm(request, act, incidents, ActForm(act))
        form = ActForm(act, request.POST)
        if form.is_valid() and self.done(request, act, incidents, form):
            return HttpResponseRedirect(after(incidents))
        return self.confirm(request, act, incidents, form)

    def done(
        self, request: HttpRequest, act: Act, incidents: QuerySet[Incident], form: ActForm
    ) -> bool:
        """Whether the act was done; if not, the form says why."""
        if problem := refusal(request, incidents):
            form.add_error(None, problem)
            return False
        try:
            with transaction.atomic():
                entry = act.call(incidents=incidents, by=request.user, **form.cleaned_data)
                note_publisher(incidents=incidents, by=signed_in(request), entry=entry)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        what = (
            f"{entry.count} incident{'' if entry.count == 1 else 's'} {act.action.label.lower()}."
        )
        self.message_user(request, what, messages.SUCCESS)
        return True

    def confirm(
        self, request: HttpRequest, act: Act, incidents: QuerySet[Incident], form: ActForm
    ) -> HttpResponse:
        """The page that asks."""
        rows = list(incidents.order_by("pk"))
        return Confirmation(
            title=f"{act.label}: {len(rows)} incident{'' if len(rows) == 1 else 's'}",
            consequence=act.consequence,
            action=reverse(ACT_URL, args=[act.name]),
            form=form,
            rows=[f"{row} · {row.date} · {standing_of(row)}" for row in rows],
            problems=act.problems(incidents),
            notes=changed_since_listed(request, rows),
            number=len(rows),
            hidden=[("seen", seen(incidents)), *(("pk", str(row.pk)) for row in rows)],
        ).page(self, request)


def chosen(act: Act) -> Any:
    """The list action that leads to the page of the act."""

    def ask(model_admin: Any, request: HttpRequest, queryset: QuerySet[Incident]) -> Any:
        if queryset.count() > MOST_AT_ONCE:
            words = f"Choose at most {MOST_AT_ONCE} incidents at once."
            model_admin.message_user(request, words, messages.ERROR)
            return None
        incidents = Incident.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))
        return model_admin.confirm(request, act, incidents, ActForm(act))

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


def chosen_in(request: HttpRequest) -> QuerySet[Incident]:
    """The incidents a request names; raises 404 for numbers that are none."""
    named = (request.POST if request.method == "POST" else request.GET).getlist("pk")
    try:
        return Incident.objects.filter(pk__in=[int(each) for each in named])
    except ValueError as error:
        raise Http404("pk: give the numbers of incidents.") from error


def seen(incidents: QuerySet[Incident]) -> str:
    """What the confirming page was about: each incident at its revision."""
    rows = incidents.order_by("pk").values_list("pk", "revision")
    return ",".join(f"{pk}:{revision}" for pk, revision in rows)


def signed_in(request: HttpRequest) -> User:
    """Whoever asks: these pages are for users only."""
    assert isinstance(request.user, User)
    return request.user


def refusal(request: HttpRequest, incidents: QuerySet[Incident]) -> list[str]:
    """Why what was confirmed is not done: it changed after it was shown, or is more than meant."""
    shown = request.POST.get("seen", "")
    if shown != seen(incidents):
        moved = changed_since(read_revisions(shown.split(",")), list(incidents))
        words = "Somebody changed one of them after this page was shown. Look again, then confirm."
        return [words, *moved[:SHOWN]]
    problem = number_problem(request, incidents.count())
    return [problem] if problem else []


def standing_of(incident: Incident) -> str:
    """State and version, in words."""
    version = f", version {incident.version}" if incident.version else ""
    return f"{incident.get_state_display().lower()}{version}"


def after(incidents: QuerySet[Incident]) -> str:
    """Where to go when it is done: to the incident, or to the list when there were several."""
    found = list(incidents.values_list("pk", flat=True)[:2])
    if len(found) == 1:
        return reverse("admin:incidents_incident_change", args=found)
    return reverse("admin:incidents_incident_changelist")
