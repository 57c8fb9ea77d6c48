"""How far a report is coded, and by whom: said from the list of sources and from the pane."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from incidents.codes import CodingState
from incidents.models import Citation, Source, User

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

STATE_ACTIONS = ["assign_to_me", "mark_coded", "mark_nothing_to_code"]


class SourceStates(Base):
    """Actions of the list, the number of incidents, and the address that the pane asks."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address."""
        view = self.admin_site.admin_view(self.state_view)
        return [path("<int:pk>/state/", view, name="incidents_source_state"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """The sources with the number of their incidents, their texts left where they are."""
        found: QuerySet[Source] = super().get_queryset(request).defer("text")
        cited = Citation.objects.filter(source=OuterRef("pk")).order_by().values("source")
        count = cited.values(count=Count("incident", distinct=True))
        return found.annotate(incidents_in_it=Coalesce(Subquery(count), 0))

    @admin.display(description=_("Incidents"), ordering="incidents_in_it")
    def incident_count(self, source: Any) -> int:
        """How many incidents cite it."""
        return int(source.incidents_in_it)

    @admin.action(description=_("Assign to me"), permissions=["change"])
    def assign_to_me(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        """The user codes these."""
        count = plain(queryset).update(assigned_to=request.user.pk)
        self.message_user(request, gettext("Assigned to you: {}.").format(count), messages.SUCCESS)

    @admin.action(description=_("Mark coded"), permissions=["change"])
    def mark_coded(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        """Every incident in these has been entered."""
        count = plain(queryset).update(coding_state=CodingState.CODED)
        self.message_user(request, gettext("Marked coded: {}.").format(count), messages.SUCCESS)

    @admin.action(description=_("Mark nothing to code"), permissions=["change"])
    def mark_nothing_to_code(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        """These report no incident; those that are cited are left as they are."""
        with transaction.atomic():
            chosen = plain(queryset).select_for_update()
            free = [source for source in chosen if not is_cited(source)]
            cited = [source for source in chosen if source not in free]
            keys = [source.pk for source in free]
            Source.objects.filter(pk__in=keys).update(coding_state=CodingState.NOTHING_TO_CODE)
        if free:
            words = gettext("Marked nothing to code: {}.").format(len(free))
            self.message_user(request, words, messages.SUCCESS)
        for source in cited[:10]:
            self.message_user(request, refusal(source), messages.ERROR)

    @method_decorator(require_POST)
    def state_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Set the state of one source; a refusal says why."""
        if pk >= 2**63:
            return JsonResponse({"error": "There is no such source."}, status=404)
        if not self.has_change_permission(request, get_object_or_404(Source, pk=pk)):
            raise PermissionDenied
        state = request.POST.get("state", "")
        if state not in CodingState.values:
            known = ", ".join(CodingState.values)
            error = f"state: “{state[:40]}” is none. Choose among {known}."
            return JsonResponse({"error": error}, status=400)
        with transaction.atomic():
            source = Source.objects.select_for_update().defer("text").get(pk=pk)
            if state == CodingState.NOTHING_TO_CODE and is_cited(source):
                return JsonResponse({"error": refusal(source)}, status=400)
            source.coding_state = state
            source.save(update_fields=["coding_state"])
        return JsonResponse({"state": state, "label": CodingState(state).label})


class AssignedFilter(admin.SimpleListFilter):
    """Sources by who codes them: me, nobody, or anybody who has some."""

    title = "assigned to"
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        """Me and nobody before the others."""
        yield from (("me", "Me"), ("nobody", "Nobody"))
        others = User.objects.filter(assigned_sources__isnull=False).exclude(
            pk=request.user.pk or 0
        )
        for user in others.order_by("username").distinct():
            yield str(user.pk), user.get_full_name() or user.get_username()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The sources of the one chosen."""
        value = self.value()
        if value == "me":
            return queryset.filter(assigned_to=request.user.pk)
        if value == "nobody":
            return queryset.filter(assigned_to=None)
        known = dict(self.lookup_choices)
        return queryset.filter(assigned_to=value) if value in known else queryset


def plain(queryset: QuerySet[Source]) -> QuerySet[Source]:
    """The same sources without what the list counts, which neither locks nor updates take."""
    return Source.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))).defer("text")


def is_cited(source: Source) -> bool:
    """Whether an incident or an affiliation cites it."""
    return Citation.objects.filter(source=source).exists()


def refusal(source: Source) -> str:
    """Why there is something to code in it."""
    count = Citation.objects.filter(source=source).count()
    times = "once" if count == 1 else f"{count} times"
    return (
        f"“{source}” is cited {times}, so there was something to code in it: mark it coded, or "
        "take the citations away first."
    )
