"""The pages that describe the API: OpenAPI for machines, the same to read and try for people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from incidents.api.problems import answer_exception
from incidents.filters import InvalidParameters
from incidents.filters.texts import check_names, check_values, nearest_names, refused

FORMATS = ("yaml", "json")


class Description(SpectacularAPIView):
    """The OpenAPI description, YAML or JSON by Accept or `format`; it names no data."""

    permission_classes = [AllowAny]

    def get_format_suffix(self, **_: Any) -> str | None:
        """The `format` asked for; every other parameter, and every other value, is refused."""
        given = dict(self.request.GET.lists())
        values = given.get("format", [])
        errors = [
            *check_names(given, {"format"}),
            *check_values("format", values, several=False),
        ]
        if values and not errors and values[0] not in FORMATS:
            message = f"format is {' or '.join(FORMATS)}."
            errors = [refused("format", values[0], message, nearest_names(values[0], FORMATS))]
        if errors:
            raise InvalidParameters(errors)
        return values[0] if values else None

    def get_exception_handler(self) -> Any:
        """Problem details for everything."""
        return answer_exception


@require_safe
def reading_room(request: HttpRequest) -> HttpResponse:
    """The description as a page, from our own files: it works offline and runs no inline script."""
    return render(request, "incidents/api_docs.html")
