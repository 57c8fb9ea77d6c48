"""How the values of parameters are read, each with what is said of one that cannot be."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from incidents.dates import EdtfError, Period, parse_period
from incidents.dates.errors import shown
from incidents.filters.texts import nearest_names

LARGEST = 2**53 - 1
"""No figure is larger: beyond it not every reader of JSON tells two whole numbers apart."""
_NUMBER = re.compile(r"[0-9]{1,16}", re.ASCII)


class SeveralWidget(forms.Widget):
    """Takes a parameter as often as it is given, and at every comma."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """All values, in the order given."""
        return [piece.strip() for value in data.getlist(name) for piece in value.split(",")]


class SeveralField(forms.Field):
    """A list of values without repetitions, sorted."""

    widget = SeveralWidget

    def clean(self, value: list[str]) -> list[Any]:
        """Drop repetitions: `a,b` and `b,a,b` ask the same."""
        return sorted(set(value))


class CodesField(SeveralField):
    """Values of a code list."""

    def __init__(self, *, codes: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.codes = codes

    def clean(self, value: list[str]) -> list[str]:
        """Refuse what the code list does not have."""
        wrong = [code for code in value if code not in self.codes]
        if wrong:
            raise ValidationError([self._unknown(code) for code in wrong])
        return super().clean(value)

    def _unknown(self, code: str) -> ValidationError:
        message = f'"{shown(code)}" is no such code: write one of {", ".join(self.codes)}.'
        near = nearest_names(code, self.codes)
        return ValidationError(message, params={"value": code, "nearest": near})


class PeriodField(forms.CharField):
    """A period of whole days, as `incidents.dates.parse_period` reads it."""

    def clean(self, value: str) -> Period | None:
        """Say of a wrong period what is wrong with it and how to write it."""
        try:
            return parse_period(value) if value else None
        except EdtfError as error:
            raise ValidationError(f"{error}.", params={"value": value}) from None


class ChoiceField(forms.CharField):
    """One word of a few."""

    def __init__(self, *, words: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.words = words

    def validate(self, value: str) -> None:
        """Refuse every other word."""
        if value and value not in self.words:
            message = f'"{shown(value)}" is not to be chosen: write {" or ".join(self.words)}.'
            near = nearest_names(value, self.words)
            raise ValidationError(message, params={"value": value, "nearest": near})


class NumberField(forms.CharField):
    """A whole number, in the digits 0-9 alone."""

    def __init__(self, *, least: int = 0, most: int = LARGEST, **options: Any) -> None:
        super().__init__(**options)
        self.least, self.most = least, most

    def clean(self, value: str) -> int | None:
        """Refuse signs, points, thousands separators, other digits, and more than the most."""
        text = super().clean(value)
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or not self.least <= int(text) <= self.most:
            known = f"a whole number from {self.least} to {self.most}, in the digits 0-9"
            message = f'"{shown(text)}" cannot be read: write {known}.'
            raise ValidationError(message, params={"value": text})
        return int(text)
