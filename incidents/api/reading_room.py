"""The pages that describe the API: OpenAPI for machines, the same to read and try for people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from incidents.api.problems import answer_exception


class Description(SpectacularAPIView):
    """The OpenAPI description, YAML or JSON by Accept or `format`; it names no data."""

    permission_classes = [AllowAny]

    def get_exception_handler(self) -> Any:
        """Problem details for everything."""
        return answer_exception


@require_safe
def reading_room(request: HttpRequest) -> HttpResponse:
    """The description as a page, from our own files: it works offline and runs no inline script."""
    return render(request, "incidents/api_docs.html")
