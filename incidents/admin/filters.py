"""List filters that are searched for or typed, because a list of hundreds helps nobody."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest

from incidents.admin.choosing import Chooser
from incidents.models import (
    Actor,
    ActorAncestor,
    Affiliation,
    Citation,
    Incident,
    Location,
    Participation,
    Place,
    PlaceAncestor,
    Source,
    TypeAncestor,
)


class TypedFilter(admin.SimpleListFilter):
    """A filter with a field and a button, which keeps the other filters when it is sent."""

    template = "admin/incidents/typed_filter.html"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.asked = request.GET
        self.admin_site = model_admin.admin_site

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """There is no list of values to choose from."""
        return []

    def has_output(self) -> bool:
        """It is always there."""
        return True

    def field(self) -> forms.Widget:
        """Where the value is typed."""
        return forms.TextInput(attrs={"aria-label": f"By {self.title}"})

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The one field, with its value and what else the list is asked for."""
        name = str(self.parameter_name)
        kept = self.asked.copy()
        for dropped in (name, "p", "e"):
            kept.pop(dropped, None)
        yield {
            "field": self.field().render(name, self.value(), {"id": f"filter-{name}"}),
            "kept": [(key, value) for key, values in kept.lists() for value in values],
            "clear": changelist.get_query_string(remove=[name]) if self.value() else "",
        }


class ChosenRowFilter(TypedFilter):
    """A filter by another row, which is searched for."""

    link: tuple[type[Model], str]
    """A model that links to such rows, and the name of its link: the chooser reads it."""

    def field(self) -> forms.Widget:
        """The chooser."""
        model, name = self.link
        field: Any = model._meta.get_field(name)
        return Chooser(field, self.admin_site, attrs={"aria-label": f"By {self.title}"})

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """All, or those of the chosen row; a value that is no number finds none."""
        value = self.value()
        if not value:
            return queryset
        if not (value.isascii() and value.isdecimal() and len(value) < 19):
            return queryset.none()
        return self.of(queryset, int(value))

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """Those that name the chosen row."""
        raise NotImplementedError


class TypeFilter(ChosenRowFilter):
    """Incidents of a type or of one below it."""

    title = "type"
    parameter_name = "of_type"
    link = (Incident, "type")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By the leading type."""
        below = TypeAncestor.objects.filter(ancestor=chosen).values("descendant")
        return queryset.filter(Q(type=chosen) | Q(type__in=below))


class PlaceFilter(ChosenRowFilter):
    """Incidents with a location in a place or below it, in any role."""

    title = "place"
    parameter_name = "in_place"
    link = (Location, "place")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By any location."""
        below = PlaceAncestor.objects.filter(ancestor=chosen).values("descendant")
        there = Q(place=chosen) | Q(place__in=below)
        return queryset.filter(Exists(Location.objects.filter(there, incident=OuterRef("pk"))))


class ActorFilter(ChosenRowFilter):
    """Incidents with a participation of an actor or of one that was ever part of it."""

    title = "actor"
    parameter_name = "with_actor"
    link = (Participation, "actor")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By any participation."""
        below = ActorAncestor.objects.filter(ancestor=chosen).values("descendant")
        part = Q(actor=chosen) | Q(actor__in=below)
        return queryset.filter(Exists(Participation.objects.filter(part, incident=OuterRef("pk"))))


class SourceFilter(ChosenRowFilter):
    """Incidents that cite a source."""

    title = "source"
    parameter_name = "from_source"
    link = (Citation, "source")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By any citation."""
        cited = Citation.objects.filter(source=chosen, incident=OuterRef("pk"))
        return queryset.filter(Exists(cited))


class TagFilter(TypedFilter):
    """Incidents with a tag."""

    title = "tag"
    parameter_name = "tag"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those with exactly this tag."""
        return queryset.filter(tags__contains=[self.value()]) if self.value() else queryset


class CountryFilter(ChosenRowFilter):
    """Actors or publishers of a country."""

    title = "country"
    parameter_name = "of_country"
    link = (Actor, "country")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By the row's own country."""
        return queryset.filter(country=chosen)


class WithinFilter(ChosenRowFilter):
    """Places below a place."""

    title = "place it lies in"
    parameter_name = "within"
    link = (Place, "parent")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """At any depth."""
        below = PlaceAncestor.objects.filter(ancestor=chosen).values("descendant")
        return queryset.filter(pk__in=below)


class PublisherFilter(ChosenRowFilter):
    """Sources of a publisher."""

    title = "publisher"
    parameter_name = "of_publisher"
    link = (Source, "publisher")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By the source's publisher."""
        return queryset.filter(publisher=chosen)


class AffiliatedFilter(ChosenRowFilter):
    """Affiliations of an actor, on either side."""

    title = "actor"
    parameter_name = "of_actor"
    link = (Affiliation, "child")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """As the one that belongs or the one belonged to."""
        return queryset.filter(Q(child=chosen) | Q(parent=chosen))
