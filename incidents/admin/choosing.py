"""Choosing another row by searching for it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model, QuerySet
from django.urls import reverse

if TYPE_CHECKING:
    from incidents.admin.base import Admin


def admin_of(admin_site: Any, model: type[Model]) -> "Admin":
    """The admin page of the rows to choose from."""
    found: Admin = admin_site._registry[model]
    return found


class ChoicesView(AutocompleteJsonView):
    """Django's answer to a chooser, with labels that tell rows of one name apart."""

    model_admin: Any

    def get_queryset(self) -> Any:
        """The rows found, the best first where they are ranked, with what their labels look at."""
        ranked = self.model_admin.ranked_choices(self.term)
        if ranked is not None:
            return ranked
        found: QuerySet[Any] = super().get_queryset()
        related = self.model_admin.choices_related
        return found.select_related(*related) if related else found

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """One row as the chooser shows it."""
        shown = super().serialize_result(obj, to_field_name)
        return {**shown, "text": self.model_admin.choice_label(obj)}


class Chooser(AutocompleteSelect):
    """A select that asks ``ChoicesView``.

    ``chosen`` is the row it shows when that is at hand already, which saves a query for each row.
    """

    chosen: Model | None = None
    adds = False
    """Whether what is not found may be added there and then, where the view offers it."""

    @property
    def media(self) -> forms.Media:
        """What Django's chooser needs, and the dialog that adds an actor."""
        desk = "incidents/desk/actors"
        return super().media + forms.Media(js=[f"{desk}.js"], css={"all": [f"{desk}.css"]})

    def get_url(self) -> str:
        """The address of the chooser's own view, under the admin page of what is chosen."""
        options = self.field.remote_field.model._meta
        address = reverse(
            f"{self.admin_site.name}:{options.app_label}_{options.model_name}_choices"
        )
        return f"{address}?adds=1" if self.adds else address

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        """The one option that is chosen, and the empty one."""
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        row = self.row_of(value)
        if row is None:
            return [(None, empty, 0)]
        label = admin_of(self.admin_site, type(row)).choice_label(row)
        return [(None, [*empty, self.create_option(name, row.pk, label, True, len(empty))], 0)]

    def row_of(self, value: list[str]) -> Model | None:
        """The chosen row, asked for only when it is another than the one at hand."""
        wanted = next((each for each in value if each), None)
        if wanted is None:
            return None
        if self.chosen is not None and str(self.chosen.pk) == str(wanted):
            return self.chosen
        model: Any = self.field.remote_field.model
        try:
            return admin_of(self.admin_site, model).choices().filter(pk=wanted).first()
        except (TypeError, ValueError):
            return None
