"""The queue of pairs that may be one: looked at, merged, judged to be two, or put off."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from incidents.admin.base import ReadOnlyAdmin
from incidents.admin.counting import LimitedPaginator
from incidents.admin.merging import MERGE
from incidents.admin.publishing import signed_in
from incidents.codes import CLOSED, State
from incidents.duplicates import keep_apart
from incidents.models import DuplicatePair, Incident

CHANGE = "incidents.change_incident"
LIST = "admin:incidents_duplicatepair_changelist"


class Filter(admin.SimpleListFilter):
    """A filter whose values are conditions."""

    conditions: dict[str, tuple[Any, Q]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The values that can be asked for."""
        return [(code, label) for code, (label, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that the value leaves."""
        found = self.conditions.get(self.value() or "")
        return queryset.filter(found[1]) if found else queryset


class Waiting(Filter):
    """What waits, unless what was put off is asked for."""

    def value(self) -> str:
        """Without being asked, what waits."""
        return super().value() or "waiting"

    def choices(self, changelist: Any) -> Any:
        """Each value; there is no list of all."""
        return list(super().choices(changelist))[1:]

    title, parameter_name = _("standing"), "standing"
    conditions = {
        "waiting": (_("Waiting"), Q(put_off_at__isnull=True)),
        "later": (_("Put off"), Q(put_off_at__isnull=False)),
    }


class Points(Filter):
    """From so many points on."""

    title, parameter_name = _("points"), "points"
    conditions = {str(least): (f"≥ {least}", Q(score__gte=least)) for least in (13, 12, 11, 10)}


class Published(Filter):
    """Whether readers see any of the two."""

    title, parameter_name = _("published"), "published"
    conditions = {
        "none": (_("Drafts only"), Q(first__state=State.DRAFT, second__state=State.DRAFT)),
        "one": (_("One or both"), ~Q(first__state=State.DRAFT, second__state=State.DRAFT)),
        "both": (_("Both"), Q(first__state=State.PUBLISHED, second__state=State.PUBLISHED)),
    }


class PairList(ChangeList):
    """One page; each pair knows how the list was asked for, and whether it may be judged."""

    def get_results(self, request: HttpRequest) -> None:
        """Tell the rows, since one admin answers many requests at once."""
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        for pair in rows:
            pair.asked = request.GET.urlencode()
            pair.may_judge = request.user.has_perm(CHANGE)
        self.result_list = rows


@admin.register(DuplicatePair)
class DuplicatePairAdmin(ReadOnlyAdmin):
    """The likeliest first; whoever may change incidents judges."""

    list_display = ["points", "first_one", "second_one", "why", "judging"]
    list_display_links = None
    list_select_related = ["first__type", "second__type"]
    list_filter = [Waiting, Points, Published]
    list_per_page = 25
    show_facets = admin.ShowFacets.NEVER
    paginator = LimitedPaginator
    search_fields = ["first__title", "second__title", "first__reference", "second__reference"]
    search_help_text = _("Words of a title, or a reference.")

    @property
    def media(self) -> forms.Media:
        """Add the style of the queue."""
        styles = [f"incidents/{name}.css" for name in ("admin", "desk/lists", "desk/merging")]
        return super().media + forms.Media(css={"all": styles}, js=["incidents/admin.js"])

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever sees incidents sees which may be one."""
        return request.user.has_perm("incidents.view_incident")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The same for the first page."""
        return self.has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Pairs of which both still stand."""
        pairs = super().get_queryset(request)
        return pairs.exclude(first__state__in=CLOSED).exclude(second__state__in=CLOSED)

    def get_urls(self) -> list[URLPattern]:
        """Add what the buttons do."""
        view = self.admin_site.admin_view(self.judge_view)
        name = "incidents_duplicatepair_judge"
        return [path("<int:pk>/<str:act>/", view, name=name), *super().get_urls()]

    @method_decorator(require_POST)
    def judge_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """Judge a pair, and go on with the list as it was filtered."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        pair = DuplicatePair.objects.select_related("first", "second").filter(pk=pk).first()
        if act not in ACTS:
            raise Http404(f"There is no act {act}: choose among {', '.join(ACTS)}.")
        if pair is None:
            words = gettext("Somebody judged this pair already.")
            self.message_user(request, words, messages.WARNING)
        else:
            ACTS[act](pair, signed_in(request))
            done = f"{SAID[act]}: {pair.first} / {pair.second}"
            self.message_user(request, done, messages.SUCCESS)
        query = request.GET.urlencode()
        return HttpResponseRedirect(f"{reverse(LIST)}?{query}" if query else reverse(LIST))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list whose rows know the request."""
        return PairList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The queue under its own name."""
        more = {"title": _("Possible duplicates"), **(extra_context or {})}
        return super().changelist_view(request, more)

    @admin.display(description=_("points"), ordering="score")
    def points(self, pair: DuplicatePair) -> str:
        """One decimal."""
        return f"{pair.score:.1f}"

    @admin.display(description=_("older"))
    def first_one(self, pair: DuplicatePair) -> SafeString:
        """The older incident, in short."""
        return shown(pair.first)

    @admin.display(description=_("newer"))
    def second_one(self, pair: DuplicatePair) -> SafeString:
        """The newer incident, in short."""
        return shown(pair.second)

    @admin.display(description=_("why"))
    def why(self, pair: DuplicatePair) -> SafeString:
        """What agrees, and what speaks against it."""
        agrees = format_html_join(" · ", "{}", ((each,) for each in pair.agrees))
        differs = format_html_join(" · ", "{}", ((each,) for each in pair.differs))
        return format_html('{}<span class="pair-differs">{}</span>', agrees, differs)

    @admin.display(description=_("judge"))
    def judging(self, pair: Any) -> SafeString:
        """The buttons, each with the pair in its name for those who listen."""
        if not pair.may_judge:
            return SafeString("")
        both = f"{pair.first.title} / {pair.second.title}"
        asked = urlencode([("pk", pair.first_id), ("pk", pair.second_id), ("from", "queue")])
        merge = f"{reverse(MERGE)}?{asked}"
        acts = ["apart", "again" if pair.put_off_at else "later"]
        buttons = format_html_join(
            " ",
            '<button type="submit" formaction="{}" aria-label="{}: {}">{}</button>',
            ((self.address(pair, act), LABELS[act], both, LABELS[act]) for act in acts),
        )
        link = '<a class="button" href="{}" aria-label="{}: {}">{}</a> {}'
        return format_html(link, merge, LABELS["merge"], both, LABELS["merge"], buttons)

    def address(self, pair: Any, act: str) -> str:
        """What a button asks."""
        path = reverse("admin:incidents_duplicatepair_judge", args=[pair.pk, act])
        return f"{path}?{pair.asked}" if pair.asked else path


def shown(incident: Incident) -> SafeString:
    """Title with a link, and beside it what tells it from others."""
    address = reverse("admin:incidents_incident_change", args=[incident.pk])
    facts = [incident.reference, incident.date, incident.type, incident.get_state_display()]
    told = " · ".join(str(fact) for fact in facts if fact)
    row = '<a href="{}" target="_blank"><bdi>{}</bdi></a><span class="pair-facts">{}</span>'
    return format_html(row, address, incident.title, told)


def put_off(pair: DuplicatePair, by: Any) -> None:
    """Look at it later."""
    DuplicatePair.objects.filter(pk=pair.pk).update(put_off_at=now(), put_off_by=by)


def take_up(pair: DuplicatePair, by: Any) -> None:
    """Look at it now after all."""
    DuplicatePair.objects.filter(pk=pair.pk).update(put_off_at=None, put_off_by=None)


def judge_two(pair: DuplicatePair, by: Any) -> None:
    """They are two; it is never offered again."""
    keep_apart(incident=pair.second, others=[pair.first_id], by=by)


ACTS: dict[str, Callable[[DuplicatePair, Any], None]] = {
    "apart": judge_two,
    "later": put_off,
    "again": take_up,
}
LABELS = {
    "merge": _("Merge …"),
    "apart": _("Not the same"),
    "later": _("Later"),
    "again": _("Take up again"),
}
SAID = {"apart": _("Kept apart"), "later": _("Put off"), "again": _("Taken up again")}
