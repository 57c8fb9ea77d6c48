"""The admin: analysts enter incidents and their reference data, editors publish.

One file per subject; `base.py` is what they share. Whoever may only view sees the same pages
without fields to fill in.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from incidents.admin.access_token import AccessTokenAdmin
from incidents.admin.actor import ActorAdmin
from incidents.admin.affiliation import AffiliationAdmin
from incidents.admin.coverage import CoverageAdmin
from incidents.admin.duplicate_pair import DuplicatePairAdmin
from incidents.admin.import_job import ImportJobAdmin
from incidents.admin.import_mapping import ImportMappingAdmin
from incidents.admin.incident import IncidentAdmin
from incidents.admin.incident_type import IncidentTypeAdmin
from incidents.admin.name_decision import NameDecisionAdmin
from incidents.admin.place import PlaceAdmin
from incidents.admin.publisher import PublisherAdmin
from incidents.admin.record import RecordAdmin
from incidents.admin.sheet_batch import SheetBatchAdmin
from incidents.admin.source import SourceAdmin
from incidents.admin.user import UserAdmin

__all__ = [
    "AccessTokenAdmin",
    "ActorAdmin",
    "AffiliationAdmin",
    "CoverageAdmin",
    "DuplicatePairAdmin",
    "ImportJobAdmin",
    "ImportMappingAdmin",
    "IncidentAdmin",
    "IncidentTypeAdmin",
    "NameDecisionAdmin",
    "PlaceAdmin",
    "PublisherAdmin",
    "RecordAdmin",
    "SheetBatchAdmin",
    "SourceAdmin",
    "UserAdmin",
]

admin.site.site_header = admin.site.site_title = _("Conflict incidents")
admin.site.index_title = _("Desk")
