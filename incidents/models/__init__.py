"""The tables: the working side that analysts edit, and the published ledger that everybody reads.

Reference: ``IncidentType`` · ``Place`` ``PlaceName`` · ``Actor`` ``ActorName`` ``Affiliation`` ·
``Publisher`` ``Source``; their ancestors in ``TypeAncestor`` ``PlaceAncestor`` ``ActorAncestor``.
Working side: ``Incident`` with its ``IncidentOtherType`` ``Location`` ``Participation`` ``Figure``
``Citation`` ``IncidentLink`` ``Origin``; ``Claim`` is what the claim-bearing ones share;
``Coverage`` says what was looked for.
Published side: ``Record`` (facts, insert only), ``RecordIndex`` and ``RecordLocation``
(found by), ``Term`` (vocabulary), ``Entity`` (what is told of rows that documents name), ``Tally``
(what it all adds up to); ``Restating`` counts how often names were brought up to date.
Desk: ``DuplicatePair`` (found), ``NotSame`` (judged), ``Merge`` (one from then on),
``SavedFilter``; ``Sheet`` (handed out to be edited), ``SheetBatch`` and ``SheetChange`` (what came
back); ``ImportJob`` (files brought in), ``ImportMapping``, ``NameDecision`` (what names in files
mean); ``SourceCopy`` (files kept of sources), ``LinkCheck`` (what their addresses answer). Who
signs in: ``User``, with ``AccessToken`` for programs; ``KeptAnswer`` for writes sent again.
"""

from incidents.models.access_token import AccessToken
from incidents.models.actor import Actor
from incidents.models.actor_name import ActorName
from incidents.models.affiliation import Affiliation
from incidents.models.citation import Citation
from incidents.models.claim import Claim
from incidents.models.closures import ActorAncestor, PlaceAncestor, TypeAncestor
from incidents.models.coverage import Coverage
from incidents.models.duplicate_pair import DuplicatePair
from incidents.models.entity import Entity
from incidents.models.figure import Figure
from incidents.models.import_job import ImportJob
from incidents.models.import_mapping import ImportMapping
from incidents.models.import_state import ImportState
from incidents.models.incident import Incident
from incidents.models.incident_link import IncidentLink
from incidents.models.incident_other_type import IncidentOtherType
from incidents.models.incident_type import IncidentType
from incidents.models.kept_answer import KeptAnswer
from incidents.models.link_check import LinkCheck, LinkState
from incidents.models.location import Location
from incidents.models.merge import Merge
from incidents.models.name_decision import NameDecision, NameVerdict
from incidents.models.not_same import NotSame
from incidents.models.origin import Origin
from incidents.models.participation import Participation
from incidents.models.place import Place
from incidents.models.place_name import PlaceName
from incidents.models.publisher import Publisher
from incidents.models.record import Record
from incidents.models.record_index import RecordIndex
from incidents.models.record_location import RecordLocation
from incidents.models.restating import Restating
from incidents.models.saved_filter import SavedFilter
from incidents.models.sheet import Sheet
from incidents.models.sheet_batch import BatchState, SheetBatch
from incidents.models.sheet_change import SheetChange
from incidents.models.source import Source
from incidents.models.source_copy import SourceCopy
from incidents.models.tally import Tally
from incidents.models.term import Term
from incidents.models.user import User

__all__ = [
    "AccessToken",
    "Actor",
    "ActorAncestor",
    "ActorName",
    "Affiliation",
    "BatchState",
    "Citation",
    "Claim",
    "Coverage",
    "DuplicatePair",
    "Entity",
    "Figure",
    "ImportJob",
    "ImportMapping",
    "ImportState",
    "Incident",
    "IncidentLink",
    "IncidentOtherType",
    "IncidentType",
    "KeptAnswer",
    "LinkCheck",
    "LinkState",
    "Location",
    "Merge",
    "NameDecision",
    "NameVerdict",
    "NotSame",
    "Origin",
    "Participation",
    "Place",
    "PlaceAncestor",
    "PlaceName",
    "Publisher",
    "Record",
    "RecordIndex",
    "RecordLocation",
    "Restating",
    "SavedFilter",
    "Sheet",
    "SheetBatch",
    "SheetChange",
    "Source",
    "SourceCopy",
    "Tally",
    "Term",
    "TypeAncestor",
    "User",
]
