"""The forms of the page on which the columns of a table are given their fields."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.codes import ActorKind, PlaceKind
from incidents.importing.mapping.fields import FIELDS, Shape
from incidents.importing.mapping.proposing import Guess, Sample
from incidents.importing.mapping.spec import ORDERS, PARTS

CONSTANTS = 3
Choices = list[tuple[Any, Any]]


def fields() -> Choices:
    """What a column may be; a date may also come in three columns."""
    return [("", _("– not read –")), *grouped([*FIELDS, *(f"date.{each}" for each in PARTS)])]


def constants() -> Choices:
    """What may be the same for every row."""
    return [("", "–"), *grouped(list(FIELDS))]


def grouped(names: Sequence[str]) -> Choices:
    """Those that tables often have, then who, then figures, then all others."""

    def group(name: str) -> int:
        shape = FIELDS[name].shape if name in FIELDS else Shape.DATE
        return 0 if name in _OFTEN else _GROUPS.get(shape, 3)

    labels = (_("often"), _("who"), _("figures"), _("other"))
    listed = [[name for name in names if group(name) == number] for number in range(4)]
    listed[0].sort(key=_OFTEN.index)
    return [
        (label, [(name, name) for name in some]) for label, some in zip(labels, listed, strict=True)
    ]


def kinds() -> Choices:
    """Of actors and places that are made."""
    return [
        ("", "–"),
        (_("actors"), list(ActorKind.choices)),
        (_("places"), [each for each in PlaceKind.choices if each[0] != PlaceKind.COUNTRY]),
    ]


_GROUPS = {Shape.ACTORS: 1, Shape.NUMBER: 2}
_OFTEN = (
    *("date", "type", "title", "summary", "country", "area1", "area2", "place", "latitude"),
    *("longitude", "initiator", "target", "killed", "wounded", "source", "source_url"),
)


class HeadForm(forms.Form):
    """What is said of the whole table."""

    dataset = forms.CharField(
        label=_("Dataset"),
        max_length=100,
        help_text=_("The name under which its rows are known again."),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Cited where a row has no source."),
    )
    licence = forms.CharField(label=_("Licence"), required=False, max_length=100)
    id = forms.ChoiceField(
        label=_("Rows are told apart by"),
        required=False,
        help_text=_("Without a column a row that is changed in the table is another incident."),
    )
    sheet = forms.CharField(
        label=_("Sheet"), required=False, help_text=_("Of a workbook with several.")
    )
    delimiter = forms.CharField(
        label=_("Delimiter"), required=False, max_length=3, help_text=_("Of CSV; one sign, or tab.")
    )
    encoding = forms.CharField(
        label=_("Encoding"), required=False, max_length=20, help_text=_("Of CSV, such as cp1252.")
    )

    def __init__(self, *args: Any, columns: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        told: Any = self.fields["id"]
        told.choices = [("", _("a digest of the row")), *((name, name) for name in columns)]


class ColumnForm(forms.Form):
    """What one column is."""

    column = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    name = forms.ChoiceField(label=_("Field"), choices=fields, required=False)
    order = forms.ChoiceField(
        label=_("Order of a date"),
        required=False,
        choices=[("", "–"), *((each, each) for each in ORDERS)],
    )
    split = forms.CharField(
        label=_("Sign between several"), required=False, strip=False, max_length=5
    )
    decimal = forms.ChoiceField(
        label=_("Decimal sign"), required=False, choices=[("", "."), (",", ",")]
    )
    kind = forms.ChoiceField(label=_("Kind of those made"), choices=kinds, required=False)
    values = forms.CharField(
        label=_("Values, a line each: in the table = here"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def clean_values(self) -> dict[str, str]:
        """What stands in the table, and what to take for it."""
        told = {}
        for line in self.cleaned_data["values"].splitlines():
            cell, sign, value = line.rpartition("=")
            if line.strip() and not sign:
                raise forms.ValidationError(_("Write each line as: in the table = here."))
            told[cell.strip()] = value.strip()
        return {cell: value for cell, value in told.items() if cell}

    def guess(self) -> Guess:
        """What was said of the column."""
        told = {name: self.cleaned_data[name] for name in self.fields if name != "kind"}
        return Guess(**told)


class ConstantForm(forms.Form):
    """A field that is the same for every row."""

    name = forms.ChoiceField(label=_("Field"), choices=constants, required=False)
    value = forms.CharField(label=_("Value"), required=False)


def initial_of(guess: Guess) -> dict[str, str]:
    """A guess as a form shows it."""
    lines = "\n".join(f"{cell} = {value}" for cell, value in guess.values.items())
    told = {"column": guess.column, "name": guess.name, "order": guess.order}
    return {**told, "split": guess.split, "decimal": guess.decimal, "values": lines}


def column_forms(
    sample: Sample, guesses: Sequence[Guess], data: Any = None
) -> Iterator[ColumnForm]:
    """One a column; filled in from what was sent, or from the guesses."""
    for number, (column, guess) in enumerate(zip(sample.columns, guesses, strict=True)):
        form = ColumnForm(data, prefix=f"column-{number}", initial=initial_of(guess))
        form.shown = sample.distinct(column)[:3]  # type: ignore[attr-defined]  # for the page
        form.heading = column  # type: ignore[attr-defined]  # the same
        yield form
