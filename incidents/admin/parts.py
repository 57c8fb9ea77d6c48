"""The rows below an incident: where, who, how many, on whose word, and how it stands to others."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from incidents.admin.choosing import admin_of
from incidents.admin.claims import GROUND, JUDGEMENT, REST_OF_CLAIM
from incidents.admin.codes import codebook_of
from incidents.admin.fields import FieldsOfOurs
from incidents.admin.figures import AMOUNTS, FOLDED, WHO, WORD, FigureForm, FigureFormSet
from incidents.admin.forms import RuleForm, foreign_keys
from incidents.admin.formsets import CitationFormSet, PartFormSet
from incidents.admin.passages import CitationForm
from incidents.admin.place_choices import chain_of
from incidents.admin.points import LocationForm, LocationFormSet, PointShown
from incidents.figures.amounts import NUMBERS
from incidents.models import (
    Citation,
    Figure,
    IncidentLink,
    IncidentOtherType,
    Location,
    Origin,
    Participation,
)

if TYPE_CHECKING:
    StackedInline = admin.StackedInline[Any, Any]
else:
    StackedInline = admin.StackedInline


class RowsBelow(FieldsOfOurs, StackedInline):
    """Rows edited on the page of what they belong to; one empty row waits on a new page."""

    form: "type[forms.ModelForm[Any]]" = RuleForm
    template = "admin/incidents/rows_below.html"
    formset: Any = PartFormSet
    explains_codes = False
    empty_rows = 0
    formfield_overrides = {
        **FieldsOfOurs.formfield_overrides,
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})},
    }

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Empty rows only where nothing was entered yet."""
        return 0 if obj else self.empty_rows

    def get_queryset(self, request: HttpRequest) -> Any:
        """The rows with what their choosers show."""
        related = foreign_keys(self.model)
        for name in self.autocomplete_fields:
            model: Any = self.model._meta.get_field(name).related_model
            shown = admin_of(self.admin_site, model).choices_related
            related += [f"{name}__{each}" for each in shown]
        return super().get_queryset(request).select_related(*related)

    def codebook(self) -> SafeString:
        """What the codes of these rows mean, once for all of them."""
        shown = admin.utils.flatten_fieldsets(
            self.fieldsets or [(None, {"fields": self.fields or []})]
        )
        columns = {field.name for field in self.model._meta.fields} - {*self.readonly_fields}
        return codebook_of(self.model, [name for name in shown if name in columns])


class LocationInline(PointShown, RowsBelow):
    """Where it was."""

    model = Location
    form = LocationForm
    formset = LocationFormSet
    verbose_name_plural = _("Where: locations")
    empty_rows = 1
    autocomplete_fields = ["place", "by"]
    fieldsets = [
        (None, {"fields": [("role", "place", "precision", "primary"), "coordinates", GROUND]}),
        (
            _("Latitude and longitude, radius, description, how firmly"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("latitude", "longitude", "radius_km"),
                    ("described_as", "public_precision"),
                    JUDGEMENT,
                    "reason",
                ],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The rows, each with the names of what its place lies in."""
        return super().get_queryset(request).annotate(place_chain=chain_of("place"))


class ParticipationInline(RowsBelow):
    """Who took part."""

    model = Participation
    verbose_name_plural = _("Who: participations")
    empty_rows = 1
    autocomplete_fields = ["actor", "by"]
    fieldsets = [
        (None, {"fields": [("role", "actor", "described_as", "kind"), GROUND]}),
        (
            _("Side, how firmly, and why"),
            {"classes": ["collapse"], "fields": [("side", *JUDGEMENT), "reason"]},
        ),
    ]


class FigureInline(RowsBelow):
    """How many: one line a figure."""

    model = Figure
    form = FigureForm
    formset = FigureFormSet
    template = "admin/incidents/figures.html"
    formfield_overrides = {**RowsBelow.formfield_overrides, **AMOUNTS}
    verbose_name_plural = _("How many: figures")
    empty_rows = 1
    autocomplete_fields = ["actor", "by"]
    fieldsets = [
        (None, {"fields": ["measure", "item", "quantifier", *NUMBERS, "words", *WHO, *WORD]}),
        (_("More"), {"fields": FOLDED}),
    ]


class CitationInline(RowsBelow):
    """On whose word."""

    model = Citation
    form = CitationForm
    formset = CitationFormSet
    verbose_name_plural = _("On whose word: citations")
    empty_rows = 1
    autocomplete_fields = ["source", "publisher", "speaker", "on_behalf_of"]
    fieldsets = [
        (
            None,
            {"fields": [("number", "source", "locator"), ("publisher", "quotation", "paraphrase")]},
        ),
        (
            _("Who speaks, and how credible"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("speaker", "speaker_described_as", "anonymity"),
                    ("on_behalf_of", "credibility"),
                ],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The citations; the texts of their sources are long, and shown elsewhere."""
        return super().get_queryset(request).defer("source__text")


class IncidentCitationInline(CitationInline):
    """The citations of an incident."""

    fk_name = "incident"


class LinkInline(RowsBelow):
    """How it stands to other incidents."""

    model = IncidentLink
    fk_name = "incident"
    verbose_name_plural = _("Links to other incidents")
    classes = ["collapse"]
    autocomplete_fields = ["to_incident", "by"]
    fieldsets = [(None, {"fields": [("kind", "to_incident"), GROUND]}), REST_OF_CLAIM]


class OriginInline(RowsBelow):
    """Where an imported incident came from; what was read then is shown and stays."""

    model = Origin
    verbose_name_plural = _("Origins in datasets")
    classes = ["collapse"]
    readonly_fields = ["sha256", "original_row"]
    fieldsets = [
        (None, {"fields": [("dataset", "release", "original_id", "licence")]}),
        (
            _("As it was read"),
            {"classes": ["collapse"], "fields": ["codes", "sha256", "original_row"]},
        ),
    ]


class OtherTypeInline(RowsBelow):
    """What else it was."""

    model = IncidentOtherType
    verbose_name = _("further type")
    verbose_name_plural = _("Further types")
    classes = ["collapse"]
    autocomplete_fields = ["type"]
    fields = ["type"]


PARTS: list[Any] = [
    OtherTypeInline,
    LocationInline,
    ParticipationInline,
    FigureInline,
    IncidentCitationInline,
    LinkInline,
    OriginInline,
]
