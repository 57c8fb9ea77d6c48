"""The acts on many incidents at once: what each asks, plans and calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from incidents import formats
from incidents.admin.choosing import Chooser
from incidents.admin.lists import ListField
from incidents.bulk.citing import cite, plan_citing
from incidents.bulk.exporting import plan_export
from incidents.bulk.planning import Plan
from incidents.bulk.retagging import plan_retagging, retag
from incidents.bulk.retyping import plan_retyping, retype
from incidents.models import Citation, Incident, IncidentType, Source

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class BulkForm(forms.Form):
    """What every act asks: why, for the history."""

    reason = forms.CharField(
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("Kept in the history, not published."),
    )

    def given(self) -> dict[str, Any]:
        """What the act is about, besides the reason."""
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}


def tags_field(label: "StrOrPromise") -> ListField:
    """Tags separated by commas."""
    return ListField(
        item=forms.SlugField(max_length=50),
        label=label,
        required=False,
        help_text=_("Separated by commas."),
    )


class TagForm(BulkForm):
    """Tags to add and to take away."""

    add = tags_field(_("Tags to add"))
    remove = tags_field(_("Tags to take away"))
    field_order = ["add", "remove", "reason"]

    def clean(self) -> dict[str, Any]:
        """Refuse to do nothing, and to add and take away one tag."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        add, remove = cleaned.get("add", []), cleaned.get("remove", [])
        if both := set(add) & set(remove):
            raise ValidationError(f"{', '.join(sorted(both))}: add it or take it away, not both.")
        if not self.errors and not (add or remove):
            raise ValidationError(_("Give at least one tag to add or to take away."))
        return cleaned


class TypeForm(BulkForm):
    """The new type."""

    kind = forms.ModelChoiceField(
        IncidentType.objects.all(),
        label=_("New type"),
        widget=Chooser(Incident._meta.get_field("type"), admin.site),
    )
    field_order = ["kind", "reason"]


class SourceForm(BulkForm):
    """The source and where in it."""

    source = forms.ModelChoiceField(
        Source.objects.all(), widget=Chooser(Citation._meta.get_field("source"), admin.site)
    )
    locator = forms.CharField(
        required=False, max_length=200, help_text=_("Where in the source: paragraph 4, 1:32.")
    )
    field_order = ["source", "locator", "reason"]


class ExportForm(forms.Form):
    """The format."""

    format = forms.ChoiceField(
        choices=lambda: [(each.name, each.label) for each in formats.available()]
    )

    def given(self) -> dict[str, Any]:
        """Nothing that a plan depends on."""
        return {}


@dataclass(frozen=True)
class BulkAct:
    """One act; without a ``call`` it changes nothing and answers with a file."""

    name: str
    label: "StrOrPromise"
    consequence: "StrOrPromise"
    done: "StrOrPromise"
    form: type[Any]
    plan: Callable[..., Plan]
    call: Callable[..., Plan] | None = None

    @property
    def list_name(self) -> str:
        """Its name among the actions of the list."""
        return f"bulk_{self.name}"


BULK_ACTS: Mapping[str, BulkAct] = {
    act.name: act
    for act in (
        BulkAct(
            name="tag",
            label=_("Add or take away tags …"),
            consequence=_(
                "Each gets the tags to add that it has not, and loses those to take away."
            ),
            done=_("tagged"),
            form=TagForm,
            plan=plan_retagging,
            call=retag,
        ),
        BulkAct(
            name="retype",
            label=_("Change the type …"),
            consequence=_("Each gets the new type in place of its own; further types stay."),
            done=_("given the new type"),
            form=TypeForm,
            plan=plan_retyping,
            call=retype,
        ),
        BulkAct(
            name="cite",
            label=_("Cite a source …"),
            consequence=_("Each gets one more citation, with the next free number."),
            done=_("given the citation"),
            form=SourceForm,
            plan=plan_citing,
            call=cite,
        ),
        BulkAct(
            name="export",
            label=_("Export the published ones …"),
            consequence=_(
                "A file of their public versions; what waits to be published is not in it."
            ),
            done=_("exported"),
            form=ExportForm,
            plan=plan_export,
        ),
    )
}
