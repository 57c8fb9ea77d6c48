"""Which form field each column gets, on pages and in the rows below them."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest

from incidents.admin.choosing import Chooser
from incidents.admin.codes import CodeField, CodeSelect, codes_field, definitions_of
from incidents.admin.dates import TypedDateField, TypedDateInput
from incidents.admin.lists import ListField
from incidents.models.edtf import EdtfField

if TYPE_CHECKING:
    Options = admin.options.BaseModelAdmin[Any]
else:
    Options = object


class FieldsOfOurs(Options):
    """Lists, codes and links to other rows as our pages show them."""

    formfield_overrides: ClassVar[dict[Any, Any]] = {
        models.URLField: {"assume_scheme": "https"},
        EdtfField: {"form_class": TypedDateField, "widget": TypedDateInput},
    }
    by_line: tuple[str, ...] = ()
    """List columns whose items may hold commas: typed one on each line."""
    explains_codes = True
    """Whether each coded field explains its own codes; rows below a page explain them once."""

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Django's choice, but for lists and codes."""
        if isinstance(db_field, ArrayField):
            return self.formfield_for_list(db_field)
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and self.explains_codes:
            field.help_text = field.help_text or definitions_of(db_field)
        return field if field is None else without_far_reach(field)

    def formfield_for_list(self, db_field: "ArrayField[Any, Any]") -> forms.Field:
        """Check boxes for codes, else one text of items."""
        label = str(db_field.verbose_name).capitalize()
        if db_field.base_field.choices:
            help_text = definitions_of(db_field)
            return codes_field(label, list(db_field.base_field.choices), help_text)
        item = db_field.base_field.formfield()
        assert item is not None
        by_line = db_field.name in self.by_line
        how = "One on each line." if by_line else "Separated by commas."
        return ListField(
            item=item,
            by_line=by_line,
            label=label,
            required=not db_field.blank,
            help_text=db_field.help_text or how,
        )

    def formfield_for_choice_field(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A list of codes that is quickly drawn."""
        kwargs.setdefault("widget", CodeSelect)
        kwargs.setdefault("choices_form_class", CodeField)
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A chooser that searches, and tells rows of one name apart."""
        if db_field.name in self.get_autocomplete_fields(request):
            chooser = Chooser(db_field, self.admin_site)
            chooser.adds = True
            kwargs.setdefault("widget", chooser)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def without_far_reach(field: Any) -> Any:
    """A chooser's buttons add and show; changing or deleting what others use is done elsewhere."""
    if isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget.can_change_related = field.widget.can_delete_related = False
    return field
