"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from config import health, languages

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("language/", languages.choose, name="language"),
    path("admin/", admin.site.urls),
    path("api/v1/timelines/", include("timeline.api.urls")),  # before what refuses all the rest
    path("api/v1/", include("incidents.api.urls")),
    path("api/", include("incidents.api.foreign_urls")),
    path("", include("timeline.urls")),
]

handler400 = "config.failures.bad_request"
handler403 = "config.failures.forbidden"
handler404 = "config.failures.not_found"
handler500 = "config.failures.failed"
