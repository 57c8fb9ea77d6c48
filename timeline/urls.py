"""Addresses of the front page and the timelines."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import URLPattern, path

from timeline import views
from timeline.explorer import views as explorer
from timeline.explorer.timeline import timeline_json
from timeline.incident_page.views import incident
from timeline.saved import views as saved
from timeline.saved.saving import save
from timeline.style import STYLE_HASH

#: The HTML timeline stands alone: the one style inside it is named by its hash, no other may run.
_with_its_style: Any = csp_update({"style-src": [SELF, STYLE_HASH]})

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("explore/", explorer.explore, name="explore"),
    path("explore/map.json", explorer.map_json, name="explore-map"),
    path("favicon.ico", views.icon, name="icon"),
    path("explore/timeline.json", timeline_json, name="explore-timeline"),
    path("incidents/<str:reference>/", incident, name="incident"),
    path("timeline.<str:extension>", _with_its_style(views.timeline), name="timeline"),
    path("timelines/", saved.index, name="saved-index"),
    path("timelines/save/", save, name="save-timeline"),
    path("timelines/<slug:slug>/", saved.page, name="saved-page"),
    path("timelines/<slug:slug>/embed/", saved.embed, name="saved-embed"),
    path("timelines/<slug:slug>.<str:extension>", _with_its_style(saved.file), name="saved-file"),
]
