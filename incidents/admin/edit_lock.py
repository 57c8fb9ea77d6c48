"""Two editors of one incident: whose change came in between."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext

from incidents.history.events import PARTS
from incidents.models import Incident, User


def current_revision(incident: Incident) -> int | None:
    """The revision as it is now, locked until the transaction ends; None once it is deleted."""
    rows = Incident.objects.select_for_update(no_key=True).filter(pk=incident.pk)
    return rows.values_list("revision", flat=True).first()


def last_change(incident: Incident) -> str:
    """The newest change of the incident or one of its parts, in words."""
    event = newest_event(incident)
    if event is None:
        return gettext("somebody changed this incident")
    what = event.pgh_tracked_model._meta.verbose_name
    at = f"{event.pgh_created_at:%Y-%m-%d %H:%M} UTC"
    said = gettext("{who} changed this incident ({what}, {at})")
    return said.format(who=who(event), what=what, at=at)


def newest_event(incident: Incident) -> Any:
    """The last row of the history that belongs to the incident."""
    found = [events(Incident).filter(pgh_obj_id=incident.pk).order_by("-pgh_id").first()]
    for part in PARTS:
        found.append(events(part).filter(incident_id=incident.pk).order_by("-pgh_id").first())
    return max(filter(None, found), key=lambda event: event.pgh_created_at, default=None)


def events(model: type[Model]) -> Any:
    """The history of a tracked model, with what is known about each act."""
    tracked: Any = model  # pghistory gives it its event model at start-up
    return tracked.pgh_event_model.objects.select_related("pgh_context")


def who(event: Any) -> str:
    """The user behind an event, as far as the history says."""
    context = event.pgh_context
    user = User.objects.filter(pk=context.metadata.get("user")).first() if context else None
    return (user.get_full_name() or user.get_username()) if user else gettext("somebody")
