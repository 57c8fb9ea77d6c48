"""The other names of actors and places, and the former one that a renaming leaves behind."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from incidents.admin.fields import FieldsOfOurs
from incidents.admin.forms import RuleForm

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base

    TabularInline = admin.TabularInline[Any, Any]
    BaseInlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    Base = object
    TabularInline = admin.TabularInline
    BaseInlineFormSet = forms.BaseInlineFormSet


class NameFormSet(BaseInlineFormSet):
    """Lines whose box to delete them has a name, like their other fields."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the box, which those who may only look do not have."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete this name")


class NameInline(FieldsOfOurs, TabularInline):
    """One name a line."""

    form = RuleForm
    formset: Any = NameFormSet
    explains_codes = False
    extra = 0
    verbose_name = _("other name")
    verbose_name_plural = _("Other names")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Each field is named by its column, for screen readers too."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = str(db_field.verbose_name)
        return field


class Renamed(Base):
    """Keeps the former name as one more name, so that who knows only that still finds the row."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the names typed, then the former one if it is not among them."""
        super().save_related(request, form, formsets, change)
        former = form.initial.get("name")
        row = form.instance
        if change and former and "name" in form.changed_data:
            if not row.names.filter(name=former).exists():
                row.names.create(name=former)
            words = f"“{former}” is kept among the other names."
            self.message_user(request, words, messages.INFO)
