"""What a list showed of each incident, so that an act can say which changed since."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from incidents.models import Incident

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

LISTED = "listed"


class ListedRevisions(Base):
    """Sends with each row of the list the revision it was shown at."""

    def action_checkbox(self, obj: Incident) -> SafeString:
        """The box that chooses the row, and its revision."""
        box = super().action_checkbox(obj)
        hidden = '{}<input type="hidden" name="{}" value="{}:{}">'
        return format_html(hidden, box, LISTED, obj.pk, obj.revision)

    action_checkbox.short_description = ""  # type: ignore[attr-defined]  # as Django sets it


def read_revisions(texts: list[str]) -> dict[int, int]:
    """Numbers of incidents with the revision of each; what is no such text is left out."""
    parts = [text.split(":") for text in texts]
    return {
        int(part[0]): int(part[1])
        for part in parts
        if len(part) == 2 and all(each.isdecimal() and len(each) < 18 for each in part)
    }


def written_revisions(revisions: Mapping[int, int]) -> list[str]:
    """The same as texts for a form."""
    return [f"{pk}:{revision}" for pk, revision in revisions.items()]


def changed_since_listed(request: HttpRequest, rows: list[Incident]) -> list[str]:
    """A line for each incident that is no longer as the list showed it."""
    return changed_since(read_revisions(request.POST.getlist(LISTED)), rows)


def changed_since(shown: Mapping[int, int], rows: list[Incident]) -> list[str]:
    """A line for each incident that is no longer as it was shown."""
    moved: list[Any] = [row for row in rows if shown.get(row.pk, row.revision) != row.revision]
    return [f"{row}: somebody changed it after it was shown." for row in moved]
