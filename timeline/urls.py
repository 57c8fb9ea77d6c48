"""Addresses of the front page and the timelines."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import URLPattern, path

from timeline import views
from timeline.explorer import views as explorer
from timeline.style import STYLE_HASH

#: The HTML timeline stands alone: the one style inside it is named by its hash, no other may run.
_with_its_style: Any = csp_update({"style-src": [SELF, STYLE_HASH]})

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("explore/", explorer.explore, name="explore"),
    path("explore/map.json", explorer.map_json, name="explore-map"),
    path("favicon.ico", views.icon, name="icon"),
    path("timeline.<str:extension>", _with_its_style(views.timeline), name="timeline"),
]
