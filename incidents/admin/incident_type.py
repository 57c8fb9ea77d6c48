"""The tree of incident types."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError

from incidents.admin.base import Admin
from incidents.admin.codes import codes_field
from incidents.admin.forms import RuleForm
from incidents.admin.restating import Restating
from incidents.admin.searching import folded
from incidents.codes import LocationRole, Measure, Role
from incidents.models import IncidentType

ALSO_EXPECTED = [("said", "What was said")]


class IncidentTypeForm(RuleForm):
    """Refuses a list of ACLED sub-events that the exporter could not read."""

    def clean_acled(self) -> Any:
        """Each is an object that names its sub-event."""
        sub_events = self.cleaned_data["acled"] or []
        readable = isinstance(sub_events, list) and all(
            isinstance(each, dict) and isinstance(each.get("sub_event"), str) for each in sub_events
        )
        if not readable:
            raise ValidationError(
                'Write a list like [{"when": null, "sub_event": "Air/drone strike"}].'
            )
        return sub_events


@admin.register(IncidentType)
class IncidentTypeAdmin(Restating, Admin):
    """Kinds of acts; editors look after them."""

    form = IncidentTypeForm
    permanent = ("code",)
    prefilled_from = "name"
    autocomplete_fields = ["parent"]
    fields = ["name", "code", "definition", "parent", "position", "expects", "acled"]
    list_display = ["name", "code", "parent", "position"]
    list_select_related = ["parent"]
    search_fields = [*folded("name", "definition"), "code"]
    choices_related = ("parent",)

    def formfield_for_list(self, db_field: "ArrayField[Any, Any]") -> forms.Field:
        """What is expected of an incident of the type: roles, measures, places, words."""
        choices = [
            ("Roles", Role.choices),
            ("Measures", Measure.choices),
            ("Locations", LocationRole.choices),
            ("Texts", ALSO_EXPECTED),
        ]
        return codes_field("Expects", choices, "What the form and completeness ask for.")

    def choice_label(self, row: Any) -> str:
        """Name and the type it is a kind of."""
        return f"{row.name} ({row.parent.name.lower()})" if row.parent_id else row.name
