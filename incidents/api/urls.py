"""Addresses of the API."""

from django.urls import path, re_path

from incidents.api import changes, diff, history, views
from incidents.api.problems import unknown_path
from incidents.api.reading_room import Description, reading_room

urlpatterns = [
    path("incidents/", views.IncidentList.as_view(), name="api-incidents"),
    path("incidents/<str:reference>/", views.IncidentDetail.as_view(), name="api-incident"),
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
    path("document.schema.json", views.DocumentSchema.as_view(), name="api-document-schema"),
    path("schema/", Description.as_view(), name="api-schema"),
    path("docs/", reading_room, name="api-docs"),
    # Everything else that ends in a slash; without one Django sends the client to the slash first.
    re_path(r"^(?:.*/)?$", unknown_path),
]
