"""Addresses of the API of saved timelines."""

from django.urls import path

from timeline.api import views

urlpatterns = [
    path("", views.TimelineList.as_view(), name="api-timelines"),
    path("<slug:slug>/", views.TimelineDetail.as_view(), name="api-timeline"),
]
