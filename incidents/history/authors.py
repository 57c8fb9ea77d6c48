"""Who wrote what, as far as the history says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from incidents.history.events import Marks, events_of
from incidents.models import User

SOMEBODY = _("somebody")


@dataclass(frozen=True)
class Author:
    """Somebody's name, and when they wrote."""

    name: str
    at: datetime


def names_of(contexts: Iterable[Any]) -> dict[int, str]:
    """The name of every user these contexts were opened by, in one statement."""
    numbers = {user_of(context) for context in contexts}
    users = User.objects.filter(pk__in=[number for number in numbers if number])
    return {user.pk: user.get_full_name() or user.get_username() for user in users}


def user_of(context: Any) -> int | None:
    """The number of the user who opened a context, if one did."""
    user = context.metadata.get("user") if context else None
    return user if isinstance(user, int) else None


def last_authors(incident: int, since: Marks) -> dict[tuple[str, int], Author]:
    """Who wrote each row of an incident last after a moment, one statement a table."""
    events = {
        (table, event.pgh_obj_id): event
        for table in since
        for event in newer(table, incident, since[table])
    }
    names = names_of(event.pgh_context for event in events.values())
    return {
        key: Author(name_in(names, event.pgh_context), event.pgh_created_at)
        for key, event in events.items()
    }


def newer(table: str, incident: int, mark: int) -> Any:
    """The events of one table after a mark, oldest first."""
    later = events_of(table, incident).filter(pgh_id__gt=mark).order_by("pgh_id")
    return later.select_related("pgh_context").only(
        "pgh_obj_id", "pgh_created_at", "pgh_context__metadata"
    )


def name_in(names: dict[int, str], context: Any) -> str:
    """The name behind a context, or *somebody*."""
    return names.get(user_of(context) or 0, str(SOMEBODY))
