"""Addresses of the API."""

from django.urls import path, re_path

from incidents.api import views
from incidents.api.problems import unknown_path
from incidents.api.reading_room import Description, reading_room
from incidents.api.reference import detail_view, list_view
from incidents.api.tables import table_view
from incidents.reference import KINDS
from incidents.tables import TABLES

urlpatterns = [
    path("incidents/", views.IncidentList.as_view(), name="api-incidents"),
    path("incidents/<str:reference>/", views.IncidentDetail.as_view(), name="api-incident"),
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
