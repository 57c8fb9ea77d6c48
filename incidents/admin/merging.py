"""Merging two incidents on one page: side by side, chosen, looked at, done; and taken back."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.admin.acts import ReasonForm
from incidents.admin.confirming import Confirmation
from incidents.admin.history_of import with_unpublished_edits
from incidents.admin.merge_form import MergeForm
from incidents.admin.publishing import signed_in
from incidents.admin.told import told_row
from incidents.bulk.publishing import unchanged
from incidents.codes import State
from incidents.history.states import state_now
from incidents.history.wording import Words
from incidents.merging import merge, preview, unmerge
from incidents.merging.merge import Outcome, opened
from incidents.models import Incident, Merge

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

TEMPLATE = "admin/incidents/incident/merge.html"
MERGE = "admin:incidents_incident_merge"
MOVED = _("Somebody changed one of the two after this page was shown. Look again, then merge.")


class Merging(Base):
    """The page of a merge, reached from the list, the queue and the panel of the form."""

    @property
    def media(self) -> forms.Media:
        """Add its style."""
        return super().media + forms.Media(css={"all": ["incidents/desk/merging.css"]})

    def get_urls(self) -> list[URLPattern]:
        """Add the page, and the one that takes a merge back."""
        wrap, name = self.admin_site.admin_view, "incidents_incident"
        return [
            path("merge/", wrap(self.merge_view), name=f"{name}_merge"),
            path("<int:pk>/unmerge/", wrap(self.unmerge_view), name=f"{name}_unmerge"),
            *super().get_urls(),
        ]

    def get_actions(self, request: HttpRequest) -> Any:
        """The way from the list: two are chosen."""
        actions = super().get_actions(request)
        if not self.has_change_permission(request):
            return actions
        return actions | {"merge_two": (merge_two, "merge_two", _("Merge two into one …"))}

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show both (GET), what would come of it, or do it (POST)."""
        winner, loser = pair_of(request)
        may_merge(request, winner, loser)
        form = MergeForm(
            (winner, loser), state_now(winner.pk), state_now(loser.pk), request.POST or None
        )
        outcome: Outcome | None = None
        if request.method == "POST" and form.is_valid():
            try:
                if "_merge" in request.POST:
                    self.do_merge(request, form)
                    return HttpResponseRedirect(after(request, winner))
                outcome = preview(loser=loser, winner=winner, choices=form.choices())
            except ValidationError as error:
                form.add_error(None, error.messages)
        return self.merge_page(request, form, outcome)

    def do_merge(self, request: HttpRequest, form: MergeForm) -> None:
        """Merge, unless one of them is no longer what was shown."""
        (winner, loser), by = form.pair, signed_in(request)
        reason = form.cleaned_data["reason"]
        with opened(by, reason, State.PUBLISHED in (winner.state, loser.state)):
            rows = Incident.objects.select_for_update(no_key=True).order_by("pk")
            now = {each.pk: each.revision for each in rows.filter(pk__in=[winner.pk, loser.pk])}
            if seen_in(request) != [now.get(winner.pk), now.get(loser.pk)]:
                raise ValidationError(MOVED)
            merge(loser=loser, winner=winner, by=by, choices=form.choices(), reason=reason)
        words = gettext("{} was merged into {}.").format(loser, winner)
        self.message_user(request, words, messages.SUCCESS)

    def merge_page(
        self, request: HttpRequest, form: MergeForm, outcome: Outcome | None
    ) -> TemplateResponse:
        """The page; what is pending of a published one is said, since it goes out too."""
        winner, loser = form.pair
        words = Words(outcome.changes if outcome else [])
        edited = with_unpublished_edits([winner.pk, loser.pk])
        edited -= unchanged(edited) if edited else set()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge two incidents"),
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "winner": winner,
            "loser": loser,
            "outcome": outcome,
            "changes": [told_row(each, words) for each in outcome.changes] if outcome else [],
            "public": winner.state == State.PUBLISHED,
            "pending": [row for row in form.pair if row.pk in edited],
            "seen": request.POST.getlist("seen") or [str(winner.revision), str(loser.revision)],
            "exchanged": address_of(loser, winner, came_from(request)),
            "queue": came_from(request),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def unmerge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask why a merge is taken back (GET); take it back (POST)."""
        row = Merge.objects.select_related("loser", "winner").filter(loser=pk).first()
        if row is None:
            raise Http404(f"Incident {pk} is not merged into another one.")
        may_merge(request, row.winner, row.loser)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                reason = form.cleaned_data["reason"]
                unmerge(loser=row.loser, by=signed_in(request), reason=reason)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                words = gettext("{} stands by itself again.").format(row.loser)
                self.message_user(request, words, messages.SUCCESS)
                return HttpResponseRedirect(change_page(pk))
        return Confirmation(
            title=gettext("Take a merge back: {}").format(row.loser),
            consequence=gettext(
                "Both say again what they said before; the pair is remembered as two."
            ),
            action=reverse("admin:incidents_incident_unmerge", args=[pk]),
            form=form,
            rows=[f"{row.loser} → {row.winner}"],
            button=gettext("Take it back"),
            back=change_page(row.winner_id),
        ).page(self, request)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Say of a merged incident into what, and of another one what it took over."""
        if original := context["original"]:
            context["merged_into"] = Merge.objects.select_related("winner").filter(loser=original)
            context["merged_here"] = original.merged_here.select_related("loser")
        return super().render_change_form(request, context, *args, **options)


def merge_two(model_admin: Any, request: HttpRequest, queryset: QuerySet[Incident]) -> Any:
    """The list action: on to the page of the merge."""
    rows = list(queryset.order_by("pk")[:3])
    if len(rows) != 2:
        words = gettext("Choose two incidents to merge.")
        model_admin.message_user(request, words, messages.ERROR)
        return None
    return HttpResponseRedirect(f"{reverse(MERGE)}?{urlencode([('pk', row.pk) for row in rows])}")


def pair_of(request: HttpRequest) -> tuple[Incident, Incident]:
    """Winner and loser of the address; of two in no order the published, then the older stays."""
    numbers = [request.GET.get("winner", ""), request.GET.get("loser", "")]
    ordered = all(numbers)
    numbers = numbers if ordered else request.GET.getlist("pk")
    if len(set(numbers)) != 2 or not all(each.isdecimal() and len(each) < 19 for each in numbers):
        raise Http404("Name two incidents: winner=1&loser=2.")
    found = Incident.objects.in_bulk([int(each) for each in numbers])
    if len(found) != 2:
        raise Http404("One of these incidents is not there.")
    first, second = (found[int(each)] for each in numbers)
    if ordered or rank(first) <= rank(second):
        return first, second
    return second, first


def rank(incident: Incident) -> tuple[bool, int]:
    """What is public stays rather than a draft, what is older rather than what is newer."""
    return incident.state != State.PUBLISHED, incident.pk


def may_merge(request: HttpRequest, *incidents: Incident) -> None:
    """Raise ``PermissionDenied`` unless the user may change them, and publish what is public."""
    public = any(each.version for each in incidents)
    needed = ["incidents.change_incident", *(["incidents.publish_incident"] if public else [])]
    if not request.user.has_perms(needed):
        raise PermissionDenied


def address_of(winner: Incident, loser: Incident, queue: str) -> str:
    """The page on which these two are merged so."""
    asked = {"winner": winner.pk, "loser": loser.pk, **({"from": queue} if queue else {})}
    return f"{reverse(MERGE)}?{urlencode(asked)}"


def came_from(request: HttpRequest) -> str:
    """Whether the way back leads to the queue."""
    return "queue" if request.GET.get("from") == "queue" else ""


def after(request: HttpRequest, winner: Incident) -> str:
    """Where to go when it is done."""
    queue = came_from(request)
    return reverse("admin:incidents_duplicatepair_changelist") if queue else change_page(winner.pk)


def seen_in(request: HttpRequest) -> list[int | None]:
    """The revisions of winner and loser that the page showed."""
    return [int(each) if each.isdecimal() else None for each in request.POST.getlist("seen")]


def change_page(pk: int) -> str:
    """The form of an incident."""
    return reverse("admin:incidents_incident_change", args=[pk])
