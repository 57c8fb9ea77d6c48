"""Columns that hold a list of words or numbers, typed as one text."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError


class ListField(forms.CharField):
    """Words separated by commas or, where they may hold commas themselves, one on each line."""

    widget = AdminTextInputWidget

    def __init__(self, *, item: forms.Field, by_line: bool = False, **options: Any) -> None:
        self.item = item
        self.separator = "\n" if by_line else ","
        if by_line:
            options.setdefault("widget", AdminTextareaWidget(attrs={"rows": 2}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Show a list as the text one would type."""
        if not isinstance(value, list):
            return value
        return ("\n" if self.separator == "\n" else ", ").join(map(str, value))

    def to_python(self, value: Any) -> Any:
        """Cut the text; empty parts are no items, and no item comes twice."""
        text = super().to_python(value) or ""
        parts = [part.strip() for part in text.split(self.separator)]
        return [self.clean_item(part) for part in dict.fromkeys(parts) if part]

    def clean_item(self, part: str) -> Any:
        """One item, or an error that names it."""
        try:
            return self.item.clean(part)
        except ValidationError as error:
            raise ValidationError([f"“{part}”: {words}" for words in error.messages]) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Another spelling of the same list is no change."""
        try:
            return bool(self.to_python(data) != (initial or []))
        except ValidationError:
            return True

    def run_validators(self, value: Any) -> None:
        """The validators of a text field do not read lists; the model's own check the items."""
