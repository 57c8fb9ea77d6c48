"""The figures of an incident as a grid: numbers as people type them, told of each other."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from incidents.admin.forms import RuleForm
from incidents.admin.formsets import PartFormSet, kept
from incidents.figures.account import Account, account
from incidents.figures.amounts import Amount, read, settle
from incidents.figures.contradictions import Event
from incidents.figures.rules import ONE_RECOMMENDED, message, recommended_twice
from incidents.models import Incident

WHO = ("status", "age_sex")
WORD = ("standing", "basis", "by", "cites")
FOLDED: list[Any] = [
    *("nationality", "actor", "side", "scope", "item_words"),
    *("as_of", "as_reported", "stance", "reason"),
]
"""What few figures need."""


class AmountField(forms.IntegerField):
    """A whole number, or a phrase that puts one, which the row then takes apart."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "unreadable": "“%(typed)s” cannot be read: type a number (31), how it is put (31+, about "
        "30, 30-40), or words without digits (several thousand)."
    }

    def to_python(self, value: Any) -> Any:
        """Raise ValidationError for what is neither a number nor a phrase."""
        text = str(value or "" if value != 0 else 0).strip()
        if text == "" or text.isdecimal():
            return super().to_python(text)
        amount = read(text)
        if amount is None:
            words, typed = self.error_messages["unreadable"], {"typed": text[:100]}
            raise ValidationError(words, code="unreadable", params=typed)
        return amount

    def run_validators(self, value: Any) -> None:
        """A phrase has no bounds of its own; the numbers in it are checked with the row."""
        if not isinstance(value, Amount):
            super().run_validators(value)


AMOUNTS: dict[Any, Any] = {
    models.PositiveBigIntegerField: {"form_class": AmountField, "widget": AmountField.widget}
}
"""Which form field the columns for numbers get."""


class FigureForm(RuleForm):
    """A number is typed once, in whichever field, and as the source puts it.

    ``warnings`` is what contradicts other rows, once the formset's ``account`` was asked.
    """

    warnings: list[str] = []

    def clean(self) -> dict[str, Any] | None:
        """Put a phrase, or the only number of a row, where the quantifier wants it."""
        cleaned = super().clean() or self.cleaned_data
        cleaned.update(settle(cleaned))
        return cleaned


class FigureFormSet(PartFormSet):
    """The figures of one incident, told of each other."""

    def clean(self) -> None:
        """Say at each row that another one for the same count is recommended."""
        super().clean()
        forms = {n: form for n, form in enumerate(kept(self)) if not form.errors}
        for n in recommended_twice({n: form.instance for n, form in forms.items()}):
            forms[n].add_error("standing", message(ONE_RECOMMENDED))

    @cached_property
    def account(self) -> Account:
        """Totals and contradictions of the rows as they stand on the page."""
        shown = kept(self) if self.is_bound else self.initial_forms
        figures = {
            self.forms.index(form): form.instance
            for form in shown
            if form.instance.measure and not form.errors
        }
        incident: Incident = self.instance
        found = account(figures, Event(incident.grain, incident.event_count))
        for row, words in found.warnings.items():
            self.forms[row].warnings = words
        return found
