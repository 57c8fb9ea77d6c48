"""Kept mappings of tables: looked at, corrected by hand, deleted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.timezone import now

from incidents.admin.base import Admin
from incidents.admin.forms import RuleForm
from incidents.admin.publishing import signed_in
from incidents.importing.mapping.spec import WrongMapping, parse
from incidents.models import ImportMapping


class MappingForm(RuleForm):
    """A mapping is kept only if it can be read."""

    def clean_text(self) -> str:
        """The YAML, with everything that is wrong in it said at once."""
        text = str(self.cleaned_data["text"])
        try:
            parse(text)
        except WrongMapping as error:
            raise forms.ValidationError(error.problems) from error
        return text


@admin.register(ImportMapping)
class ImportMappingAdmin(Admin):
    """By name, as YAML."""

    form = MappingForm
    fields = ("name", "text")
    list_display = ("name", "by", "at")
    list_select_related = ("by",)
    search_fields = ("name",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """With who and when."""
        obj.by, obj.at = signed_in(request), now()
        super().save_model(request, obj, form, change)
