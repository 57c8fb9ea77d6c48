"""How to cite the state that is shown, and the other forms it can be had in."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from incidents.formats import available
from timeline.incident_page.changes import spoken_day
from timeline.incident_page.state import AS_OF, State
from timeline.telling.plain import line
from timeline.translatable import format_label


@dataclass(frozen=True, slots=True)
class Form:
    """One way to have the incident: for programs, or told; `media_type` names its kind."""

    label: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Citing:
    """The sentence to cite, the address that always shows this state, and the one that is live."""

    text: str
    permanent: str
    canonical: str


def citing(document: dict[str, Any], state: State, request: HttpRequest) -> Citing:
    """Cite the entry that is shown: what is published later changes nothing of it."""
    entry = state.entry
    permanent = request.build_absolute_uri(state.address(position=entry.position))
    text = gettext(
        "“%(title)s” (%(reference)s, version %(version)s). %(project)s, ledger position "
        "%(position)s, recorded %(day)s. %(address)s"
    ) % {
        "title": line(document["title"]),
        "reference": entry.reference,
        "version": entry.version,
        "project": project(),
        "position": entry.position,
        "day": spoken_day(entry.recorded_at),
        "address": permanent,
    }
    live = reverse("incident", args=[entry.reference])
    return Citing(text, permanent, request.build_absolute_uri(live))


def forms(state: State) -> list[Form]:
    """Its document and history, then every format that a selection can be written in.

    They are pinned where the page is.
    """
    pinned = {AS_OF: str(state.at.position)} if state.asked else {}
    query = f"?{urlencode(pinned)}" if pinned else ""
    one, history = (
        reverse(name, args=[state.reference]) for name in ("api-incident", "api-incident-history")
    )
    selected = urlencode({"reference": state.reference, **pinned})
    return [
        Form(gettext("Document (JSON)"), one + query, "application/json"),
        Form(gettext("History (JSON)"), history + query, "application/json"),
        *(
            Form(
                format_label(format_.label),
                f"{reverse('timeline', args=[format_.extension])}?{selected}",
                format_.media_type.partition(";")[0],
            )
            for format_ in available()
        ),
    ]


def project() -> str:
    """What the collection is called."""
    return str(settings.SPECTACULAR_SETTINGS["TITLE"])
