"""What every admin page of ours does alike, whatever it shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db import DataError, IntegrityError, connection, models, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from incidents.admin.choosing import ChoicesView, Chooser
from incidents.admin.fields import FieldsOfOurs
from incidents.admin.forms import RuleForm, remember_broken_rule
from incidents.admin.per_request import PerRequest
from incidents.admin.unsaved import Unsaved
from incidents.models import Incident
from incidents.models.violations import explain

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

BROKEN_RULE = PerRequest[str]()
"""What the database said when it refused the form, for the second attempt."""


class Admin(Unsaved, FieldsOfOurs, ModelAdmin):
    """An admin whose pages answer a rule only the database can check as they answer any other.

    Saving is tried; when the database refuses, nothing is kept, and the same input is shown again
    with the rule's message. Deferred rules are asked before the answer says that it was saved.
    """

    form: type[Any] = RuleForm
    show_full_result_count = False
    list_per_page = 50
    permanent: tuple[str, ...] = ()
    """Fields that are typed once and never change, such as slugs."""
    prefilled_from: str | None = None
    """The field the first permanent one is made from while typing."""
    choices_related: tuple[str, ...] = ()
    """Rows that ``choice_label`` looks at."""
    choices_view: type[ChoicesView] = ChoicesView
    """What answers choosers of such rows."""

    def choice_label(self, row: Any) -> str:
        """How a row is told from others of the same name where one is chosen."""
        return str(row)

    def choices(self) -> "models.QuerySet[Any]":
        """The rows a chooser shows, with what ``choice_label`` looks at."""
        rows: models.QuerySet[Any] = self.model._default_manager.all()
        return rows.select_related(*self.choices_related)

    def ranked_choices(self, term: str) -> Sequence[Any] | None:
        """The rows a chooser offers for a term, the best first; None leaves it to the search."""
        return None

    @property
    def media(self) -> forms.Media:
        """Add our own style and script, and what choosers need on pages without a form too.

        Not as a nested ``Media``, which a page with one of its own would replace.
        """
        some_field: Any = Incident._meta.get_field("type")
        ours = forms.Media(css={"all": ["incidents/admin.css"]}, js=["incidents/admin.js"])
        return super().media + Chooser(some_field, self.admin_site).media + ours

    def get_urls(self) -> list[URLPattern]:
        """Add the address that choosers of this model ask."""
        view = self.admin_site.admin_view(self.choices_view.as_view(admin_site=self.admin_site))
        name = f"{self.opts.app_label}_{self.opts.model_name}_choices"
        return [path("choices/", view, name=name), *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What never changes is shown without a field once the row is there."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, *self.permanent) if obj else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A slug is made from the name only while the row is new."""
        if obj or not self.prefilled_from:
            return {}
        return {self.permanent[0]: (self.prefilled_from,)}

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form; on a second attempt it says what the database said."""
        form = super().get_form(request, obj, change, **kwargs)
        return remember_broken_rule(form, BROKEN_RULE.of(request))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or save the form; a refusal of the database becomes an error of the form."""
        answer = super().changeform_view
        try:
            return answer(request, object_id, form_url, extra_context)
        except (IntegrityError, DataError) as error:
            BROKEN_RULE.keep(request, explain(error))
            return answer(request, object_id, form_url, extra_context)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rows below this one, then ask every deferred rule."""
        super().save_related(request, form, formsets, change)
        connection.check_constraints()

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete, and ask every deferred rule before saying so."""
        super().delete_model(request, obj)
        connection.check_constraints()

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Delete; what somebody began to use meanwhile stays, and that is said."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            self.message_user(
                request, gettext("It is in use meanwhile and was not deleted."), messages.ERROR
            )
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[object_id]))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Delete all of them or none."""
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            connection.check_constraints()


class ReadOnlyAdmin(ModelAdmin):
    """An admin page to look at; nobody adds, changes or deletes there."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes here."""
        return False
