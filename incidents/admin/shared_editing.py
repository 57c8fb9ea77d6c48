"""Brings two editors of one incident together on the page of the second."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from incidents.history.events import marks_now, written

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object


class SharedEditing(Base):
    """The script and style of what changed meanwhile; ``IncidentForm`` finds out what did."""

    @property
    def media(self) -> forms.Media:
        """Add them."""
        desk = "incidents/desk"
        ours = forms.Media(js=[f"{desk}/meanwhile.js"], css={"all": [f"{desk}/history.css"]})
        return super().media + ours

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """Discard what the other added and shall go, before the rows of the page are checked."""
        if form.meanwhile:
            for each in form.meanwhile.discarded:
                if not request.user.has_perm(f"incidents.delete_{each.table}"):
                    raise PermissionDenied
            form.meanwhile.discard()
        return super().save_form(request, form, change)

    def _changeform_view(self, request: HttpRequest, *args: Any) -> Any:
        """Show or save the form; one that is refused discards nothing."""
        response = super()._changeform_view(request, *args)  # type: ignore[misc]  # not in the stubs
        if request.method == "POST" and response.status_code == HTTPStatus.OK:
            transaction.set_rollback(True)
        return response

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The incident, with the moment just before it was read.

        A change in between is then on the page already, and the same as what it says; a moment
        just after would leave it out of what changed meanwhile.
        """
        known = request.method == "GET" and object_id.isdecimal() and len(object_id) < 18
        marks = marks_now(int(object_id)) if known else {}
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.history_seen = written(marks)
        return found
