"""The field in which a point is typed or pasted in any notation, beside latitude and longitude."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

from incidents.admin.forms import RuleForm
from incidents.admin.formsets import PartFormSet
from incidents.coordinates import CoordinatesError, in_degrees, read
from incidents.coordinates.reading import plain
from incidents.models import Location, Place

if TYPE_CHECKING:
    Options = admin.options.BaseModelAdmin[Any]
else:
    Options = object

NOTATIONS = "Degrees, a grid reference (MGRS) or a map's address, as you have it."
BOTH = ("latitude", "longitude")


class PointForm(RuleForm):
    """Reads ``coordinates`` into latitude and longitude; emptying it empties them."""

    coordinates = forms.CharField(
        required=False,
        max_length=2000,
        help_text=NOTATIONS,
        widget=forms.TextInput(
            attrs={"class": "vTextField", "autocomplete": "off", "dir": "ltr", "maxlength": False}
        ),
    )

    class Meta:
        model: Any = Place
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "coordinates" in self.fields:
            self.fields["coordinates"].initial = point_as_typed(self.instance)

    def clean(self) -> dict[str, Any] | None:
        """Take the point from what was typed, unless nothing was."""
        cleaned = super().clean()
        if "coordinates" in self.changed_data and "coordinates" in self.cleaned_data:
            self.take(self.cleaned_data["coordinates"])
        return cleaned

    def take(self, typed: str) -> None:
        """Set both, or say at the field why not."""
        numbers_typed = any(name in self.changed_data for name in BOTH)
        if not typed:
            if not numbers_typed:
                self.cleaned_data |= dict.fromkeys(BOTH)
            return
        try:
            found = read(typed)
        except CoordinatesError as error:
            self.add_error("coordinates", str(error))
            return
        point = (found.latitude, found.longitude)
        numbers = [self.cleaned_data.get(name) for name in BOTH]
        known = [number for number in numbers if number is not None]
        if numbers_typed and len(known) == 2 and tuple(known) != point:
            self.add_error(
                "coordinates",
                f"This says {in_degrees(*point)}, latitude and longitude say "
                f"{in_degrees(*known)}: empty one of the two.",
            )
            return
        self.cleaned_data |= dict(zip(BOTH, point, strict=True))


class LocationForm(PointForm):
    """A location, which says what is published when it has no point of its own."""

    class Meta(PointForm.Meta):
        model = Location

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "coordinates" in self.fields:
            known: dict[str, Any] = self.instance._state.fields_cache
            place = known.get("place")
            self.fields["coordinates"].help_text = published_when_empty(
                place, self.instance.public_precision
            )


class LocationFormSet(PartFormSet):
    """Locations whose choosers show what each place lies in."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Hand the chain on to the place, where the query has brought it along."""
        place = form.instance._state.fields_cache.get("place")
        if place is not None and hasattr(form.instance, "place_chain"):
            place.chain = form.instance.place_chain
        super().add_fields(form, index)


class PointShown(Options):
    """Shows the point to those who may only look."""

    @admin.display(description="Coordinates")
    def coordinates(self, row: Any) -> str:
        """The point in degrees, or a dash."""
        return "-" if row.latitude is None else in_degrees(row.latitude, row.longitude)


def point_as_typed(row: Any) -> str:
    """The point of a row in decimal degrees."""
    if row.latitude is None or row.longitude is None:
        return ""
    return f"{plain(row.latitude)}, {plain(row.longitude)}"


def published_when_empty(place: Place | None, public_precision: str) -> str:
    """What readers get as the point of a location without one of its own."""
    if public_precision:
        return (
            "Never published, because a public precision is set: readers get the point of the "
            "nearest place that is coarse enough."
        )
    if place is None:
        return NOTATIONS
    if place.point is None:
        return f"Left empty, no point is published: {place.name} has none. {NOTATIONS}"
    point = in_degrees(*place.point)
    return f"Left empty, the point of {place.name} is published: {point}. {NOTATIONS}"
