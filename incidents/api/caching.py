"""Tells clients and caches how long an answer holds: until something is published."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from incidents.columns import COLUMNS
from incidents.models import Record
from incidents.selection import READER

_SHAPE = ",".join(f"{column.name}={column.template}" for column in COLUMNS)


def etag(request: HttpRequest, position: int, *said: object) -> str:
    """A strong ETag: the ledger position, and all that shapes the answer to this question."""
    address = request.build_absolute_uri(request.path)
    parts = (address, get_language(), position, _SHAPE, *said)
    return f'"{position}-{sha256(repr(parts).encode()).hexdigest()[:24]}"'


def unchanged(
    request: HttpRequest, tag: str, recorded_at: datetime | None = None
) -> HttpResponseBase | None:
    """304 when the client has the answer already; None when it has to be made."""
    response = get_conditional_response(
        request, etag=tag, last_modified=_comparable(request, recorded_at)
    )
    if response is None:
        return None
    state_modified(response, recorded_at)
    return mark(response, tag)


def state_modified(response: HttpResponseBase, recorded_at: datetime | None) -> None:
    """Say when the state that the answer shows was recorded, to the second that HTTP knows."""
    if recorded_at is not None:
        response["Last-Modified"] = http_date(recorded_at.timestamp())


def mark(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """Let the answer be kept but asked for again each time; by all, or by the client alone."""
    response["ETag"] = tag
    patch_vary_headers(response, ["Accept", "Cookie"])
    public = {"public": True} if settings.ANONYMOUS_READING else {"private": True}
    patch_cache_control(response, no_cache=True, **public)
    return response


def _comparable(request: HttpRequest, recorded_at: datetime | None) -> int | None:
    """The second to compare If-Modified-Since with; None where it would not tell two states apart.

    A date says no more than the second, and many entries may be recorded in one.
    """
    if recorded_at is None or "If-None-Match" in request.headers:
        return None
    if "If-Modified-Since" not in request.headers:
        return None
    second = recorded_at.replace(microsecond=0)
    shared = Record.objects.using(READER).filter(
        recorded_at__gte=second, recorded_at__lt=recorded_at
    )
    return None if shared.exists() else int(second.timestamp())
