"""Addresses that clients written for ACLED and UCDP ask, below /api/."""

from django.urls import path

from incidents.api import acled, gedevents

urlpatterns = [
    path("gedevents/<str:version>", gedevents.GedEvents.as_view(), name="gedevents"),
    path("acled/read", acled.AcledView.as_view(), name="acled-read"),
    path("deleted/read", acled.DeletedRead.as_view(), name="acled-deleted"),
    path("actor/read", acled.ActorRead.as_view(), name="acled-actor"),
    path("country/read", acled.CountryRead.as_view(), name="acled-country"),
    path("region/read", acled.RegionRead.as_view(), name="acled-region"),
]
