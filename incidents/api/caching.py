"""Tells clients and caches how long an answer holds: until something is published."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from incidents.columns import COLUMNS

_SHAPE = ",".join(f"{column.name}={column.template}" for column in COLUMNS)


def etag(request: HttpRequest, position: int, *said: object) -> str:
    """A strong ETag: the ledger position, and all that shapes the answer to this question."""
    parts = (request.build_absolute_uri(request.path), position, _SHAPE, *said)
    return f'"{position}-{sha256(repr(parts).encode()).hexdigest()[:24]}"'


def unchanged(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """304 when the client has the answer already; None when it has to be made."""
    response = get_conditional_response(request, etag=tag)
    return mark(response, tag) if response is not None else None


def mark(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """Let the answer be kept but asked for again each time; by all, or by the client alone."""
    response["ETag"] = tag
    patch_vary_headers(response, ["Accept", "Cookie"])
    public = {"public": True} if settings.ANONYMOUS_READING else {"private": True}
    patch_cache_control(response, no_cache=True, **public)
    return response
