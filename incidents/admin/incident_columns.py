"""The columns of the incident list, each a few words of what was loaded with the page."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from incidents.codes import Grain, PlaceKind, Role, Standing
from incidents.dates import EdtfError
from incidents.dates.words import in_words

SHOWN = 2
DOING = (Role.INITIATOR, Role.PARTY, Role.SPEAKER, Role.DEPLOYED, Role.ORDERER)
DONE_TO = (Role.TARGET, Role.AFFECTED, Role.ADDRESSEE, Role.SUBJECT)


class Columns:
    """What a row says; ``incident_page.filled_in`` has loaded what these look at."""

    @admin.display(description=_("date"), ordering="earliest")
    def dated(self, incident: Any) -> str:
        """The date in words, as it would be read out."""
        time = incident.time.isoformat("minutes") if incident.time else None
        several = incident.grain == Grain.AGGREGATE
        try:
            return in_words(
                incident.date, time=time, part_of_day=incident.part_of_day, aggregate=several
            )
        except EdtfError:
            return str(incident.date)

    @admin.display(description=_("incident"), ordering="title")
    def what(self, incident: Any) -> SafeString:
        """Title and reference; it is the link."""
        if not incident.reference:
            return format_html("{}", incident.title)
        return format_html(
            '{} <span class="row-reference">{}</span>', incident.title, incident.reference
        )

    @admin.display(description=_("place"))
    def where(self, incident: Any) -> str:
        """The primary location, else the first, with the area it lies in."""
        locations = incident.locations.all()
        primary = next((each for each in locations if each.primary), None)
        location = primary or next(iter(locations), None)
        if location is None:
            return ""
        if location.place is None:
            return str(location.described_as or f"{location.latitude}, {location.longitude}")
        place = location.place
        area = place.parent
        if area is None or area.kind == PlaceKind.WORLD_REGION:
            return str(place.name)
        return f"{place.name}, {area.name}"

    @admin.display(description=_("who → whom"))
    def who(self, incident: Any) -> str:
        """Who acted and upon whom, the first of each."""
        doing, done_to = named(incident, DOING), named(incident, DONE_TO)
        if not done_to:
            return doing
        return f"{doing or '?'} → {done_to}"

    @admin.display(description=_("figures"))
    def figures_in_short(self, incident: Any) -> str:
        """Killed and wounded as readers will see them, and a few others."""
        return str(incident.figures_in_short)

    @admin.display(description=_("state"), ordering="state")
    def progress(self, incident: Any) -> SafeString:
        """The state, and whether what is here differs from what is published."""
        state = incident.get_state_display()
        if not incident.edited:
            return format_html("{}", state)
        return format_html('{} <span class="row-edited">{}</span>', state, _("edited since"))

    @admin.display(description=_("complete"))
    def complete(self, incident: Any) -> SafeString:
        """How many of the expected parts are there; the missing ones are named for everybody."""
        found = incident.completeness
        kind = "row-gaps" if found.missing else "row-whole"
        return format_html(
            '<span class="{}" title="{}">{}<span class="visually-hidden">. {}</span></span>',
            kind,
            found.in_words,
            str(found),
            found.in_words,
        )


def named(incident: Any, roles: Iterable[Role]) -> str:
    """The actors in the first of the roles that anybody has, the rest as a number."""
    parts = [each for each in incident.participations.all() if each.standing != Standing.REJECTED]
    for role in roles:
        if found := [each for each in parts if each.role == role]:
            names = list(
                dict.fromkeys(
                    each.actor.name if each.actor else each.described_as for each in found
                )
            )
            more = f" +{len(names) - SHOWN}" if len(names) > SHOWN else ""
            return ", ".join(names[:SHOWN]) + more
    return ""
