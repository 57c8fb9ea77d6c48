"""Addresses that ACLED's clients ask, below /api/."""

from django.urls import path

from incidents.api import acled

urlpatterns = [
    path("acled/read", acled.AcledView.as_view(), name="acled-read"),
    path("deleted/read", acled.DeletedRead.as_view(), name="acled-deleted"),
    path("actor/read", acled.ActorRead.as_view(), name="acled-actor"),
    path("country/read", acled.CountryRead.as_view(), name="acled-country"),
    path("region/read", acled.RegionRead.as_view(), name="acled-region"),
]
