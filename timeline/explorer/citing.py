"""How a view is cited: by an address pinned to its ledger position, and in words."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext

from timeline.chronology import Head
from timeline.explorer.links import address
from timeline.explorer.state import Asked


@dataclass(frozen=True, slots=True)
class Citation:
    """The address that shows the same for ever, and the sentence that names it."""

    url: str
    text: str


def citation(asked: Asked, head: Head, site: str, today: date) -> Citation:
    """Cite the question as it stands; what is chosen or in sight is no part of it."""
    filters = dict(sorted(asked.selection.parameters.items()))
    url = site + address({**filters, "as_of": (str(asked.selection.position),)})
    what = gettext("filter %(query)s") % {"query": head.query} if head.query else ""
    said = [
        str(settings.SPECTACULAR_SETTINGS["TITLE"]),
        what or gettext("everything published"),
        gettext("ledger position %(position)s, recorded %(moment)s")
        % {"position": head.position, "moment": head.moment},
    ]
    accessed = gettext("accessed %(day)s") % {"day": date_format(today, "j F Y")}
    return Citation(url, f"{'; '.join(said)}. {url}, {accessed}.")
