"""What an actor's own page shows below its form: the hierarchy around it, and its incidents."""

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest

from incidents.admin.actor_tree import others_of, tree_of
from incidents.dates.words import in_words
from incidents.models import Actor, ActorAncestor, Affiliation, Incident, Participation

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

NEWEST = 20


class Involved(NamedTuple):
    """An incident of the actor: when, what, in which role (and by whom below it), how far it is."""

    incident: Incident
    when: str
    roles: str


class ActorPage(Base):
    """Adds hierarchy and incidents to the page of an actor that is there."""

    change_form_template = "admin/incidents/actor/change_form.html"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add what the user may see of the two."""
        actor: Actor | None = options.get("obj")
        if actor is not None:
            if self.sees(request, Affiliation):
                others, more = others_of(actor.pk)
                context |= {"tree": tree_of(actor.pk), "others": others, "more_others": more}
            if self.sees(request, Incident):
                context |= {"involved": involved(actor), "shows_incidents": True}
        return super().render_change_form(request, context, *args, **options)

    def sees(self, request: HttpRequest, model: Any) -> bool:
        """Whether the user may look at such rows."""
        return bool(self.admin_site._registry[model].has_view_permission(request))


def involved(actor: Actor) -> list[Involved]:
    """The newest incidents of the actor or of one ever below it, in two statements."""
    below = ActorAncestor.objects.filter(ancestor=actor).values("descendant")
    parts = Participation.objects.filter(Q(actor=actor) | Q(actor__in=below))
    theirs = Prefetch("participations", parts.select_related("actor"), to_attr="theirs")
    found = Incident.objects.filter(Exists(parts.filter(incident=OuterRef("pk"))))
    newest = found.order_by("-earliest", "-pk").prefetch_related(theirs)[:NEWEST]
    return [
        Involved(incident, when(incident), roles(actor, incident.theirs)) for incident in newest
    ]


def when(incident: Incident) -> str:
    """The date of an incident in words."""
    return in_words(incident.date, part_of_day=incident.part_of_day)


def roles(actor: Actor, parts: list[Participation]) -> str:
    """Every role once, with the actor's name where it is another than the page's."""
    said = (
        part.get_role_display()
        + ("" if part.actor_id == actor.pk or part.actor is None else f" ({part.actor.name})")
        for part in parts
    )
    return ", ".join(dict.fromkeys(said))
