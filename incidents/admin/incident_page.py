"""One page of the incident list: what its rows show is loaded together, whatever is asked for."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.core.exceptions import FieldError, ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from incidents.admin.completeness import completeness
from incidents.admin.history_of import with_unpublished_edits
from incidents.admin.typed_filters import Refused, refuse
from incidents.bulk.publishing import unchanged
from incidents.figures.short import in_short
from incidents.models import Citation, Figure, Location, Participation

PARTS = [
    Prefetch("participations", Participation.objects.select_related("actor")),
    Prefetch("locations", Location.objects.select_related("place__parent")),
    Prefetch("figures", Figure.objects.all()),
    Prefetch("citations", Citation.objects.only("incident", "number")),
]


class IncidentChangeList(ChangeList):
    """The list; what it is asked for and does not know is said, and then nothing is shown."""

    def get_filters(self, request: HttpRequest) -> Any:
        """The filters, once what none of them knows is taken out and said."""
        self.refused = False
        for name, values in list(self.get_filters_params().items()):
            if why := self.unknown(request, name, values):
                refuse(request, name, ", ".join(values), why)
                self.refused = True
                del self.filter_params[name]
                self.params.pop(name, None)
        return super().get_filters(request)

    def unknown(self, request: HttpRequest, name: str, values: list[str]) -> Refused | None:
        """Why a parameter is not taken, if it is not."""
        if name in self.names_of_filters():
            return None
        if not all(self.model_admin.lookup_allowed(name, value, request) for value in values):
            return Refused("cannot be asked of this list", "choose among its filters")
        try:
            for value in values:
                self.root_queryset.filter(**{name: parsed(name, value)})
        except (FieldError, ValueError, TypeError, ValidationError):
            return Refused("is not understood", "choose among the filters of the list")
        return None

    def names_of_filters(self) -> set[str]:
        """The parameters that our own filters answer for themselves."""
        filters: list[Any] = list(self.list_filter)
        own = {each.parameter_name for each in filters if hasattr(each, "parameter_name")}
        return own | {f"{each[0]}__exact" for each in filters if isinstance(each, tuple)}

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """What is asked for; nothing where something of it was refused."""
        found: QuerySet[Any] = super().get_queryset(request, exclude_parameters)
        nul = "\0" in request.GET.get(SEARCH_VAR, "")
        return found.none() if self.refused or nul else found

    def get_results(self, request: HttpRequest) -> None:
        """The page, its rows filled in; a page that is not there is said, and the first shown."""
        try:
            super().get_results(request)
        except IncorrectLookupParameters:
            said = f"There is no page {self.page_num} of this list: this is the first."
            messages.warning(request, said)
            self.page_num = 1
            super().get_results(request)
        self.result_list = filled_in(self.result_list)


def parsed(name: str, value: str) -> Any:
    """A value as the lookup takes it; NUL is no character of any."""
    if "\0" in value:
        raise ValueError(name)
    return value.split(",") if name.endswith("__in") else value


def filled_in(rows: QuerySet[Any]) -> list[Any]:
    """The rows with all that their columns show: a statement for each kind of part.

    Which rows they are is asked first, by number: to sort numbers takes a fraction of the time.
    """
    numbers = list(rows.select_related(None).values_list("pk", flat=True))
    found = rows.model._default_manager.select_related("type", "entered_by")
    loaded = found.prefetch_related(*PARTS).in_bulk(numbers)
    incidents = [loaded[number] for number in numbers if number in loaded]
    edited = with_unpublished_edits([each.pk for each in incidents]) if incidents else set()
    edited -= unchanged(edited) if edited else set()
    figures = in_short({each.pk: each.figures.all() for each in incidents})
    for incident in incidents:
        incident.edited = incident.pk in edited
        incident.figures_in_short = figures.get(incident.pk, "")
        incident.completeness = completeness(incident)
    return incidents
