"""Bringing published incidents up to date after a name, a parent, a type or a source changed."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from incidents.admin.acts import ReasonForm
from incidents.admin.confirming import Confirmation, may_publish
from incidents.admin.publishing import signed_in
from incidents.publishing import count_to_restate, restate

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

ACTION = "restate_published_incidents"


class Restating(Base):
    """The action *Restate published incidents*, which shows their number first."""

    actions = [ACTION]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Restating publishes, so it takes the same permission."""
        return may_publish(request)

    @admin.action(description="Restate published incidents", permissions=["publish"])
    def restate_published_incidents(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Ask, then restate."""
        rows = list(queryset)
        form = ReasonForm(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            try:
                count = restate(
                    rows,
                    by=signed_in(request),
                    reason=form.cleaned_data["reason"],
                )
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                message = gettext(
                    "Readers see them as they are now. Published incidents restated: {}."
                ).format(count)
                self.message_user(request, message, messages.SUCCESS)
                return None
        return confirmation(rows, form).page(self, request)


def confirmation(rows: list[Any], form: ReasonForm) -> Confirmation:
    """The page that asks."""
    return Confirmation(
        title=gettext("Restate published incidents: {}").format(count_to_restate(rows)),
        consequence=gettext(
            "Published incidents that name these rows will show them as they are now, and "
            "readers will see their other names, affiliations and descriptions as they are now. "
            "What is pending in drafts and edits of incidents stays where it is."
        ),
        action="",
        form=form,
        rows=[str(row) for row in rows],
        hidden=[
            ("action", ACTION),
            ("confirmed", "yes"),
            *(("_selected_action", str(row.pk)) for row in rows),
        ],
    )
