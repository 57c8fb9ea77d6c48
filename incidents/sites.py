"""The address of this site, for links in what is read elsewhere."""

from django.conf import settings
from django.http import HttpRequest


def site_address(request: HttpRequest | None = None) -> str:
    """Ending in a slash: the setting `SITE_URL`, else the one asked for, else ""."""
    asked = request.build_absolute_uri("/") if request else ""
    return str(settings.SITE_URL or asked)
