"""Queries of the incident list that users keep under names of their own."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from incidents.models import SavedFilter

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

NOT_KEPT = ("p", "e", "all")


class SavedFilters(Base):
    """The links above the list, and what saves, renames and deletes them; each user's own only."""

    def get_urls(self) -> list[URLPattern]:
        """Add the two addresses."""
        name = "incidents_incident_filter"
        save = self.admin_site.admin_view(self.save_filter)
        change = self.admin_site.admin_view(self.change_filter)
        return [
            path("filters/", save, name=f"{name}_save"),
            path("filters/<int:pk>/", change, name=f"{name}_change"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Show the user's filters above the list; not where one incident is chosen for another."""
        kept = None if "_popup" in request.GET else list(own(request))
        present = plain(request.GET)
        shown = {"saved_filters": kept, "present_query": present}
        return super().changelist_view(request, {**shown, **(extra_context or {})})

    @method_decorator(require_POST)
    def save_filter(self, request: HttpRequest) -> HttpResponse:
        """Keep the query under the name."""
        query = self.query_in(request)
        kept = SavedFilter(user=user_of(request), name=name_in(request), query=query)
        if self.stored(request, kept):
            messages.success(request, gettext("The filter “{}” is saved.").format(kept.name))
        return back_to(query)

    @method_decorator(require_POST)
    def change_filter(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Rename or delete one of the user's own; another's is not there."""
        query = self.query_in(request)
        kept = get_object_or_404(own(request), pk=pk)
        if request.POST.get("act") == "delete":
            kept.delete()
            messages.success(request, gettext("The filter “{}” is deleted.").format(kept.name))
        elif request.POST.get("act") == "rename":
            kept.name = name_in(request)
            if self.stored(request, kept):
                words = gettext("The filter is now called “{}”.").format(kept.name)
                messages.success(request, words)
        return back_to(query)

    def query_in(self, request: HttpRequest) -> str:
        """The query of the list that was sent, for whoever may see the list."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return plain(QueryDict(request.POST.get("query", "")[:10_000].lstrip("?")))

    def stored(self, request: HttpRequest, kept: SavedFilter) -> bool:
        """Whether it was saved; if not, a message says why."""
        try:
            ProhibitNullCharactersValidator()(kept.name)
            kept.full_clean()
        except ValidationError as error:
            words = gettext("The filter was not saved. {}").format(" ".join(said(error)))
            messages.error(request, words)
            return False
        kept.save()
        return True


def own(request: HttpRequest) -> Any:
    """The user's filters by name."""
    return SavedFilter.objects.filter(user=user_of(request))


def user_of(request: HttpRequest) -> Any:
    """Whoever is signed in."""
    return request.user


def name_in(request: HttpRequest) -> str:
    """The name that was typed, without blanks around it."""
    return request.POST.get("name", "").strip()


def plain(query: QueryDict) -> str:
    """A query without the page it was on."""
    kept = query.copy()
    for name in NOT_KEPT:
        kept.pop(name, None)
    return kept.urlencode()


def said(error: ValidationError) -> list[str]:
    """Each fact with the field it is about."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        f"{name}: {words}" if name != "__all__" else words
        for name, facts in error.message_dict.items()
        for words in facts
    ]


def back_to(query: str) -> HttpResponseRedirect:
    """The list as it was."""
    address = reverse("admin:incidents_incident_changelist")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
