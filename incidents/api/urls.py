"""Addresses of the API."""

from django.urls import path, re_path

from incidents.api import changes, counting, diff, history, tokens, views
from incidents.api.editorial.acts import ManyActs, OneAct
from incidents.api.editorial.incident import WorkingState
from incidents.api.editorial.incidents import WorkingStates
from incidents.api.editorial.merging import Merging, Unmerging
from incidents.api.problems import unknown_path
from incidents.api.reading_room import Description, reading_room
from incidents.api.reference import detail_view, list_view
from incidents.api.tables import table_view
from incidents.reference import KINDS
from incidents.tables import TABLES

urlpatterns = [
    path("incidents/", views.IncidentList.as_view(), name="api-incidents"),
    path("incidents/facets/", counting.IncidentFacets.as_view(), name="api-facets"),
    path("incidents/statistics/", counting.IncidentStatistics.as_view(), name="api-statistics"),
    path("coverage/", counting.CoverageList.as_view(), name="api-coverage"),
    path("incidents/<str:reference>/", views.IncidentDetail.as_view(), name="api-incident"),
    path("editorial/incidents/", WorkingStates.as_view(), name="api-editorial-incidents"),
    path(
        "editorial/incidents/<str:handle>/",
        WorkingState.as_view(),
        name="api-editorial-incident",
    ),
    path("editorial/incidents/<str:handle>/merge/", Merging.as_view(), name="api-editorial-merge"),
    path(
        "editorial/incidents/<str:handle>/unmerge/",
        Unmerging.as_view(),
        name="api-editorial-unmerge",
    ),
    path("editorial/incidents/<str:handle>/<str:act>/", OneAct.as_view(), name="api-editorial-act"),
    path("editorial/acts/<str:act>/", ManyActs.as_view(), name="api-editorial-acts"),
    path("tokens/", tokens.Tokens.as_view(), name="api-tokens"),
    path("tokens/<int:pk>/", tokens.Token.as_view(), name="api-token"),
    path(
        "incidents/<str:reference>/history/",
        history.IncidentHistory.as_view(),
        name="api-incident-history",
    ),
    path(
        "incidents/<str:reference>/versions/<str:version>/",
        history.IncidentVersion.as_view(),
        name="api-incident-version",
    ),
    path("incidents/<str:reference>/diff/", diff.IncidentDiff.as_view(), name="api-incident-diff"),
    path("changes/", changes.Changes.as_view(), name="api-changes"),
    *(path(f"{name}/", table_view(name).as_view(), name=f"api-{name}") for name in TABLES),
    *(path(f"{name}/", list_view(name).as_view(), name=f"api-{name}") for name in KINDS),
    *(
        path(f"{name}/<str:slug>/", detail_view(name).as_view(), name=f"api-{name}-one")
        for name in KINDS
    ),
    path("document.schema.json", views.DocumentSchema.as_view(), name="api-document-schema"),
    path("schema/", Description.as_view(), name="api-schema"),
    path("docs/", reading_room, name="api-docs"),
    # Everything else that ends in a slash; without one Django sends the client to the slash first.
    re_path(r"^(?:.*/)?$", unknown_path),
]
