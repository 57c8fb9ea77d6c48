"""Publishing and withdrawing timelines, from the list and from the page of one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from incidents.admin.confirming import CHOSEN, Confirmation
from incidents.admin.publishing import asked_for, signed_in
from incidents.models import User
from timeline.models import Timeline, TimelineEdition
from timeline.saved.publishing import is_published, publish, withdraw
from timeline.saved.told import fingerprint

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

ACT_URL = "admin:timeline_timeline_act"
LIST_URL = "admin:timeline_timeline_changelist"


class NothingToSay(forms.Form):
    """Publishing asks nothing."""


class ReasonForm(forms.Form):
    """Why a timeline is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Readers will see it."),
    )


@dataclass(frozen=True)
class Act:
    """What an editor does with timelines, and how it is asked."""

    name: str
    label: Any
    button: Any
    consequence: Any
    form: type[forms.Form]
    call: Callable[..., TimelineEdition]


ACTS = {
    "publish": Act(
        "publish",
        _("Publish"),
        _("Save and publish …"),
        _("Readers will see it as it stands now."),
        NothingToSay,
        publish,
    ),
    "withdraw": Act(
        "withdraw",
        _("Withdraw"),
        _("Save and withdraw …"),
        _("Readers will see the reason in its place."),
        ReasonForm,
        withdraw,
    ),
}


def may_publish(request: HttpRequest) -> bool:
    """Whether the user is one of those who publish timelines."""
    return request.user.has_perm("timeline.publish_timeline")


class Publishing(Base):
    """What editors do beyond drafting; nobody else is offered it, or gets through by hand."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page on which an act is confirmed."""
        view = self.admin_site.admin_view(self.act_view)
        return [path("act/<str:name>/", view, name="timeline_timeline_act"), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> Any:
        """The acts, for those who may publish, before Django's own action."""
        actions = super().get_actions(request)
        if not may_publish(request):
            return actions
        return {act.name: (_chosen(act), act.name, act.label) for act in ACTS.values()} | actions

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add the buttons of the acts that are possible."""
        timeline = context["original"]
        if may_publish(request) and self.has_change_permission(request, timeline):
            published = timeline is not None and is_published(timeline)
            context["acts"] = [ACTS["publish"], *([ACTS["withdraw"]] if published else [])]
        return super().render_change_form(request, context, *args, **options)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> Any:
        """Go on to the act whose button saved the page."""
        response = super().response_add(request, obj, *args)
        return _next_act(request, obj) or response

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Go on to the act whose button saved the page."""
        response = super().response_change(request, obj)
        return _next_act(request, obj) or response

    def act_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Show what the act will do (GET); do it to all that were chosen, or to none (POST)."""
        if not may_publish(request):
            raise PermissionDenied
        if name not in ACTS:
            raise Http404(f"There is no act {name}: choose among {', '.join(ACTS)}.")
        act = ACTS[name]
        if request.method != "POST":
            return confirm(self, request, act, _rows(asked_for(request)), act.form())
        seen = request.POST.getlist(CHOSEN)
        numbers = [each.partition("-")[0] for each in seen]
        rows = _rows(int(number) for number in numbers if number.isascii() and number.isdecimal())
        form = act.form(request.POST)
        if form.is_valid() and _done(act, {as_seen(row): row for row in rows}, seen, form, request):
            words = f"{act.label}: {', '.join(map(str, rows))}"
            self.message_user(request, words, messages.SUCCESS)
            return HttpResponseRedirect(_after(rows))
        return confirm(self, request, act, rows, form)


def confirm(
    model_admin: Any, request: HttpRequest, act: Act, rows: list[Timeline], form: forms.Form
) -> HttpResponse:
    """The page that asks."""
    return Confirmation(
        title=f"{act.label}: {rows[0] if len(rows) == 1 else len(rows)}",
        consequence=str(act.consequence),
        action=reverse(ACT_URL, args=[act.name]),
        form=form,
        rows=[f"{row} · /timelines/{row.slug}/" for row in rows],
        problems=[] if rows else [str(_("Choose at least one timeline."))],
        hidden=[(CHOSEN, as_seen(row)) for row in rows],
        button=str(act.label),
    ).page(model_admin, request)


def _chosen(act: Act) -> Any:
    """The list action that leads to the page of the act."""

    def ask(model_admin: Any, request: HttpRequest, queryset: Any) -> Any:
        return confirm(model_admin, request, act, list(queryset.order_by("pk")), act.form())

    return ask


def as_seen(row: Timeline) -> str:
    """Names a timeline and what it said when the page was shown."""
    return f"{row.pk}-{fingerprint(row)}"


def _done(
    act: Act,
    rows: Mapping[str, Timeline],
    seen: Collection[str],
    form: forms.Form,
    request: HttpRequest,
) -> bool:
    """Whether the act was done to every row; if not, to none, and the form says why."""
    try:
        with transaction.atomic():
            for now, row in rows.items():
                if now not in seen:
                    changed = _("{} was changed after this page was shown: look at it again.")
                    raise ValidationError(changed.format(row))
                _do(act, row, form, signed_in(request))
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return bool(rows)


def _do(act: Act, row: Timeline, form: forms.Form, by: User) -> None:
    try:
        act.call(row, by=by, **form.cleaned_data)
    except ValidationError as error:
        raise ValidationError([f"{row}: {message}" for message in error.messages]) from None


def _next_act(request: HttpRequest, timeline: Timeline) -> HttpResponse | None:
    pressed = next((name for name in ACTS if f"_act_{name}" in request.POST), None)
    if pressed is None or not may_publish(request):
        return None
    return HttpResponseRedirect(f"{reverse(ACT_URL, args=[pressed])}?pk={timeline.pk}")


def _rows(numbers: Iterable[int]) -> list[Timeline]:
    return list(Timeline.objects.filter(pk__in=list(numbers)).order_by("pk"))


def _after(rows: list[Timeline]) -> str:
    if len(rows) == 1:
        return reverse("admin:timeline_timeline_change", args=[rows[0].pk])
    return reverse(LIST_URL)
