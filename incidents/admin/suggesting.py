"""Suggestions from a report's text: the address that gives them, the script that shows them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, JsonResponse, QueryDict
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from incidents.models import Source
from incidents.suggestions import Passage, Report, suggest

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

BOUNDS = ("start", "end")
MOST_DIGITS = 7


class SourceSuggestions(Base):
    """The address of a source that gives what its text suggests."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address."""
        view = self.admin_site.admin_view(self.suggestions_view)
        name = "incidents_source_suggestions"
        return [path("<int:pk>/suggestions/", view, name=name), *super().get_urls()]

    @method_decorator(require_safe)
    def suggestions_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """All suggestions, those of the passage from ``start`` to ``end`` first; takes nothing."""
        source = Source.objects.filter(pk=pk).first()
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        if source is None:
            raise Http404(f"There is no source {pk}.")
        try:
            selected = selected_in(request.GET, len(source.text))
        except ValidationError as error:
            return JsonResponse({"error": error.message}, status=400)
        found = suggest(report_of(source), selected)
        shown = [suggestion.shown() for suggestion in found]
        return JsonResponse({"source": source.pk, "suggestions": shown})


class SuggestionChips(Base):
    """Shows suggestions beside the fields of the form."""

    @property
    def media(self) -> forms.Media:
        """Add the scripts and the style."""
        desk = "incidents/desk/suggestions"
        scripts = [f"{desk}{part}.js" for part in ("_taking", "_passages", "_keys", "")]
        return super().media + forms.Media(js=scripts, css={"all": [f"{desk}.css"]})


def report_of(source: Source) -> Report:
    """The text of a source; weekdays count from its day of publication if that is one day."""
    first, last = source.published_earliest, source.published_latest
    return Report(source.text, first if first == last else None)


def selected_in(asked: QueryDict, characters: int) -> Passage | None:
    """The passage asked for, None without one; raises ValidationError for anything else."""
    if unknown := sorted(set(asked) - set(BOUNDS)):
        raise ValidationError(f"{unknown[0][:50]}: no such parameter; give start and end, or none.")
    if not asked:
        return None
    start, end = (bound_in(asked, name) for name in BOUNDS)
    if not start < end <= characters:
        raise ValidationError(
            f"start, end: {start} to {end} is no passage; give start below end, and end at most "
            f"{characters}."
        )
    return Passage(start, end)


def bound_in(asked: QueryDict, name: str) -> int:
    """One bound; it is given once, in digits."""
    given: list[Any] = asked.getlist(name)
    text = given[0] if len(given) == 1 else ""
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        said = ", ".join(given)[:50] or "nothing"
        raise ValidationError(f"{name}: “{said}” is no place in the text; give one whole number.")
    return int(text)
