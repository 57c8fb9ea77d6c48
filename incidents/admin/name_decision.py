"""Names in files that are nearly ours: looked through and decided page by page."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.admin.base import ReadOnlyAdmin
from incidents.admin.publishing import signed_in
from incidents.models import Actor, NameDecision, NameVerdict, Place, User

TEMPLATE = "admin/incidents/namedecision/review.html"
PAGE = 50
IS = "is:"
OTHER = "other"


@admin.register(NameDecision)
class NameDecisionAdmin(ReadOnlyAdmin):
    """The list of all, and the page on which those still open are decided."""

    class Media:
        css = {"all": ["incidents/admin.css"]}

    list_display = ("name", "kind", "beside", "dataset", "verdict", "slug", "by", "at")
    list_filter = ("verdict", "kind", "dataset")
    list_select_related = ("by",)
    search_fields = ("name", "slug")
    actions = ("open_again",)
    change_list_template = "admin/incidents/namedecision/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        view = self.admin_site.admin_view(self.review_view)
        return [path("review/", view, name="incidents_namedecision_review"), *super().get_urls()]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whoever may change them."""
        return request.user.has_perm("incidents.change_namedecision")

    @admin.action(description=gettext_lazy("Decide again"), permissions=["decide"])
    def open_again(self, request: HttpRequest, queryset: Any) -> None:
        """Take the decision back; what was imported by it stays."""
        count = queryset.update(verdict=NameVerdict.OPEN, slug="", by=None, at=now())
        words = _("To be decided again: {}.").format(count)
        self.message_user(request, words, messages.SUCCESS)

    def review_view(self, request: HttpRequest) -> HttpResponse:
        """The next ones to decide (GET); keep what was decided (POST)."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        dataset = request.GET.get("dataset", "")
        if request.method == "POST":
            decided, wrong = keep_verdicts(request.POST, by=signed_in(request))
            for each in wrong:
                self.message_user(request, each, messages.ERROR)
            if decided:
                words = _("Decided: {}.").format(decided)
                self.message_user(request, words, messages.SUCCESS)
            return HttpResponseRedirect(review_of(dataset))
        waiting = NameDecision.objects.filter(verdict=NameVerdict.OPEN)
        shown = waiting.filter(dataset=dataset) if dataset else waiting
        context = {
            **self.admin_site.each_context(request),
            "title": _("Names to decide"),
            "opts": self.opts,
            "media": self.media,
            "names": shown[:PAGE],
            "count": shown.count(),
            "dataset": dataset,
        }
        return TemplateResponse(request, TEMPLATE, context)


def review_of(dataset: str = "") -> str:
    """The page, for one dataset or all."""
    asked = f"?{urlencode({'dataset': dataset})}" if dataset else ""
    return reverse("admin:incidents_namedecision_review") + asked


@transaction.atomic
def keep_verdicts(sent: Any, *, by: User) -> tuple[int, list[str]]:
    """Keep each verdict that was chosen; how many, and what could not be.

    One that somebody else decided meanwhile stays as that was.
    """
    chosen = dict(_chosen(sent))
    rows = NameDecision.objects.select_for_update().filter(pk__in=chosen, verdict=NameVerdict.OPEN)
    decided, wrong = 0, []
    for row in rows:
        verdict, slug = chosen[row.pk]
        if verdict == NameVerdict.IS and not _exists(row.kind, slug):
            wrong.append(f"{row.name}: there is no {row.kind} {slug!r}: write its slug.")
            continue
        row.verdict, row.slug, row.by, row.at = verdict, slug, by, now()
        row.save(update_fields=["verdict", "slug", "by", "at"])
        decided += 1
    return decided, wrong


def _chosen(sent: Any) -> Iterator[tuple[int, tuple[str, str]]]:
    for name, value in sent.items():
        number = name.removeprefix("name-")
        if number == name or not (number.isascii() and number.isdecimal() and len(number) < 19):
            continue
        if value.startswith(IS):
            yield int(number), (NameVerdict.IS, value.removeprefix(IS))
        elif value == OTHER:
            yield int(number), (NameVerdict.IS, sent.get(f"other-{number}", "").strip())
        elif value in (NameVerdict.NEW, NameVerdict.OUT):
            yield int(number), (value, "")


def _exists(kind: str, slug: str) -> bool:
    model: Any = Actor if kind == "actor" else Place
    return bool(slug and "\0" not in slug and model.objects.filter(slug=slug).exists())
