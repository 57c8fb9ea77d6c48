"""How much of what an incident of its type should tell is there, for a glance at a list."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from incidents.codes import LocationRole, Measure, NotStated, Role, Standing

PLACE, CITATION, SAID = "place", "citation", "said"
_LOOKED_FOR: dict[NotStated, frozenset[str]] = {
    NotStated.PLACE: frozenset({PLACE, LocationRole.ORIGIN, LocationRole.DESTINATION}),
    NotStated.ACTOR: frozenset({Role.INITIATOR, Role.ORDERER, Role.PARTY}),
    NotStated.TARGET: frozenset({Role.TARGET}),
    NotStated.FIGURES: frozenset(map(str, Measure)),
    NotStated.CASUALTIES: frozenset({Measure.KILLED, Measure.WOUNDED}),
    NotStated.MUNITIONS: frozenset({Measure.MUNITIONS}),
}


@dataclass(frozen=True)
class Completeness:
    """How many of the parts that are asked for are there, and which are not."""

    asked: int
    missing: tuple[str, ...]

    def __str__(self) -> str:
        there = self.asked - len(self.missing)
        return _("%(there)s of %(asked)s") % {"there": there, "asked": self.asked}

    @property
    def in_words(self) -> str:
        """The missing parts by their names, or that there are none."""
        missing = {"parts": ", ".join(self.missing)}
        return _("Missing: %(parts)s") % missing if self.missing else _("Nothing is missing")


def completeness(incident: Any) -> Completeness:
    """What the type expects, a place and a citation; what was looked for in vain is no gap.

    Reads the parts of the incident as they are loaded; rejected claims give nothing.
    """
    asked = list(dict.fromkeys([*incident.type.expects, PLACE, CITATION]))
    given = given_by(incident)
    for code in incident.not_stated:
        given |= _LOOKED_FOR.get(code, frozenset())
    return Completeness(len(asked), tuple(code for code in asked if code not in given))


def given_by(incident: Any) -> set[str]:
    """The roles, measures and parts there are."""
    given: set[str] = {each.role for each in standing(incident.participations)}
    given |= {each.measure for each in standing(incident.figures)}
    if Measure.CASUALTIES in given:
        given |= {Measure.KILLED, Measure.WOUNDED}
    if places := standing(incident.locations):
        given |= {PLACE, *(each.role for each in places)}
    if incident.citations.all():
        given.add(CITATION)
    if incident.said:
        given.add(SAID)
    return given


def standing(claims: Any) -> list[Any]:
    """The claims this desk does not hold to be wrong."""
    return [claim for claim in claims.all() if claim.standing != Standing.REJECTED]
