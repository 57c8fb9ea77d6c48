"""Every closed vocabulary of the domain, one class per axis.

incident.py: did it happen, one or many, how supported, when, with what, at what, what is not
stated · claims.py: role, basis, stance, standing, speaker, Admiralty code · figures.py: what is
counted, of whom, how exactly · links.py: between incidents · places.py: sort of place, part in
the incident, precision · actors.py: sort, names, belonging · sources.py: sort of document, coding
state · parts.py: what may be there or missing · ledger.py: what an entry does, why withdrawn.
The tree of incident types is data, not code: fixtures/incident_types.json.
"""

from incidents.codes.actors import ARMED, UNARMED, ActorKind, AffiliationKind, NameForm
from incidents.codes.base import CodeList, NumberedCodeList
from incidents.codes.claims import (
    Anonymity,
    Basis,
    Credibility,
    Reliability,
    Role,
    Stance,
    Standing,
)
from incidents.codes.figures import AgeSex, Item, Measure, PersonStatus, Quantifier, Scope
from incidents.codes.incident import (
    CLOSED,
    DatePrecision,
    Grading,
    Grain,
    Means,
    NotStated,
    Occurrence,
    PartOfDay,
    State,
    TargetKind,
)
from incidents.codes.ledger import WITHDRAWING, LedgerAction, RetractionReason
from incidents.codes.links import LinkKind
from incidents.codes.parts import Part
from incidents.codes.places import (
    AREAS,
    FINE,
    PHYSICAL,
    WIDEST_FINE_KM,
    LocationRole,
    PlaceKind,
    WherePrecision,
)
from incidents.codes.sources import CodingState, SourceKind

__all__ = [
    "AREAS",
    "ARMED",
    "CLOSED",
    "FINE",
    "PHYSICAL",
    "UNARMED",
    "WIDEST_FINE_KM",
    "WITHDRAWING",
    "ActorKind",
    "AffiliationKind",
    "AgeSex",
    "Anonymity",
    "Basis",
    "CodeList",
    "CodingState",
    "Credibility",
    "DatePrecision",
    "Grading",
    "Grain",
    "Item",
    "LedgerAction",
    "LinkKind",
    "LocationRole",
    "Means",
    "Measure",
    "NameForm",
    "NotStated",
    "NumberedCodeList",
    "Occurrence",
    "Part",
    "PartOfDay",
    "PersonStatus",
    "PlaceKind",
    "Quantifier",
    "Reliability",
    "RetractionReason",
    "Role",
    "Scope",
    "SourceKind",
    "Stance",
    "Standing",
    "State",
    "TargetKind",
    "WherePrecision",
]
