"""The form behind every admin page: what the database will say is said beforehand, at its field."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from incidents.admin.rules import at_its_field, errors_at_their_fields
from incidents.models.edtf import DatedModel

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class RuleForm(ModelForm):
    """Checks the rules that rest on derived dates too, and puts each message at the field it names.

    ``broken_rule`` is set on the second attempt after the database refused the first.
    """

    broken_rule: str | None = None

    def clean(self) -> dict[str, Any] | None:
        """Add what the database said of the same input a moment ago."""
        cleaned = super().clean()
        if self.broken_rule:
            self.add_error(*at_its_field(self.broken_rule, set(self.fields)))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Dates derived from a readable text are checked, although nobody types them."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        if isinstance(self.instance, DatedModel):
            for text, columns in self.instance.derived_from.items():
                if text not in excluded:
                    excluded.difference_update(columns)
        return excluded

    def _update_errors(self, errors: ValidationError) -> None:
        """Move each error of the whole row to the field its message names."""
        placed = errors_at_their_fields(errors, set(self.fields))
        super()._update_errors(placed)  # type: ignore[misc]  # not in the stubs


def remember_broken_rule(form: type[Any], message: str | None) -> type[Any]:
    """The form class that refuses its input with this message, if there is one."""
    if message is None or not issubclass(form, RuleForm):
        return form
    return type(form.__name__, (form,), {"broken_rule": message})


def foreign_keys(model: type[models.Model]) -> list[str]:
    """The names of the model's own links to other rows."""
    return [field.name for field in model._meta.fields if field.many_to_one]
