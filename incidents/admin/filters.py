"""List filters by another row that is searched for, because a list of hundreds helps nobody."""

from typing import Any

from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from incidents.admin.choosing import Chooser
from incidents.admin.typed_filters import Refused, TypedFilter
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


class ChosenRowFilter(TypedFilter):
    """A filter by another row, which is searched for."""

    link: tuple[type[Model], str]
    """A model that links to such rows, and the name of its link: the chooser reads it."""

    def column(self) -> Any:
        """The link."""
        model, name = self.link
        return model._meta.get_field(name)

    def field(self) -> forms.Widget:
        """The chooser."""
        attrs = {"aria-label": f"By {self.title}"}
        return Chooser(self.column(), self.admin_site, attrs=attrs)

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those of the chosen row; a value that names none is refused."""
        if not (value.isascii() and value.isdecimal() and len(value) < 19):
            raise Refused("is not the number of a row", "choose one from the list")
        chosen = int(value)
        if not self.column().related_model._default_manager.filter(pk=chosen).exists():
            raise Refused("is not there, or no longer", "choose another from the list")
        return self.of(queryset, chosen)

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """Those that name the chosen row."""
        raise NotImplementedError


def with_all_below(ancestors: type[Model], chosen: int) -> list[int]:
    """The row and those below it; numbers at hand let the database use what it knows of them."""
    manager: Any = ancestors._default_manager
    below = manager.filter(ancestor=chosen).values_list("descendant", flat=True)
    return [chosen, *below]


class TypeFilter(ChosenRowFilter):
    """Incidents of a type or of one below it."""

    title = "type"
    parameter_name = "of_type"
    link = (Incident, "type")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By the leading type."""
        return queryset.filter(type__in=with_all_below(TypeAncestor, chosen))


class PlaceFilter(ChosenRowFilter):
    """Incidents with a location in a place or below it, in any role."""

    title = "place"
    parameter_name = "in_place"
    link = (Location, "place")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By any location."""
        there = Location.objects.filter(place__in=with_all_below(PlaceAncestor, chosen))
        return queryset.filter(Exists(there.filter(incident=OuterRef("pk"))))


class ActorFilter(ChosenRowFilter):
    """Incidents with a participation of an actor or of one that was ever part of it."""

    title = "actor"
    parameter_name = "with_actor"
    link = (Participation, "actor")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By any participation."""
        part = Participation.objects.filter(actor__in=with_all_below(ActorAncestor, chosen))
        return queryset.filter(Exists(part.filter(incident=OuterRef("pk"))))


class SourceFilter(ChosenRowFilter):
    """Incidents that cite a source."""

    title = "source"
    parameter_name = "from_source"
    link = (Citation, "source")

    def of(self, queryset: QuerySet[Any], chosen: int) -> QuerySet[Any]:
        """By any citation."""
        cited = Citation.objects.filter(source=chosen, incident=OuterRef("pk"))
        return queryset.filter(Exists(cited))


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
