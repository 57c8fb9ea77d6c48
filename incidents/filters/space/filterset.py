"""The parameters that ask where: they narrow one and the same location of an incident."""

from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django_filters import FilterSet

from incidents.codes import FINE, LocationRole, WherePrecision
from incidents.filters.conditions import Condition
from incidents.filters.errors import WrongValueError
from incidents.filters.fields import Asked, Choice, Codes, Scalar, Vocabulary
from incidents.filters.space import circles, degrees, polygons, regions
from incidents.filters.space.located import Whereabouts
from incidents.filters.space.regions import Region
from incidents.querysets import RecordIndexQuerySet

PLACES = ("place", "about")
"""Where a place may be known from: somewhere in an incident, or what one is about."""
REGIONS = ("bbox", "near", "polygon")
_ALONE = {
    "near": ("within_km", "near says where and not how far: give within_km too."),
    "within_km": ("near", "within_km says how far and not from where: give near=lat,lon too."),
}


class ParsedField(forms.CharField):
    """A text that a function reads, which says what is wrong by `WrongValueError`."""

    def __init__(self, *, parse: Callable[[str], Any], **options: Any) -> None:
        super().__init__(**options)
        self.parse = parse

    def clean(self, value: str) -> Any:
        """What was read; None when nothing was given."""
        try:
            return self.parse(value.strip()) if value else None
        except WrongValueError as error:
            said = {"value": value, "nearest": error.nearest}
            raise ValidationError(str(error), params=said) from None


class PartOfRegion(Scalar):
    """A parameter that the filter set applies together with the others about one location."""

    field_class = ParsedField

    def __init__(
        self,
        parse: Callable[[str], Any],
        meaning: str,
        example: str,
        *,
        normal: Callable[[Any], str],
        longest: int = Scalar.longest,
    ) -> None:
        super().__init__(meaning, example, parse=parse)
        self.normal, self.longest = normal, longest

    def said(self, value: Any, given: list[str]) -> tuple[str, ...]:
        """What was read, written in the one way it always is."""
        return () if value is None else (self.normal(value),)


class CodesOfLocation(Codes):
    """Codes that are asked of the same location as everything else here.

    The filter set sees to that; the terms alone are of any physical location.
    """

    def conditions(self, value: list[Any], asked: Asked) -> Iterator[Condition]:
        """Some location is one of these; none where the precision of what is about is asked for."""
        if LocationRole.ABOUT not in (asked.get("place_role") or ()) or self.axis == "place_role":
            yield Condition(self.terms(value))


def _text(region: Region) -> str:
    return region.text


def _centre(point: circles.Point) -> str:
    return ",".join(map(degrees.degrees, point))


def _plain(number: Any) -> str:
    return f"{number.normalize():f}"


class SpaceForm(forms.Form):
    """Refuses what has no meaning without another parameter."""

    def clean(self) -> None:
        """Say of each lonely parameter what it needs."""
        for name, (other, message) in _ALONE.items():
            if self.cleaned_data.get(name) is not None and other not in self.data:
                self.add_error(name, message)
        asked = [name for name in REGIONS if name in self.data]
        if self.cleaned_data.get("include_imprecise") == "true" and not asked:
            message = f"include_imprecise has no effect alone: give {', '.join(REGIONS)} too."
            self.add_error("include_imprecise", message)
        coarse = sorted({*self.cleaned_data.get("where_precision", ())} - FINE)
        if coarse and asked and self.cleaned_data.get("include_imprecise") != "true":
            message = (
                f"What is known as {', '.join(coarse)} is found by no {' or '.join(asked)}: "
                "add include_imprecise=true to find it by the point that stands for it."
            )
            self.add_error("where_precision", message)


class SpaceFilterSet(FilterSet):  # type: ignore[misc]  # django-filter has no types
    """What may be asked about where; all parts must hold for one and the same location."""

    bbox = PartOfRegion(
        regions.box,
        "Inside this box: west,south,east,north in degrees; west of more than east goes across the "
        "antimeridian.",
        "44.2,33.1,44.6,33.5",
        normal=_text,
    )
    near = PartOfRegion(
        circles.centre,
        "Near this point: latitude,longitude in degrees; needs within_km.",
        "35.46806,44.39222",
        normal=_centre,
    )
    within_km = PartOfRegion(
        circles.kilometres,
        f"How far from near, along the great circle: 0.001 to {circles.FARTHEST_KM} km.",
        "50",
        normal=_plain,
    )
    polygon = PartOfRegion(
        polygons.polygon,
        "Inside this polygon or multipolygon: WKT or GeoJSON, longitude first, at most "
        f"{polygons.MOST_CORNERS} points.",
        "POLYGON((46.5 28.5,48.5 28.5,48.5 30.2,46.5 30.2,46.5 28.5))",
        normal=_text,
        longest=polygons.LONGEST,
    )
    where_precision = CodesOfLocation(
        "where_precision", WherePrecision, "How exactly the location is known.", "site"
    )
    place_role = CodesOfLocation(
        "place_role",
        LocationRole,
        "Which part of the incident was there; without it, any but `about`.",
        "launched-from",
    )
    include_imprecise = Choice(
        ("false", "true"),
        "Whether bbox, near and polygon also find what is known only by a larger area, at the "
        "point that stands for it.",
        "true",
    )
    origin = Vocabulary(
        "origin", "Where a movement began, places within included.", "baghdad", known=PLACES
    )
    destination = Vocabulary(
        "destination", "Where a movement went, places within included.", "kuwait", known=PLACES
    )
    via = Vocabulary(
        "via", "Where a movement passed, places within included.", "baghdad", known=PLACES
    )
    launched_from = Vocabulary(
        "launched-from",
        "Where what was fired or flown came from, places within included.",
        "iraq",
        known=PLACES,
    )
    impact = Vocabulary(
        "impact",
        "Where what was fired or flown hit, places within included.",
        "kirkuk",
        known=PLACES,
    )
    about = Vocabulary(
        "about", "Where a statement speaks of, places within included.", "iraq", known=PLACES
    )
    at_most = inf
    """How many states of incidents the regions leave, when they are few."""
    scattered = False
    """Whether they are too many to be found beforehand."""

    def filter_queryset(self, queryset: RecordIndexQuerySet) -> RecordIndexQuerySet:
        """Apply every filter, then all that is asked of one location."""
        found: RecordIndexQuerySet = super().filter_queryset(queryset)
        asked = self.whereabouts()
        if asked.regions or (asked.roles and asked.precisions):
            few = asked.positions(queryset.db)
            self.at_most = inf if few is None else len(few)
            self.scattered = bool(asked.regions) and few is None
            found = asked.narrowed(found, few)
        return found

    def whereabouts(self) -> Whereabouts:
        """What is asked of one location."""
        said = self.form.cleaned_data
        asked = [said.get("bbox"), said.get("polygon")]
        if said.get("near"):
            asked.append(circles.circle(said["near"], said["within_km"]))
        return Whereabouts(
            regions=tuple(region for region in asked if region),
            roles=tuple(said.get("place_role", ())),
            precisions=tuple(said.get("where_precision", ())),
            imprecise=said.get("include_imprecise") == "true",
        )
