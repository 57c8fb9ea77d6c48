"""Who published what, which the ledger itself does not say: a note beside Django's own."""

import re
from collections.abc import Iterable

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from incidents.history.authors import SOMEBODY
from incidents.models import Incident, User
from incidents.publishing import Entry

NOTE = "Ledger positions {first} to {last}."
NOTED = re.compile(r"Ledger positions (\d+) to (\d+)\.", re.ASCII)


def note_publisher(*, incidents: Iterable[Incident], by: User, entry: Entry) -> None:
    """Keep who added these positions of the ledger, with each incident."""
    words = NOTE.format(first=entry.first, last=entry.last)
    LogEntry.objects.log_actions(by.pk, list(incidents), CHANGE, words)


class Publishers:
    """Who published each version of one incident, as far as it was noted; one statement."""

    def __init__(self, incident: int) -> None:
        notes = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Incident),
            object_id=str(incident),
            change_message__startswith=NOTE.partition("{")[0],
        ).select_related("user")
        self.notes = [(NOTED.match(note.change_message), note.user) for note in notes]

    def name(self, position: int) -> str:
        """Who added a position, or *somebody*."""
        for found, user in self.notes:
            if found and int(found[1]) <= position <= int(found[2]):
                return user.get_full_name() or user.get_username()
        return str(SOMEBODY)
