"""Figures while they are typed: how each is read, which rule it breaks, and the totals of all."""

from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, JsonResponse, QueryDict
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from incidents.admin.figures import AmountField
from incidents.codes import Grain
from incidents.figures.account import account
from incidents.figures.amounts import NUMBERS, in_words, settle
from incidents.figures.contradictions import Event
from incidents.figures.rules import broken_rules
from incidents.models import Figure

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

PREFIX = "figures"
MOST_ROWS = 1000
READ = [
    *("measure", "item", "item_words", "status", "age_sex", "nationality", "side", "actor"),
    *("quantifier", *NUMBERS, "words", "scope", "as_reported", "standing", "stance", "basis"),
    "reason",
]
"""The fields that rules and totals look at."""
Values = dict[str, Any]


class FiguresLive(Base):
    """The address that the grid of figures asks while somebody types in it."""

    @property
    def media(self) -> forms.Media:
        """Add the grid's own script and style."""
        desk = "incidents/desk/figures"
        return super().media + forms.Media(js=[f"{desk}.js"], css={"all": [f"{desk}.css"]})

    def get_urls(self) -> list[URLPattern]:
        """Add the address."""
        view = self.admin_site.admin_view(self.figures_view)
        return [path("figures/", view, name="incidents_incident_figures"), *super().get_urls()]

    @method_decorator(require_POST)
    def figures_view(self, request: HttpRequest) -> JsonResponse:
        """What the form's figures are read as, what is wrong with them, and their totals."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        rows = {n: Row(typed) for n, typed in typed_rows(request.POST).items()}
        figures = {n: row.figure() for n, row in rows.items() if not row.errors}
        found = account(figures, event_in(request.POST))
        for n, errors in (broken_rules(figures) if figures else {}).items():
            rows[n].errors += errors
        shown = {
            n: row.shown() | {"warnings": found.warnings.get(n, [])} for n, row in rows.items()
        }
        return JsonResponse({"rows": shown, "totals": [str(total) for total in found.totals]})


class Row:
    """One typed row: its values once read and settled, and why it cannot be."""

    def __init__(self, typed: dict[str, str]) -> None:
        self.values: Values = {}
        self.errors: list[str] = []
        self.moved: Values = {}
        for name, text in typed.items():
            self.read(name, text)
        if not self.errors:
            self.moved = settle(self.values)
            self.values |= self.moved
            self.refuse_too_large()

    def read(self, name: str, text: str) -> None:
        """Take one field as its column would; an error names it."""
        column: Any = Figure._meta.get_field(name)
        try:
            self.values[column.attname] = reader(name).clean(text)
        except ValidationError as error:
            self.errors += [f"{column.verbose_name}: {words}" for words in error.messages]

    def refuse_too_large(self) -> None:
        """A phrase may hold a number that no column does."""
        largest = models.BigIntegerField.MAX_BIGINT
        if any((self.values[name] or 0) > largest for name in NUMBERS):
            self.errors.append(f"The number is too large: at most {largest:,}.")

    def figure(self) -> Figure:
        """A row that is not stored."""
        return Figure(**self.values)

    def shown(self) -> Values:
        """The row for the script of the page."""
        return {"errors": self.errors, "moved": self.moved, "words": in_words(self.values)}


def typed_rows(data: QueryDict) -> dict[int, dict[str, str]]:
    """The rows on the form that have a measure and stay."""
    total = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    count = int(total) if total.isdecimal() and len(total) < 6 else 0
    rows = {}
    for n in range(min(count, MOST_ROWS)):
        typed = {name: data.get(f"{PREFIX}-{n}-{name}", "") for name in READ}
        if typed["measure"] and f"{PREFIX}-{n}-DELETE" not in data:
            rows[n] = typed
    return rows


@cache
def reader(name: str) -> forms.Field:
    """How the text of a field is read: by the model's own rules, another row by its number."""
    if name in NUMBERS:
        return AmountField(required=False, min_value=0, max_value=models.BigIntegerField.MAX_BIGINT)
    if name == "actor":
        return forms.IntegerField(required=False, max_value=models.BigIntegerField.MAX_BIGINT)
    column: Any = Figure._meta.get_field(name)
    field: forms.Field = column.formfield(required=False)
    return field


def event_in(data: QueryDict) -> Event:
    """What is typed of the grain and the number of events."""
    grain, count = data.get("grain", ""), data.get("event_count", "").strip()
    known = grain if grain in Grain.values else Grain.SINGLE
    return Event(known, int(count) if count.isdecimal() and len(count) < 12 else None)
