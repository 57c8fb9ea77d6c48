"""Addresses of the front page and the timelines."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import URLPattern, path

from timeline import views
from timeline.explorer.timeline import timeline_json
from timeline.style import STYLE_HASH

#: The HTML timeline stands alone: the one style inside it is named by its hash, no other may run.
_with_its_style: Any = csp_update({"style-src": [SELF, STYLE_HASH]})

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("favicon.ico", views.icon, name="icon"),
    path("explore/timeline.json", timeline_json, name="explore-timeline"),
    path("timeline.<str:extension>", _with_its_style(views.timeline), name="timeline"),
]
