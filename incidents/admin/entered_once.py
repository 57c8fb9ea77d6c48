"""A form of a new incident that is sent twice makes one incident."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from incidents.models import Incident

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

FIELD = "entry_token"


class EnteredOnce(Base):
    """Puts a token into the empty form and stores it with the incident, where it is unique."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add the token; a form that is shown again keeps the one it has."""
        if context["original"] is None:
            context[FIELD] = token_in(request) or uuid4()
        return super().render_change_form(request, context, *args, **options)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new incident keeps the token of its form."""
        if not change:
            obj.entry_token = token_in(request)
        super().save_model(request, obj, form, change)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **options: Any
    ) -> Any:
        """Lead to what the form has made already, or what its twin made while it was saved."""
        if object_id is not None or request.method != "POST":
            return super().changeform_view(request, object_id, *args, **options)
        if made := self.made_before(request):
            return made
        response = super().changeform_view(request, object_id, *args, **options)
        saved = response.status_code == HttpResponseRedirect.status_code
        return response if saved else self.made_before(request) or response

    def made_before(self, request: HttpRequest) -> HttpResponseRedirect | None:
        """To the incident that has the token of this form, if there is one."""
        token = token_in(request)
        found = token and Incident.objects.filter(entry_token=token).first()
        if not found or not self.has_view_permission(request, found):
            return None
        words = gettext(
            "This form was saved before, as “{}”: that incident is shown, and no second one was "
            "made. What you changed after saving it the first time is not in it."
        ).format(found)
        self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:incidents_incident_change", args=[found.pk]))


def token_in(request: HttpRequest) -> UUID | None:
    """The token a form was sent with; none for anything else."""
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
