"""The address a request came from, for locking out whoever guesses passwords."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the nearest address that is not a proxy of ours.

    `X-Forwarded-For` is read from its end and only as far as TRUSTED_PROXIES wrote it: what stands
    before that is whatever the visitor sent.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    address = str(request.META.get("REMOTE_ADDR", ""))
    for earlier in reversed([part.strip() for part in forwarded if part.strip()]):
        if address not in settings.TRUSTED_PROXIES:
            break
        address = earlier
    return address
